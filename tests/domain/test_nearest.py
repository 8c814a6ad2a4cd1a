import random

from planner.domain.nearest import nearest_pairs


def slow(left: list[int], right: list[int]) -> list[int]:
    """Distances, always of the nearest two that are left."""
    left, right, distances = list(left), list(right), []
    while left and right:
        distance, one, other = min((abs(a - b), a, b) for a in left for b in right)
        distances.append(distance)
        left.remove(one)
        right.remove(other)
    return distances


def test_the_nearest_two_are_paired_first():
    assert list(nearest_pairs([1, 10], [9, 30])) == [(1, 0), (0, 1)]


def test_what_is_left_on_one_side_stays_alone():
    assert list(nearest_pairs([5, 5, 9], [5])) in ([(0, 0)], [(1, 0)])
    assert list(nearest_pairs([], [1])) == []


def test_distances_are_those_of_the_slow_way():
    chance = random.Random(4)
    for _ in range(300):
        left = chance.sample(range(1, 2000, 2), chance.randrange(8))  # odd and even by powers: no two distances tie
        right = chance.sample(range(0, 2000, 2), chance.randrange(8))
        pairs = list(nearest_pairs(left, right))
        assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == min(len(left), len(right))
        distances = [abs(left[a] - right[b]) for a, b in pairs]
        assert distances == sorted(distances)
        if len({abs(a - b) for a in left for b in right}) == len(left) * len(right):
            assert distances == slow(left, right)
