"""What is wrong with a cadence's text, and what speaks for one, in a sentence."""

from planner.domain.cadence_error import CadenceError, Fault
from planner.domain.cadence_templates import Why
from planner.wording import gettext, marked

_SENTENCES = {
    Fault.EMPTY: marked("The cadence is empty. Examples: 3/week, Mon,Wed,Fri 09:00, last Fri of month."),
    Fault.WITHIN_ON_QUOTA: marked("“%(part)s”: a quota has no tolerance, since any of its days will do."),
    Fault.PLUS_WITH_QUOTA: marked("“%(part)s”: a quota stands alone and cannot be joined with “+”."),
    Fault.QUOTA_BELOW_ONE: marked("“%(part)s”: a quota promises at least one post."),
    Fault.TOLERANCE: marked("“%(part)s”: the tolerance is 1 or 2 days."),
    Fault.INTERVAL_ZERO: marked("“%(part)s”: the interval is at least 1."),
    Fault.WEEKDAY_NUMBER: marked(
        "“%(part)s”: a month has no such weekday; 1 to 5 count from its beginning, -5 to -1 from its end."
    ),
    Fault.MONTHDAY: marked("“%(part)s”: a month has the days 1 to 31, or -31 to -1 from its end."),
    Fault.DATE: marked("“%(part)s” is not a date such as 2026-12-01."),
    Fault.TIME: marked("“%(part)s” is not a time such as 09:00."),
    Fault.SEVERAL_TIMES: marked("“%(part)s”: one line has one time; join several lines with “+”."),
    Fault.DAILY: marked("“%(part)s”: name the weekdays instead of a daily rule, such as Mon,Tue,Wed,Thu,Fri."),
    Fault.YEARLY: marked("“%(part)s”: a yearly rule is no cadence; name the days instead, such as days 2026-12-01."),
    Fault.COUNT: marked("“%(part)s”: a cadence is ended on a day, not after a number of posts."),
    Fault.UNTIL: marked("“%(part)s”: a cadence is ended on a day of its own, not inside its rule."),
    Fault.BYSETPOS: marked("“%(part)s”: BYSETPOS is not read; write the numbered weekday, such as last Fri of month."),
    Fault.WEEKLY_WITHOUT_BYDAY: marked("“%(part)s”: a weekly rule names its weekdays (BYDAY)."),
    Fault.MONTHLY_BYDAY_WITHOUT_NUMBER: marked("“%(part)s”: in a month a weekday needs its number, such as 1MO or -1FR."),
    Fault.MONTHLY_WITHOUT_DAY: marked("“%(part)s”: a monthly rule names its days (BYDAY or BYMONTHDAY)."),
    Fault.BYDAY_AND_BYMONTHDAY: marked("“%(part)s”: a rule names weekdays or days of the month, not both."),
    Fault.NOT_UNDERSTOOD: marked("“%(part)s” is not understood. Examples: 3/week, Mon,Wed,Fri 09:00, last Fri of month."),
}
_WHY = {
    Why.FIXED_DAY: marked("A fixed day becomes a habit, for readers and for the team."),
    Why.OPEN_DAY: marked("The number counts, not the day: whatever is ready goes out."),
    Why.FORTNIGHT: marked("Half the work, and still never three weeks of silence."),
    Why.WORKING_HOURS: marked("Read at work, in the course of the morning."),
    Why.THREE_PILLARS: marked("Three days carry three pillars: one each."),
    Why.EVENING: marked("Read after work, when there is time to look."),
    Why.EVERY_WORKDAY: marked("Short posts are gone within hours: one each working day."),
    Why.PRODUCTION: marked("It takes weeks to make: one day a month that is surely kept."),
    Why.RARE: marked("Rare enough to be opened, often enough to be remembered."),
    Why.ON_THE_WAY: marked("There in time for the way to work."),
    Why.WEEK_BEGINS: marked("The week begins with what is new in the house."),
    Why.HANGING: marked("What has been hanging for weeks is no longer read."),
    Why.LIKE_A_MESSAGE: marked("It arrives like a message from friends: rarely more than once a week."),
    Why.QUARTER: marked("Four issues a year leave time for good stories."),
    Why.LOOKED_THROUGH: marked("Once a month something is renewed, so that nothing grows old."),
}


def cadence_sentence(error: CadenceError) -> str:
    return gettext(_SENTENCES[error.code], part=error.part)


def why_sentence(why: Why) -> str:
    return gettext(_WHY[why])
