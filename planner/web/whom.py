"""Whom one may ask, by name; of those who are away, until when and who stands in."""

from collections.abc import Mapping, Sequence

from planner.db import session
from planner.models import Member
from planner.queries.away import Away, away_on
from planner.web import access
from planner.wording import day
from planner.wording import gettext as _


def named(members: Sequence[Member]) -> list[tuple[Member, str]]:
    """Each with their name, as of today: `Kim Schäfer (abwesend bis Fr 4. Dez., es vertritt Lea Adler)`."""
    away = away_on(session(), access.current_workspace().id, access.today())
    names = {member.id: member.name for member in members}
    return [(member, _named(member, away.get(member.id), names)) for member in members]


def _named(member: Member, away: Away | None, names: Mapping[int, str]) -> str:
    if away is None:
        return member.name
    deputy = names.get(away.deputy_id or 0)
    if deputy is None:
        return _("%(name)s (away until %(day)s)", name=member.name, day=day(away.until))
    return _("%(name)s (away until %(day)s, %(deputy)s stands in)", name=member.name, day=day(away.until), deputy=deputy)
