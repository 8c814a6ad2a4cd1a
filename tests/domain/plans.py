"""Small nasty plans around a day: odd terms, half paused quotas, people away, posts on all the wrong days.

`case(random)` draws one from any random.Random, hypothesis's included; `simpler(case)` gives all cases with one thing
less, so that a difference can be made small.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, time, timedelta
from random import Random
from typing import Any, NamedTuple

from planner.domain.cadence import Cadence, Days, Line, Monthly, Per, Quota, Rule, Slots, Term, Weekly
from planner.domain.plan import Absence, Channel, Effort, Inquiry, Pause, Plan, Post, Readiness, Stance, Topic
from planner.domain.span import Span

PEOPLE = ("alice@example.org", "bob@example.org", "charlie@example.org")
TIMES = (None, None, time(9), time(9, 30), time(18))
# Ends of months and years, week 2026-W53, both leap days around, the nights when clocks change, and ordinary days.
TURNS = (
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2027, 2, 28),
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 11, 23),
    date(2027, 6, 16),
)


class Case(NamedTuple):
    plan: Plan
    span: Span
    today: date


def case(random: Random) -> Case:
    today = days_from(random.choice(TURNS), random, -9, 9)
    topics = tuple(topic(number, random) for number in range(1, random.randint(0, 5) + 1))
    ids = list(range(1, 61))
    random.shuffle(ids)
    channels = tuple(channel(key, topics, ids, today, random) for key in "cab"[: random.choice((1, 1, 1, 1, 2, 3))])
    plan = Plan(
        channels=channels,
        topics=topics,
        holidays=frozenset(some(random, 12, lambda: days_from(today, random, -20, 35))),
        absences=some(random, 4, lambda: absence(today, random)),
        stand_ins={person: random.choice(PEOPLE) for person in PEOPLE if random.random() < 0.4},
        hours={person: random.choice((0, 2.5, 10, 40)) for person in PEOPLE if random.random() < 0.6},
        efforts=some(random, 4, lambda: effort(today, random)),
        assume_publication=random.random() < 0.6,
        horizon=random.choice((28, 28, 28, 7, 70)),
    )
    return Case(plan, span(today, random), today)


def days_from(day: date, random: Random, least: int, most: int) -> date:
    return day + timedelta(days=random.randint(least, most))


def some(random: Random, most: int, make: Any) -> tuple[Any, ...]:
    """None of them as often as any."""
    count = random.choice((0, random.randint(0, most)))
    return tuple(make() for _ in range(count))


def span(today: date, random: Random) -> Span:
    first = random.choice((today, days_from(today, random, -14, -1), days_from(today, random, -40, 25)))
    return Span(first, first + timedelta(days=random.choice((1, 7, 14, 28, 28, random.randint(1, 60)))))


def topic(number: int, random: Random) -> Topic:
    return Topic(
        id=number,
        channels=frozenset(random.sample("abc", random.choice((0, 0, 1, 2)))),
        evergreen=random.random() < 0.3,
        dropped=random.random() < 0.2,
        cool_down=random.choice((None, 1, 5, 30)),
    )


def absence(today: date, random: Random) -> Absence:
    first = days_from(today, random, -15, 25)
    return Absence(random.choice(PEOPLE), first, days_from(first, random, 0, random.choice((0, 5, 30))))


def effort(today: date, random: Random) -> Effort:
    return Effort(random.choice(PEOPLE), days_from(today, random, -10, 15), random.choice((0.5, 2, 6, 20)))


def channel(key: str, topics: tuple[Topic, ...], ids: list[int], today: date, random: Random) -> Channel:
    stance = random.choice((Stance.PUBLISH,) * 20 + (Stance.LISTEN, Stance.PRACTISE, Stance.OFF))
    terms = some_terms(today, random)
    if stance is not Stance.PUBLISH:
        terms = ended(terms, days_from(today, random, -5, 0))
    return Channel(
        key=key,
        stance=stance,
        responsible=random.choice((None, *PEOPLE)),
        stand_in=random.choice((None, None, *PEOPLE)),
        lead_days=random.choice((3, 0, 1, 2, 3, 4, 5)),
        max_silence=random.choice((None, None, None, 3, 7, 20)),
        min_distance=random.choice((None, None, 1, 2, 4)),
        max_per_day=random.choice((None, None, 1, 2)),
        terms=terms,
        pauses=some(random, 3, lambda: pause(today, random)),
        posts=posts(ids, topics, terms, today, random),
        inquiries=some(random, 3, lambda: Inquiry(days_from(today, random, -9, 5))),
    )


def some_terms(today: date, random: Random) -> tuple[Term, ...]:
    """Ascending, often touching in mid-week, sometimes with a hole between, perhaps the last one ended."""
    count = random.choice((0, 1, 1, 1, 1, 1, 2, 2, 2, 3))
    first = days_from(today, random, -random.choice((5, 30, 30, 60, 400)), 4)
    terms = []
    for _ in range(count):
        end = days_from(first, random, 1, random.choice((3, 12, 40, 70)))
        terms.append(Term(first, end, cadence(first, random)))
        first = random.choice((end, end, days_from(end, random, 1, 9)))
    if terms and random.random() < 0.85:
        terms[-1] = replace(terms[-1], end=None)
    return tuple(terms)


def ended(terms: tuple[Term, ...], on: date) -> tuple[Term, ...]:
    """4.1: any other stance than `publish` ends the running cadence on that day."""
    return tuple(replace(term, end=min(term.end or on, on)) for term in terms if term.first < on)


def cadence(first: date, random: Random) -> Cadence:
    skip = random.random() < 0.5
    if random.random() < 0.4:
        weekdays = random.choice((None, tuple(sorted(random.sample(range(7), random.randint(1, 5))))))
        return Quota(random.choice((1, 2, 3, 5, 8)), random.choice(tuple(Per)), weekdays, skip)
    rules = [rule(first, random) for _ in range(random.choice((1, 1, 2)))]
    lines = tuple(line(random.choice(rules), random) for _ in range(random.choice((1, 1, 2, 3))))
    return Slots(lines, skip, random.choice((0, 0, 1, 2)))


def line(rule: Rule, random: Random) -> Line:
    return Line(rule, random.choice(TIMES), person=random.choice((None, None, *PEOPLE)))


def rule(first: date, random: Random) -> Rule:
    interval = random.choice((1, 1, 1, 1, 1, 2, 3, 12))
    kind = random.choice(("weekly", "weekly", "weekly", "weekly", "weekly", "weekdays", "days", "dates"))
    if kind == "weekly":
        return Weekly(tuple(sorted(random.sample(range(7), random.choice((1, 2, 4))))), min(interval, 3))
    if kind == "weekdays":
        numbered = ((5, 0), (-1, 4), (1, 0), (-5, 2), (random.randint(1, 4), random.randint(0, 6)))
        return Monthly(weekdays=tuple(random.sample(numbered, random.randint(1, 2))), interval=interval)
    if kind == "days":
        days = random.sample((1, 15, 28, 29, 30, 31, -1, -2, -29, -31), random.randint(1, 3))
        return Monthly(days=tuple(days), interval=interval)
    dates = {days_from(first, random, -3, 40) for _ in range(random.randint(1, 5))}
    return Days(tuple(sorted(dates)))


def pause(today: date, random: Random) -> Pause:
    first = days_from(today, random, -15, 20)
    return Pause(first, days_from(first, random, 0, random.choice((0, 3, 14, 30))))


def posts(ids: list[int], topics: tuple[Topic, ...], terms: tuple[Term, ...], today: date, random: Random) -> tuple[Post, ...]:
    """Mostly on or beside (few of) the days promised around today, else anywhere; some channels have only ripe ones."""
    wanted = [day for day in Span(days_from(today, random, -14, -3), days_from(today, random, 2, 21)) if fits(day, terms)]
    wanted = random.sample(wanted, min(len(wanted), random.choice((1, 3, 20, 20))))
    ripe = random.choice((Readiness.IDEA, Readiness.IDEA, Readiness.APPROVED))

    def make() -> Post:
        anywhere = days_from(today, random, *random.choice(((-6, 6), (-20, 20), (-60, 60))))
        close = days_from(random.choice(wanted), random, *random.choice(((0, 0), (0, 0), (-2, 2)))) if wanted else today
        return Post(
            id=ids.pop(),
            day=random.choice((anywhere, close, close, close)),
            time=random.choice(TIMES),
            readiness=random.choice([readiness for readiness in Readiness if readiness >= ripe]),
            cancelled=random.random() < 0.1,
            person=random.choice((None, None, *PEOPLE)),
            topic=random.choice((None, *(topic.id for topic in topics))),
        )

    return tuple(make() for _ in range(random.choice((0, 2, 6, 12, 20))))


def fits(day: date, terms: tuple[Term, ...]) -> bool:
    """Whether a day may well be promised; it need not be exact."""
    cadences = [term.cadence for term in terms if term.first <= day and (term.end is None or day < term.end)]
    for cadence in cadences:
        if isinstance(cadence, Quota):
            return cadence.weekdays is None or day.weekday() in cadence.weekdays
        return any(fits_rule(day, line.rule) for line in cadence.lines)
    return False


def fits_rule(day: date, rule: Rule) -> bool:
    if isinstance(rule, Weekly):
        return day.weekday() in rule.weekdays
    if isinstance(rule, Days):
        return day in rule.days
    return day.day in rule.days or day.weekday() in [weekday for _, weekday in rule.weekdays]


def simpler(of: Case) -> Iterator[Case]:
    """All cases with one thing left out or set to its default, the largest things first."""
    for plan in simpler_values(of.plan):
        yield of._replace(plan=plan)
    if len(of.span) > 1:
        yield of._replace(span=Span(of.span.first, of.span.end - timedelta(days=1)))
        yield of._replace(span=Span(of.span.first + timedelta(days=1), of.span.end))


def simpler_values(value: Any) -> Iterator[Any]:
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, tuple) and field.name not in ("weekdays", "days"):
            for index, item in enumerate(held):
                less = held[:index] + held[index + 1 :]
                if less or field.name != "lines":
                    yield replace(value, **{field.name: less})
                for smaller in simpler_values(item):
                    yield replace(value, **{field.name: (*held[:index], smaller, *held[index + 1 :])})
        elif isinstance(held, dict):
            for key in held:
                yield replace(value, **{field.name: {name: held[name] for name in held if name != key}})
        elif isinstance(held, frozenset):
            for item in held:
                yield replace(value, **{field.name: held - {item}})
        elif field.name == "cadence":
            for smaller in simpler_values(held):
                yield replace(value, cadence=smaller)
        elif field.name in ("time", "person", "topic", "pillar", "max_silence", "responsible", "stand_in") and held:
            yield replace(value, **{field.name: None})
