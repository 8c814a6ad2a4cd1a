"""School holidays of a region, as far as they are known."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class SchoolBreak(Enum):
    AUTUMN = "autumn"
    CHRISTMAS = "christmas"
    WINTER = "winter"
    SEMESTER = "semester"
    SPRING = "spring"
    EASTER = "easter"
    PENTECOST = "pentecost"
    SUMMER = "summer"
    DAY = "day"  # a single day without lessons


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """Both days included."""

    kind: SchoolBreak
    first: date
    last: date
