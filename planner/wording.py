"""Words, dates and numbers in German and English, inside a request and without one.

Messages stand in English in the code; `translations/<language>/*.po` hold their translations, one file a feature.
"""

import gettext as standard_gettext
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from planner.domain.span import Week

LANGUAGES = ("de", "en")
_FOLDER = Path(__file__).parent / "translations"
_LOCALES = {"de": Locale("de", "DE"), "en": Locale("en", "GB")}
_language: ContextVar[str] = ContextVar("language", default="de")


def language() -> str:
    """The language spoken now: `de` or `en`."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block; an unknown one is German."""
    token = _language.set(language if language in LANGUAGES else "de")
    try:
        yield
    finally:
        _language.reset(token)


def gettext(message: str, **values: object) -> str:
    text = catalogue(language()).gettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """`%(n)s` in the message stands for the number."""
    return catalogue(language()).ngettext(singular, plural, n) % {"n": n, **values}


def marked(message: str) -> str:
    """Marks a message for translation where it is kept now and spoken later."""
    return message


class Refusal(Exception):
    """An input that is refused: `str()` says why, in the language spoken now."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values

    def __str__(self) -> str:
        return gettext(self.message, **self.values)


@cache
def catalogue(language: str) -> standard_gettext.NullTranslations:
    """All translations of a language. Read from the .po files themselves, so nothing has to be compiled or can be stale."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    files = sorted((_FOLDER / language).glob("*.po"))
    if not files:
        return standard_gettext.NullTranslations()
    whole = Catalog(locale=language)
    for path in files:
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string:
                    whole.add(message.id, message.string)
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return standard_gettext.GNUTranslations(compiled)


@cache
def edition(*features: str) -> str:
    """Changes whenever a translation of these features does."""
    files = sorted(path for feature in features for path in _FOLDER.glob(f"*/{feature}.po"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, language: str) -> str:
    return dates.format_date(day, pattern, locale=_LOCALES[language])


def _pattern(german: str, english: str) -> str:
    return german if language() == "de" else english


def day(day: date) -> str:
    """`Mi 2. Dez.` / `Wed 2 Dec`."""
    return f"{weekday(day)} {_formatted(day, _pattern('d. MMM', 'd MMM'), language())}"


def day_with_year(day: date) -> str:
    """`2. Dez. 2026` / `2 Dec 2026`."""
    return _formatted(day, _pattern("d. MMM y", "d MMM y"), language())


def long_day(day: date) -> str:
    """`Mittwoch, 2. Dezember 2026` / `Wednesday, 2 December 2026`."""
    return _formatted(day, _pattern("EEEE, d. MMMM y", "EEEE, d MMMM y"), language())


def day_of_month(day: date) -> str:
    """`2.` / `2`."""
    return _pattern(f"{day.day}.", f"{day.day}")


def weekday(day: date) -> str:
    """`Mi` / `Wed`."""
    return _formatted(day, _pattern("EEEEEE", "EEE"), language()).rstrip(".")


def month(day: date) -> str:
    """`Dezember 2026` / `December 2026`."""
    return _formatted(day, "LLLL y", language())


def short_month(day: date) -> str:
    """`Dez` / `Dec`."""
    return _formatted(day, "LLL", language()).rstrip(".")


def spoken_day(day: date) -> str:
    """`Mittwoch, 2. Dezember` / `Wednesday, 2 December`."""
    return _formatted(day, _pattern("EEEE, d. MMMM", "EEEE, d MMMM"), language())


def days(first: date, last: date) -> str:
    """A day, or from a day to a day, both included: `2. Dez. 2026`, `22.–24. Dez. 2026`, `22. Dez. 2026 – 5. Jan. 2027`."""
    if first == last:
        return day_with_year(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_pattern(f'{first.day}.', str(first.day))}–{day_with_year(last)}"
    if first.year == last.year:
        return f"{_formatted(first, _pattern('d. MMM', 'd MMM'), language())} – {day_with_year(last)}"
    return f"{day_with_year(first)} – {day_with_year(last)}"


def week(week: Week | date) -> str:
    """`KW 49` / `Week 49`."""
    number = week.number if isinstance(week, Week) else Week.of(week).number
    return _pattern(f"KW {number}", f"Week {number}")


def clock_time(at: time | None) -> str:
    """`9:00`, without a word for its absence."""
    return f"{at.hour}:{at.minute:02d}" if at else ""


def moment(at: datetime, zone: str) -> str:
    """`2. Dez. 2026, 09:00` in the zone."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_with_year(local.date())}, {local:%H:%M}"


def number(value: float) -> str:
    """`2,5` / `2.5`."""
    return numbers.format_decimal(value, locale=_LOCALES[language()])


def percent(share: float) -> str:
    """`85 %` / `85%`."""
    return numbers.format_percent(share, locale=_LOCALES[language()])


def spoken(kept: str) -> str:
    """A marked message that was kept, or words of somebody else's, which stay as they are, percent signs too."""
    return catalogue(language()).gettext(kept) if kept else ""


FILTERS = {
    "spoken": spoken,
    "day": day,
    "day_with_year": day_with_year,
    "long_day": long_day,
    "day_of_month": day_of_month,
    "weekday": weekday,
    "month": month,
    "short_month": short_month,
    "spoken_day": spoken_day,
    "week": week,
    "clock_time": clock_time,
    "moment": moment,
    "number": number,
    "percent": percent,
}


def teach(environment: Environment) -> None:
    """Give a Jinja environment our words: `_()`, `ngettext()` and the filters."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        lambda message: catalogue(language()).gettext(message),
        lambda singular, plural, n: catalogue(language()).ngettext(singular, plural, n),
        newstyle=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(language=language, days=days)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.undefined = StrictUndefined


@cache
def environment() -> Environment:
    """Templates without a request: reports and letters."""
    made = Environment(loader=FileSystemLoader(templates_folder()), autoescape=True)
    teach(made)
    return made


def templates_folder() -> Path:
    """Beside the package in a checkout, inside it when installed from a wheel."""
    here = Path(__file__).parent
    inside = here / "templates"
    return inside if inside.is_dir() else here.parent / "templates"
