"""What can be wrong with a cadence's text. The sentences stand in the interface."""

from enum import Enum


class Fault(Enum):
    EMPTY = "empty"
    WITHIN_ON_QUOTA = "within_on_quota"  # a quota has no tolerance
    PLUS_WITH_QUOTA = "plus_with_quota"  # a quota stands alone
    QUOTA_BELOW_ONE = "quota_below_one"
    TOLERANCE = "tolerance"  # neither 1 nor 2 days
    INTERVAL_ZERO = "interval_zero"
    WEEKDAY_NUMBER = "weekday_number"  # 6MO: no month has a sixth Monday
    MONTHDAY = "monthday"  # neither 1 to 31 nor -31 to -1
    DATE = "date"
    TIME = "time"
    SEVERAL_TIMES = "several_times"  # several BYHOUR: each time is a line of its own
    DAILY = "daily"
    YEARLY = "yearly"
    COUNT = "count"
    UNTIL = "until"
    BYSETPOS = "bysetpos"
    WEEKLY_WITHOUT_BYDAY = "weekly_without_byday"
    MONTHLY_BYDAY_WITHOUT_NUMBER = "monthly_byday_without_number"
    MONTHLY_WITHOUT_DAY = "monthly_without_day"
    BYDAY_AND_BYMONTHDAY = "byday_and_bymonthday"
    NOT_UNDERSTOOD = "not_understood"


class CadenceError(ValueError):
    """A text that is no cadence; `part` is the piece at fault, as it was written."""

    def __init__(self, code: Fault, part: str) -> None:
        super().__init__(f"{code.value}: {part}")
        self.code = code
        self.part = part
