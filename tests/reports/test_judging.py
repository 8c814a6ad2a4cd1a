"""Reports say what the rules say, and no more."""

from dataclasses import replace
from datetime import date, time
from random import Random

import pytest

from planner.domain.cadence import Line, Per, Quota, Slots, Term, Weekly
from planner.domain.continuity import check
from planner.domain.filling import fill
from planner.domain.plan import Absence, Channel, Pause, Plan, Post, Readiness, Stance
from planner.domain.span import Week, coming
from planner.models import Role
from planner.queries.people import People, Person
from planner.reports.gathering import Gathered, with_margin
from planner.reports.judging import days_shown, judge, last_week
from planner.reports.strip import DayState, strip
from planner.reports.weekly import WeeklyReport
from tests.domain.plans import case

MONDAY = date(2026, 11, 23)
KIM, BOB = "kim@example.org", "bob@example.org"


def gathered(plan: Plan, titles: dict[int, str] | None = None) -> Gathered:
    people = {email: Person(number, email, email.split("@")[0].title(), Role.EDITOR) for number, email in enumerate((KIM, BOB))}
    names = {channel.key: channel.key.title() for channel in plan.channels}
    by_id = {person.id: person for person in people.values()}
    return Gathered("acme", "Acme", "de", plan, People(by_id, people, {}, {}, ()), names, titles or {}, ())


def judged(channel: Channel, titles: dict[int, str] | None = None, **values) -> WeeklyReport:
    return judge(gathered(Plan((channel,), **values), titles), MONDAY)


def slots(*weekdays: int, lines: int = 1, person: str | None = None) -> Term:
    return Term(date(2026, 1, 5), None, Slots(tuple(Line(Weekly(weekdays), time(9 + n), person=person) for n in range(lines))))


def quota(n: int) -> Term:
    return Term(date(2026, 1, 5), None, Quota(n, Per.WEEK))


def post(
    id_: int, day: int, readiness: Readiness = Readiness.APPROVED, person: str | None = None, hour: int | None = None
) -> Post:
    return Post(id_, date(2026, 11, day), hour and time(hour), readiness=readiness, person=person)


@pytest.mark.parametrize("seed", range(60))
def test_the_numbers_are_those_of_the_rules(seed: int):
    plan, _, today = case(Random(seed))
    today = Week.of(today).monday
    report = judge(gathered(plan), today)
    coming_weeks, week_before = check(plan, coming(today, 28), today), check(plan, last_week(today), today)
    assert [finding.gap for finding in report.findings] == list(coming_weeks.gaps)
    by_key = {channel.key: channel for channel in report.channels}
    for found, before in zip(coming_weeks.channels, week_before.channels, strict=True):
        told = by_key[found.channel]
        assert (told.promised, told.filled, told.paused, told.empty) == (found.promised, found.filled, found.paused, found.empty)
        assert (told.reach, told.runway_weeks) == (found.reach, found.runway_weeks)
        assert tuple(finding.gap for finding in told.findings) == found.gaps
        assert told.last_week.adherence == before.adherence
        assert {finding.gap for finding in told.last_week.findings} <= set(before.gaps)
        assert sum(finding.gap.missing or 0 for finding in told.last_week.findings) == told.last_week.missed


MON, WED = 0, 2
FILLED, IDEA, EMPTY, PAUSED, NONE = DayState.FILLED, DayState.IDEA, DayState.EMPTY, DayState.PAUSED, DayState.NONE


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (Channel("c"), "......."),
        (Channel("c", terms=(slots(MON, WED),)), "o.o...."),
        (Channel("c", terms=(slots(MON, WED),), posts=(post(1, 23), post(2, 25, Readiness.IDEA))), "x.i...."),
        (Channel("c", terms=(slots(MON, lines=2),), posts=(post(1, 23),)), "o......"),  # the worst of a day
        (Channel("c", terms=(slots(MON, lines=2),), posts=(post(1, 23, hour=10),)), "o......"),
        (Channel("c", terms=(slots(MON, WED),), pauses=(Pause(date(2026, 11, 24), date(2026, 11, 25)),)), "opp...."),
        (Channel("c", pauses=(Pause(date(2026, 11, 24), date(2026, 11, 25)),)), "......."),  # nothing is promised, nothing paused
        (Channel("c", terms=(slots(WED),), posts=(post(1, 24),)), "..o...."),  # an extra fills nothing
        (Channel("c", terms=(quota(2),), posts=(post(1, 24),)), ".x....o"),  # posts come one a day, at last on Sunday
        (Channel("c", terms=(quota(2),), posts=(post(1, 29),)), ".....ox"),
        (Channel("c", terms=(quota(7),), posts=(post(1, 24, Readiness.IDEA),)), "oiooooo"),
        (Channel("c", terms=(quota(2),), pauses=(Pause(date(2026, 11, 28), date(2026, 11, 29)),)), "....opp"),
    ],
)
def test_a_strip_shows_each_day_at_a_glance(channel: Channel, expected: str):
    filling = fill(channel, frozenset(), with_margin(days_shown(MONDAY)))
    assert "".join(state.value for state in strip(channel, filling, coming(MONDAY, 7))) == expected


def news_of(report: WeeklyReport) -> list[tuple[str, str, date, bool]]:
    return [(news.channel, news.gap.kind.value, news.gap.first, news.onward) for news in report.headline.news]


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ((), [("C", "slot", date(2026, 11, 23), True)]),
        ((post(1, 23),), [("C", "slot", date(2026, 11, 25), True)]),
        ((post(1, 23), post(2, 30)), [("C", "slot", date(2026, 11, 25), False)]),
        ((post(1, 23), post(2, 25, Readiness.IDEA)), [("C", "readiness", date(2026, 11, 25), True)]),
    ],
)
def test_the_news_is_where_the_plan_breaks_first(posts: tuple[Post, ...], expected: list[object]):
    assert news_of(judged(Channel("c", terms=(slots(MON, WED),), responsible=KIM, posts=posts))) == expected


def test_a_single_promise_is_empty_on_its_day_and_not_from_then_on():
    term = replace(slots(MON), end=date(2026, 11, 30))
    assert news_of(judged(Channel("c", terms=(term,), responsible=KIM))) == [("C", "slot", MONDAY, False)]


def test_a_full_plan_has_no_news():
    days = [date(2026, 11, 16).toordinal() + 7 * week for week in range(60)]
    posts = tuple(Post(number, date.fromordinal(day), readiness=Readiness.APPROVED) for number, day in enumerate(days))
    report = judged(Channel("c", terms=(slots(MON),), responsible=KIM, posts=posts))
    assert (report.headline.news, report.headline.empty) == ((), 0)


def test_only_the_two_most_pressing_channels_are_news():
    channels = tuple(Channel(key, terms=(slots(day),), responsible=KIM) for key, day in (("a", 4), ("b", 1), ("c", 2), ("d", 0)))
    assert [news.channel for news in judge(gathered(Plan(channels)), MONDAY).headline.news] == ["D", "B"]


def test_a_gap_names_its_post_and_person():
    raw = (post(1, 23, Readiness.IDEA, KIM), post(2, 23, Readiness.IDEA, BOB), post(3, 25, Readiness.DRAFT, KIM))
    report = judged(Channel("c", terms=(slots(MON, WED, lines=2),), posts=raw), {1: "Eins", 2: "Zwei", 3: "Drei"})
    named = {(f.person, f.posts) for f in report.channels[0].findings if f.gap.kind.value == "readiness"}
    assert named == {("Kim", ("Eins",)), ("Bob", ("Zwei",)), ("Kim", ("Drei",))}


def test_two_equal_gaps_name_two_posts():
    raw = (post(1, 23, Readiness.IDEA), post(2, 23, Readiness.IDEA))
    report = judged(Channel("c", terms=(slots(MON, lines=2),), posts=raw), {1: "Eins", 2: "Zwei"})
    assert [f.posts for f in report.channels[0].findings if f.gap.kind.value == "readiness"] == [("Eins",), ("Zwei",)]


@pytest.mark.parametrize("last", [25, 26])
def test_an_absence_names_the_channels_without_cover(last: int):
    away = Absence(KIM, date(2026, 11, 24), date(2026, 11, last))
    mine = Channel("mine", responsible=KIM, terms=(slots(WED),))
    covered = Channel("covered", responsible=KIM, stand_in=BOB, terms=(slots(WED),))
    slot_of_mine = Channel("slot", responsible=BOB, terms=(slots(WED, person=KIM),))
    others = Channel("others", responsible=BOB, terms=(slots(WED),))
    report = judge(gathered(Plan((mine, covered, slot_of_mine, others), absences=(away,))), MONDAY)
    assert [(away.person, away.uncovered) for away in report.absences] == [("Kim", ("Mine", "Slot"))]


def test_what_was_missed_names_only_what_did_not_appear():
    posts = (post(1, 16, Readiness.PUBLISHED), post(2, 17, Readiness.DRAFT))
    report = judged(Channel("c", terms=(quota(3),), posts=posts), {1: "Eins", 2: "Zwei"})
    (missed,) = report.channels[0].last_week.findings
    assert (missed.gap.missing, missed.posts) == (2, ("Zwei",))


def test_a_month_whose_open_days_were_over_before_last_week_is_not_missed_in_it():
    monthly = Term(date(2026, 1, 5), None, Quota(2, Per.MONTH))
    pauses = (Pause(date(2026, 11, 10), date(2026, 12, 31)),)
    week = judged(Channel("c", terms=(monthly,), pauses=pauses)).channels[0].last_week
    assert (week.missed, week.findings) == (0, ())


def test_a_channel_on_which_nothing_is_promised_has_a_line_if_it_is_to_publish():
    channels = (Channel("blog"), Channel("x", stance=Stance.LISTEN))
    assert [channel.key for channel in judge(gathered(Plan(channels)), MONDAY).shown] == ["blog"]


def test_an_absence_after_the_four_weeks_is_no_news_yet():
    absences = (Absence(KIM, date(2026, 12, 21), date(2026, 12, 24)), Absence(KIM, date(2026, 11, 1), date(2026, 11, 22)))
    assert judged(Channel("c"), absences=absences).absences == ()


def test_a_week_counts_what_appeared_beside_what_was_promised():
    published = Readiness.PUBLISHED
    posts = (post(1, 15, published), post(2, 16, published), post(3, 17, published), post(4, 18, Readiness.DRAFT))
    week = judged(Channel("c", terms=(slots(MON, WED),), posts=posts)).channels[0].last_week
    assert (week.kept, week.missed, week.published, week.adherence) == (1, 1, 2, 0.5)


def test_an_empty_workspace_has_a_report():
    report = judge(gathered(Plan(())), MONDAY)
    assert (report.channels, report.findings, report.headline.channels) == ((), (), 0)
