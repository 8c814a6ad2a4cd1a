"""Fields that several forms about posts share, and what there is to choose from in a workspace."""

from sqlalchemy import select
from wtforms import SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, Optional

from planner import gapwords
from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Channel, Member, Topic, User
from planner.web.access import current_workspace
from planner.web.form import DayField, choices, web_address
from planner.wording import marked


def day_field() -> DayField:
    return DayField(marked("Day"), validators=[InputRequired(marked("Please choose a day."))])


def time_field() -> TimeField:
    return TimeField(marked("Time"), validators=[Optional()])


def link_field() -> StringField:
    return StringField(marked("Link"), validators=[Optional(), Length(max=2000), web_address], render_kw={"inputmode": "url"})


def channel_field() -> SelectField:
    return SelectField(marked("Channel"), coerce=int, validate_choice=True)


def person_field() -> SelectField:
    return SelectField(
        marked("Person"),
        description=marked("Without one it is whoever is responsible for the channel."),
        coerce=number_or_none,
        validators=[Optional()],
    )


def readiness_field() -> SelectField:
    return SelectField(marked("Readiness"), coerce=int, default=int(Readiness.IDEA))


def number_or_none(value: object) -> int | None:
    return int(str(value)) if value not in (None, "", "None") else None


def channels() -> list[Channel]:
    rows = select(Channel).where(Channel.workspace_id == current_workspace().id)
    return list(session.scalars(rows.order_by(Channel.position, Channel.id)))


def members() -> list[Member]:
    rows = (
        select(Member)
        .join(User, User.id == Member.user_id)
        .where(Member.workspace_id == current_workspace().id, Member.left_at.is_(None))
    )
    return list(session.scalars(rows.order_by(User.name, Member.id)))


def open_topics() -> list[Topic]:
    """Those that are neither dropped nor in the trash."""
    open_ones = (Topic.dropped_at.is_(None), Topic.trashed_at.is_(None))
    rows = select(Topic).where(Topic.workspace_id == current_workspace().id, *open_ones)
    return list(session.scalars(rows.order_by(Topic.title, Topic.id)))


def offer_channels(field: SelectField) -> None:
    field.choices = choices((channel.id, channel.name) for channel in channels())


def offer_people(field: SelectField) -> None:
    field.choices = choices([("", "–"), *((member.id, member.name) for member in members())])


def offer_readiness(field: SelectField, steps: list[Readiness] | None = None) -> None:
    field.choices = choices((int(each), gapwords.readiness_word(each)) for each in steps or Readiness)
