"""Why a subscribed calendar cannot be read, in one sentence or two, and what helps."""

from planner.fetching import Reason
from planner.importing import subscribed
from planner.jobs.absence_calendars import NO_KEY
from planner.wording import gettext, marked

SENTENCES: dict[str, str] = {
    Reason.ADDRESS: marked(
        "This is no address that can be asked: it begins with https:// and holds neither a password nor a port."
    ),
    Reason.UNKNOWN_HOST: marked("There is no such host."),
    Reason.NOT_PUBLIC: marked("The address leads into a closed network. Only addresses that are open to everybody are asked."),
    Reason.UNREACHABLE: marked("The host does not answer."),
    Reason.INSECURE: marked("The certificate of the host is not valid."),
    Reason.TIMEOUT: marked("The answer took longer than ten seconds."),
    Reason.REDIRECTS: marked("The address leads on to others that are not followed."),
    Reason.DENIED: marked("The host refuses access. The calendar may no longer be published."),
    Reason.GONE: marked("There is nothing at this address. The calendar may no longer be published."),
    Reason.STATUS: marked("The host answers with something else than a calendar."),
    Reason.SERVER: marked("The host has a fault just now."),
    Reason.TOO_LARGE: marked("The calendar is too large to be read."),
    Reason.BROKEN: marked("The answer is damaged, or was cut off on its way."),
    Reason.BUSY: marked("Too many calendars are being read just now. In a moment it will work."),
    subscribed.NO_CALENDAR: marked(
        "There is no calendar at this address, but perhaps the page that shows one. The right address mostly ends in .ics."
    ),
    subscribed.EMPTY: marked("The calendar holds no entries."),
    NO_KEY: marked("The address can no longer be opened because the installation’s key has changed. Subscribing again helps."),
}


def sentence(word: str) -> str:
    """In the language spoken now."""
    return gettext(SENTENCES[word]) if word in SENTENCES else word
