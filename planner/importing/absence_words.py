"""What an entry of a calendar has to say to be an absence, and how it names somebody. In German and English."""

import re

from planner.importing.grid import Event

AWAY = re.compile(
    r"\b(?:\w*urlaub|\w*urlaubstage?|abwesen(?:d|heit)|krank(?:heit|meldung|geschrieben)?|arbeitsunfähig|elternzeit"
    r"|mutterschutz|freizeitausgleich|überstundenabbau|gleittag|brückentag frei|nicht (?:da|im haus|im büro)|außer haus"
    r"|vacations?|(?:annual|sick|parental|maternity|paternity|unpaid) leave|(?:day|time)s? off|pto|ooo|o\.o\.o\."
    r"|out of (?:the )?office|out sick|off sick|on leave|on holidays?)(?!\w)",
    re.I,
)
# In a title of a few words these mean the same; in longer ones anything.
SHORT = re.compile(r"\b(?:frei|holidays?|away|leave|off|absent|absence|sick|reha|kur)\b", re.I)
FEW_WORDS = 3
NOT_AWAY = re.compile(
    r"^\W*(?:\w*vertret\w*|stand-?in|cover(?:ing)? for)\b|\b(?:home ?-?office|mobiles arbeiten|working elsewhere|remote"
    r"|geburtstag|birthday|feiertag|(?:public|bank) holiday)\b",
    re.I,
)


def is_absence(event: Event, *, personal: bool) -> bool:
    """A team's calendar of absences holds nothing else, unless it says so; one's own holds everything."""
    words = " ".join((event.summary or "", *event.categories))
    if event.cancelled or NOT_AWAY.search(words):
        return False
    if event.shown_as == "OOF" or AWAY.search(words) or (_is_short(words) and not _is_free(event, words)):
        return True
    if event.time is not None:
        return False
    return event.shown_as in ("OPAQUE", "BUSY") if personal else event.shown_as != "WORKINGELSEWHERE"


def _is_short(words: str) -> bool:
    return len(words.split()) <= FEW_WORDS and SHORT.search(words) is not None


def _is_free(event: Event, words: str) -> bool:
    """Outlook entitles an hour in which somebody can be had `Frei`."""
    return event.shown_as in ("FREE", "TRANSPARENT") and words.strip().lower() in ("frei", "free")


def names_of(email: str, name: str) -> re.Pattern[str]:
    """The address, `Kim Schäfer`, or `Schäfer, Kim`, titles such as Dr. left out. A first name alone is too many people's."""
    words = name.split()
    while len(words) > 2 and words[0].endswith("."):
        words = words[1:]
    forms = [email] if not words else [email, " ".join(words)]
    if len(words) > 1:
        forms += [f"{words[-1]}, {' '.join(words[:-1])}", f"{words[-1]} {' '.join(words[:-1])}"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.I)
