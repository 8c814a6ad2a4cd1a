"""Which cadence is valid when. On any day a channel has at most one."""

from datetime import date

from planner.domain.cadence import Term

Terms = tuple[Term, ...]


def valid_on(terms: Terms, day: date) -> Term | None:
    """The term that `day` lies in; None when no cadence is in force then."""
    return next((term for term in terms if term.first <= day and (term.end is None or day < term.end)), None)


def valid_on_or_next(terms: Terms, day: date) -> Term | None:
    """The term valid on `day`, else the first one that begins later; None when neither exists."""
    later = (term for term in terms if term.first > day and term.end != term.first)
    return valid_on(terms, day) or min(later, key=lambda term: term.first, default=None)
