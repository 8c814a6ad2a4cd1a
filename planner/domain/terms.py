"""Which cadence is valid when. On any day a channel has at most one."""

from dataclasses import replace
from datetime import date

from planner.domain.cadence import Cadence, Term

Terms = tuple[Term, ...]


def valid_on(terms: Terms, day: date) -> Term | None:
    """The term that `day` lies in; None when no cadence is in force then."""
    return next((term for term in terms if term.first <= day and (term.end is None or day < term.end)), None)


def valid_on_or_next(terms: Terms, day: date) -> Term | None:
    """The term valid on `day`, else the first one that begins later; None when neither exists."""
    later = (term for term in terms if term.first > day and term.end != term.first)
    return valid_on(terms, day) or min(later, key=lambda term: term.first, default=None)


def started(terms: Terms, cadence: Cadence, first: date) -> Terms:
    """The terms after `cadence` was put in from `first` on.

    It replaces one that starts on the same day, ends the one valid then, and runs until the next one.
    """
    before = tuple(ended_before(term, first) for term in terms if term.first < first)
    after = tuple(term for term in terms if term.first > first)
    return (*before, Term(first, after[0].first if after else None, cadence), *after)


def ended(terms: Terms, day: date) -> Terms:
    """The terms after the cadence valid on `day` was ended on it (`day` itself owes nothing); later ones stay."""
    running = valid_on(terms, day)
    return tuple(replace(term, end=day) if term is running else term for term in terms)


def stopped(terms: Terms, day: date) -> Terms:
    """The terms of a channel that gave up publishing on `day`: nothing is owed from then on, what was owed stays."""
    return tuple(ended_before(term, day) for term in terms if term.first < day)


def ended_before(term: Term, day: date) -> Term:
    """The term, cut so that it is over on `day`."""
    return term if term.end is not None and term.end <= day else replace(term, end=day)
