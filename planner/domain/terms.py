"""Which cadence is valid when. On any day a channel has at most one."""

from collections.abc import Iterable
from datetime import date

from planner.domain.cadence import Cadence, Term

Terms = tuple[Term, ...]


def terms_of(cadences: Iterable[tuple[date, date | None, Cadence]]) -> Terms:
    """Cadences, each with its first day and the day it was ended on (None: it was not), as terms that do not overlap.

    Each runs until the next one's first day, or until it was ended. Of several with the same first day the last one counts.
    """
    by_day = {first: (ended, cadence) for first, ended, cadence in cadences}
    firsts = sorted(by_day)
    terms = []
    for first, following in zip(firsts, [*firsts[1:], None], strict=True):
        ended, cadence = by_day[first]
        terms.append(Term(first, min((day for day in (ended, following) if day), default=None), cadence))
    return tuple(terms)


def valid_on(terms: Terms, day: date) -> Term | None:
    """The term that `day` lies in; None when no cadence is in force then."""
    return next((term for term in terms if term.first <= day and (term.end is None or day < term.end)), None)


def valid_on_or_next(terms: Terms, day: date) -> Term | None:
    """The term valid on `day`, else the first one that begins later; None when neither exists."""
    later = (term for term in terms if term.first > day and term.end != term.first)
    return valid_on(terms, day) or min(later, key=lambda term: term.first, default=None)
