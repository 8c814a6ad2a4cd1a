"""The oracle itself, held against plans worked out by hand from DESIGN section 4."""

from datetime import date, time, timedelta

from planner.domain.cadence import Days, Line, Monthly, Per, Quota, Slots, Term, Weekly
from planner.domain.gap import ChannelContinuity, Gap, Kind, Reach, Reason, Severity
from planner.domain.plan import Absence, Channel, Effort, Inquiry, Pause, Plan, Post, Readiness, Stance, Topic
from planner.domain.span import Span
from tests.domain.oracle import expected
from tests.domain.oracle_outlook import Silence, figures
from tests.domain.oracle_promises import occurrences

MONDAY = date(2026, 11, 23)
EVERY_DAY = tuple(range(7))
KIM, LEE = "kim@example.org", "lee@example.org"


def day(number: int) -> date:
    """Days counted from a Monday."""
    return MONDAY + timedelta(days=number)


def weekly(*weekdays: int, at: time | None = None, tolerance: int = 0) -> Slots:
    return Slots((Line(Weekly(weekdays), at),), tolerance=tolerance)


def channel(cadence: Slots | Quota, *posts: Post, first: date = MONDAY, end: date | None = None, **more) -> Channel:
    return Channel("blog", terms=(Term(first, end, cadence),), posts=posts, **{"max_silence": 999, **more})


def judged(channel: Channel, first: int = 0, end: int = 28, today: int = 0, **plan) -> ChannelContinuity:
    return expected(Plan((channel,), **plan), Span(day(first), day(end)), day(today)).channels[0]


def gaps(of: ChannelContinuity, *kinds: Kind) -> list[Gap]:
    return [gap for gap in of.gaps if gap.kind in kinds]


def promise_gaps(of: ChannelContinuity) -> list[Gap]:
    return gaps(of, Kind.SLOT, Kind.QUOTA, Kind.READINESS)


def counts(of: ChannelContinuity) -> tuple[int, int, int, int]:
    return (of.promised, of.filled, of.paused, of.empty)


def test_every_second_week_is_counted_from_the_iso_week_of_the_first_day_not_from_the_first_tuesday():
    line = Line(Weekly((1,), interval=2))
    assert occurrences(line, date(2026, 12, 30), date(2027, 1, 20)) == [date(2027, 1, 12)]  # weeks 53 and 2, not 1


def test_a_fifth_monday_and_a_31st_are_missing_in_months_that_have_none():
    line = Line(Monthly(weekdays=((5, 0),)))
    assert occurrences(line, date(2026, 10, 1), date(2027, 4, 1)) == [date(2026, 11, 30), date(2027, 3, 29)]
    line = Line(Monthly(days=(31,), interval=2))
    assert occurrences(line, date(2026, 12, 5), date(2027, 5, 1)) == [date(2026, 12, 31)]  # February and April have none


def test_29_february_comes_in_leap_years_only_and_minus_one_is_the_last_day():
    line = Line(Monthly(days=(29, -1)))
    assert occurrences(line, date(2028, 2, 1), date(2028, 3, 1)) == [date(2028, 2, 29)]
    assert occurrences(line, date(2027, 2, 1), date(2027, 3, 1)) == [date(2027, 2, 28)]


def test_a_quota_week_that_is_half_paused_owes_its_share_rounded_half_up():
    # 3 a week on Mon..Fri; paused Mon and Tue: owed = rounded(3 * 3/5) = rounded(1.8) = 2, paused = 1
    pauses = (Pause(day(0), day(1)),)
    of = judged(channel(Quota(3, Per.WEEK, (0, 1, 2, 3, 4)), pauses=pauses), 0, 7)
    assert counts(of) == (3, 0, 1, 2)


def test_a_change_of_quota_in_mid_week_makes_two_periods_of_one_week():
    # 7 a week for Mon..Wed owes 3; 1 a week for Thu..Sun owes rounded(4/7) = 1; a post on Thursday fills only the second
    terms = (Term(day(0), day(3), Quota(7, Per.WEEK)), Term(day(3), None, Quota(1, Per.WEEK)))
    of = judged(Channel("blog", terms=terms, posts=(Post(1, day(3), readiness=Readiness.DRAFT),), max_silence=999), 0, 7)
    assert counts(of) == (4, 1, 0, 3)
    assert [(gap.first, gap.last, gap.missing) for gap in gaps(of, Kind.QUOTA)] == [(day(0), day(2), 3)]


def test_four_weeks_from_a_wednesday_show_five_weekly_periods_judged_whole():
    posts = (Post(1, day(0), readiness=Readiness.PUBLISHED),)
    of = judged(channel(Quota(1, Per.WEEK), *posts), 2, 30, today=2)
    assert counts(of) == (5, 1, 0, 4)  # the Monday before the span fills the first


def test_an_exact_time_is_filled_before_a_riper_post_without_it():
    posts = (Post(1, day(0), time(9), Readiness.IDEA), Post(2, day(0), time(10), Readiness.APPROVED))
    of = judged(channel(weekly(0, at=time(9)), *posts), 0, 7)
    assert [(gap.readiness, gap.severity) for gap in promise_gaps(of)] == [(Readiness.IDEA, Severity.CRITICAL)]


def test_two_slots_a_day_keep_the_riper_posts_and_pair_them_by_time():
    lines = (Line(Weekly((0,)), time(9), person=KIM), Line(Weekly((0,)), time(18), person=LEE))
    posts = (
        Post(1, day(0), time(12), Readiness.IDEA),
        Post(2, day(0), None, Readiness.DRAFT),
        Post(3, day(0), time(20), Readiness.APPROVED),
    )
    of = judged(channel(Slots(lines), *posts), 0, 7)
    # the idea is the extra; 20:00 takes 9:00 (Kim), the one without a time takes 18:00 (Lee)
    [gap] = promise_gaps(of)
    assert (gap.kind, gap.readiness, gap.responsible) == (Kind.READINESS, Readiness.DRAFT, LEE)


def test_tolerance_does_not_reach_across_a_change_of_cadence():
    # the 2nd Monday falls under the new cadence; the Sunday post belongs to the old one
    posts = (Post(1, day(6), readiness=Readiness.DRAFT),)
    within = channel(weekly(0, tolerance=1), *posts)
    assert counts(judged(within, 7, 8)) == (1, 1, 0, 0)
    terms = (Term(day(0), day(7), weekly(2)), Term(day(7), None, weekly(0, tolerance=1)))
    assert counts(judged(Channel("blog", terms=terms, posts=posts), 7, 8)) == (1, 0, 0, 1)


def test_a_promise_filled_from_a_later_day_is_due_only_after_that_day():
    posts = (Post(1, day(2), readiness=Readiness.DRAFT),)
    on_tuesday = channel(weekly(1, tolerance=1), *posts)
    of = judged(on_tuesday, 0, 7, today=2)  # the slot is past, its post is today
    assert [(gap.kind, gap.first, gap.severity) for gap in promise_gaps(of)] == [(Kind.READINESS, day(2), Severity.WARNING)]
    of = judged(on_tuesday, 0, 7, today=3)
    assert [(gap.kind, gap.first, gap.severity) for gap in promise_gaps(of)] == [(Kind.SLOT, day(1), Severity.CRITICAL)]


def test_empty_slots_are_critical_within_the_lead_time_warning_within_twice_it_and_open_beyond():
    of = judged(channel(weekly(*EVERY_DAY), lead_days=2), -1, 6)
    found = [(gap.first, gap.severity) for gap in of.gaps if gap.kind is Kind.SLOT]
    critical, warning = Severity.CRITICAL, Severity.WARNING
    assert found == [
        (day(0), critical), (day(1), critical), (day(2), critical), (day(3), warning), (day(4), warning), (day(5), Severity.OPEN),
    ]  # fmt: skip


def test_a_missed_slot_is_critical_for_seven_days_and_then_past():
    posts = (Post(1, day(0), readiness=Readiness.APPROVED),)
    of = judged(channel(weekly(0), *posts), 0, 7, today=7, assume_publication=False)
    assert [(gap.reason, gap.readiness, gap.severity) for gap in of.gaps if gap.first == day(0)] == [
        (Reason.MISSED, Readiness.APPROVED, Severity.CRITICAL)
    ]
    assert of.adherence == 0.0
    of = judged(channel(weekly(0), *posts), 0, 7, today=8, assume_publication=False)
    assert gaps(of, Kind.SLOT)[0].severity is Severity.PAST
    assert judged(channel(weekly(0), *posts), 0, 7, today=8).adherence == 1.0


def test_two_empty_quota_promises_are_judged_by_the_last_but_one_open_day():
    # Mon..Sun, 3 owed, one filled: two more have to come by Saturday (day 5): 5 <= 2 * 3 -> warning
    posts = (Post(1, day(6), readiness=Readiness.APPROVED),)
    of = judged(channel(Quota(3, Per.WEEK), *posts), 0, 7)
    assert promise_gaps(of) == [Gap(Kind.QUOTA, day(0), day(6), 2, None, Severity.WARNING, None, Reason.NO_POST)]


def test_raw_posts_around_a_day_that_the_quota_does_not_know_are_shown_on_it():
    # Tue and Thu only, two ideas: the readiness gap lies from Tuesday to Thursday, so a Wednesday shows it; no period
    posts = (Post(1, day(1)), Post(2, day(3), readiness=Readiness.DRAFT))
    of = judged(channel(Quota(2, Per.WEEK, (1, 3)), *posts, responsible=KIM), 2, 3)
    assert counts(of) == (0, 0, 0, 0)
    assert promise_gaps(of) == [Gap(Kind.READINESS, day(1), day(3), 2, Readiness.IDEA, Severity.CRITICAL, KIM, Reason.TOO_RAW)]


def test_silence_does_not_count_paused_days_and_ends_with_the_span():
    posts = (Post(1, day(-1), readiness=Readiness.PUBLISHED),)
    quiet = {"max_silence": 9, "pauses": (Pause(day(0), day(4)),)}
    of = judged(channel(Quota(1, Per.WEEK), *posts, **quiet), 0, 14)
    # 15 days from the post to the end, 5 of them paused: 10 > 9; passed on day 14, more than 2L = 6 days ahead
    assert gaps(of, Kind.SILENCE) == [Gap(Kind.SILENCE, day(0), day(13), None, None, Severity.OPEN, None, Reason.TOO_LONG)]
    assert gaps(judged(channel(Quota(1, Per.WEEK), *posts, **quiet), 0, 13), Kind.SILENCE) == []


def test_the_silence_allowed_is_twice_the_usual_distance_but_at_least_14_days():
    silent = channel(Slots((Line(Monthly(days=(1,))),)), first=date(2027, 2, 1), max_silence=None)
    first = (date(2027, 2, 1) - MONDAY).days
    assert gaps(judged(silent, first, first + 62), Kind.SILENCE) == []  # 2 x 31
    assert len(gaps(judged(silent, first, first + 63), Kind.SILENCE)) == 1
    busy = channel(Quota(2, Per.WEEK), max_silence=None)  # 2 x 4 < 14
    assert gaps(judged(busy, 0, 14), Kind.SILENCE) == []
    assert len(gaps(judged(busy, 0, 15), Kind.SILENCE)) == 1


def test_cover_is_the_run_of_bare_days_around_the_promises_and_a_stand_in_ends_it():
    away = (Absence(KIM, day(0), day(13)), Absence(LEE, day(10), day(10)))
    lonely = channel(weekly(2), responsible=KIM)
    [gap] = gaps(judged(lonely, absences=away), Kind.COVER)
    assert gap == Gap(Kind.COVER, day(0), day(13), 2, None, Severity.CRITICAL, KIM, Reason.ABSENT)  # Wed = day 2 <= L
    covered = channel(weekly(2), responsible=KIM, stand_in=LEE)
    assert gaps(judged(covered, absences=away), Kind.COVER) == []  # day 10 is bare but holds nothing
    assert len(gaps(judged(lonely, absences=away, stand_ins={KIM: LEE}), Kind.COVER)) == 0


def test_an_empty_quota_promise_lies_only_where_nobody_is_on_all_open_days_of_its_period():
    # away Mon..Sun of week 1 and Mon of week 2: the promise of week 2 can move to Tuesday
    [gap] = gaps(judged(channel(Quota(2, Per.WEEK), responsible=KIM), absences=(Absence(KIM, day(0), day(7)),)), Kind.COVER)
    assert (gap.first, gap.last, gap.missing) == (day(0), day(7), 2)


def test_nobody_is_said_when_no_person_is_named_at_all():
    [gap] = gaps(judged(channel(weekly(2)), 0, 7), Kind.COVER)
    assert (gap.reason, gap.responsible, gap.first, gap.last) == (Reason.NOBODY, None, day(0), day(6))


def test_reach_is_the_day_before_the_first_hole_yesterday_open_or_none():
    assert judged(channel(weekly(0))).reach == day(-1)
    posts = (Post(1, day(0), readiness=Readiness.DRAFT), Post(2, day(7), readiness=Readiness.IDEA))
    assert judged(channel(weekly(0), *posts)).reach == day(6)
    once = Slots((Line(Days((day(0),))),))
    assert judged(channel(once, *posts)).reach is Reach.OPEN
    assert judged(channel(once, *posts), today=1).reach is None
    # a quota week that lacks one counts from its first open day, here today
    assert judged(channel(Quota(2, Per.WEEK), *posts), today=3).reach == day(2)


def test_runway_divides_open_topics_by_the_promises_of_52_weeks():
    topics = (Topic(1), Topic(2, dropped=True), Topic(3), Topic(4, evergreen=True), Topic(5, frozenset({"other"})))
    posts = (Post(1, day(0), readiness=Readiness.DRAFT, topic=3), Post(2, day(0), readiness=Readiness.IDEA, topic=4))
    of = judged(channel(weekly(0, 2), *posts, end=day(3)), topics=topics)  # "as if it went on"
    assert of.runway_weeks == 1.0  # 1 and 4, two a week
    # planned until Tuesday, then 7 days of topics
    assert [(gap.first, gap.severity) for gap in gaps(of, Kind.RUNWAY)] == [(day(8), Severity.OPEN)]
    assert judged(channel(weekly(0), end=day(1)), today=1, topics=topics).runway_weeks is None


def test_other_stances_have_neither_silence_nor_cover():
    quiet = channel(weekly(0), first=day(-30), end=day(0), stance=Stance.LISTEN, max_silence=1)
    assert {gap.kind for gap in judged(quiet, -30, 28).gaps} == {Kind.SLOT}


def test_inquiries_efforts_and_posts_too_near_are_told():
    posts = tuple(Post(number, day(number), readiness=Readiness.DRAFT, topic=1) for number in (8, 9))
    crowded = channel(weekly(0), *posts, responsible=KIM, min_distance=2, inquiries=(Inquiry(day(-3)), Inquiry(day(0))))
    # 10 hours a week, Friday away: 8 hours left
    plan = Plan(
        (crowded,), (Topic(1, cool_down=1),), absences=(Absence(KIM, day(4), day(6)),), hours={KIM: 10},
        efforts=(Effort(KIM, day(6), 8.5), Effort(KIM, day(7), 10)),
    )  # fmt: skip
    of = expected(plan, Span(day(0), day(28)), day(0))
    assert of.gaps == (Gap(Kind.OVERLOAD, day(0), day(6), None, None, Severity.WARNING, KIM, Reason.TOO_MUCH),)
    assert gaps(of.channels[0], Kind.RESPONSE) == [
        Gap(Kind.RESPONSE, day(-2), day(0), 1, None, Severity.CRITICAL, KIM, Reason.OVERDUE)
    ]
    assert gaps(of.channels[0], Kind.COLLISION) == [
        Gap(Kind.COLLISION, day(8), day(9), 1, None, Severity.WARNING, KIM, Reason.TOO_CLOSE)
    ]
    assert gaps(of.channels[0], Kind.REPETITION) == []


def test_history_counts_weeks_and_the_earliest_of_the_longest_silences():
    days = [date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 29), date(2027, 1, 4), date(2027, 2, 1)]
    posts = [Post(number, of, readiness=Readiness.PUBLISHED) for number, of in enumerate(days)]
    found = figures(posts, Plan(()), date(2027, 2, 3))
    assert found.longest_silence == Silence(28, date(2026, 12, 1), date(2026, 12, 29))
    assert (found.posts, found.days, found.current_silence, found.most_in_week) == (5, 4, 2, 2)
    # weeks 49, 53 (year 2026), 1 and 5: ten in all, three empty from 50 to 52 and from 2 to 4, two in a row with posts
    assert (found.weeks_spanned, found.weeks_with_posts) == (10, 4)
    assert (found.longest_empty_weeks, found.longest_active_weeks) == (3, 2)
