"""The form of a topic: what it is, for which channels, until when, how often."""

from typing import Any

from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from planner.db import session
from planner.domain.source import parted
from planner.models import Channel, Stage, Topic
from planner.planning.founding import titled
from planner.queries.channels import channels_of
from planner.queries.people import people_of
from planner.queries.topics import known_words
from planner.web import access
from planner.web.form import DayField, HoursField, VersionedForm, choices, web_address
from planner.wording import gettext as _
from planner.wording import marked

STAGES = {Stage.NEW: marked("New"), Stage.IN_WORK: marked("In work"), Stage.READY: marked("Ready")}


def words_field(label: str, known: str) -> StringField:
    """A short text with what the workspace already uses in a list below it."""
    return StringField(label, validators=[Optional(), Length(max=80)], render_kw={"list": f"known-{known}"})


def _parted(text: str | None) -> str | None:
    """Of `Title https://…`, as it comes from the clipboard, only the address: `link_title` has the title."""
    return parted(text)[0] if text else text


def _kept(topic: Topic) -> dict[str, Any]:
    """What the form of a topic begins with."""
    same = ("title", "notes", "link", "link_title", "earliest_day", "latest_day", "pillar", "goal", "audience", "campaign")
    numbers = ("effort_hours", "evergreen", "cool_down_days", "version")
    chosen = {"stage": topic.stage.value, "channels": [each.id for each in topic.channels], "person": str(topic.person_id or "")}
    return {**{name: getattr(topic, name) for name in (*same, *numbers)}, **chosen}


class TopicForm(VersionedForm):
    title = StringField(marked("Title"), validators=[InputRequired(marked("Please enter a title.")), Length(max=300)])
    notes = TextAreaField(marked("Notes"), validators=[Optional(), Length(max=20_000)])
    stage = SelectField(marked("State"), choices=[])
    channels = SelectMultipleField(
        marked("Suits"),
        description=marked("None chosen: all channels."),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    link = StringField(
        marked("Source"),
        description=marked("The address of what it is about. Pasted together with its title, both are kept."),
        validators=[Optional(), Length(max=2000), web_address],
        filters=[_parted],
        render_kw={"inputmode": "url"},
    )
    link_title = StringField(marked("Title of the source"), validators=[Optional(), Length(max=300)])
    earliest_day = DayField(marked("Earliest day"), validators=[Optional()])
    latest_day = DayField(marked("Latest day"), validators=[Optional()])
    pillar = words_field(marked("Pillar"), "pillar")
    goal = words_field(marked("Goal"), "goal")
    audience = words_field(marked("Audience"), "audience")
    campaign = words_field(marked("Campaign"), "campaign")
    person = SelectField(marked("Person"))
    effort_hours = HoursField(marked("Effort in hours"), validators=[Optional(), NumberRange(0, 1000)])
    evergreen = BooleanField(marked("Evergreen"), description=marked("May be used again and again; it stays in the backlog."))
    cool_down_days = IntegerField(
        marked("Again after days, at the earliest"),
        description=marked("Sooner on the same channel is a repetition."),
        validators=[Optional(), NumberRange(1, 3660)],
    )

    def __init__(self, topic: Topic | None = None):
        super().__init__(data=_kept(topic) if topic else {})
        if topic is None:
            del self.version
        workspace_id = access.current_workspace().id
        self.offered = channels_of(session(), workspace_id)
        self.known = known_words(session(), workspace_id)
        self.stage.choices = choices((stage.value, _(label)) for stage, label in STAGES.items())
        self.channels.choices = choices((each.id, each.name) for each in self.offered)
        people = people_of(session(), workspace_id).here
        self.person.choices = choices([("", _("nobody")), *((each.id, each.name) for each in people)])

    def validate_latest_day(self, field: DayField) -> None:
        if field.data and self.earliest_day.data and field.data < self.earliest_day.data:
            raise ValidationError(_("The latest day lies before the earliest one."))

    def values(self) -> dict[str, Any]:
        """Fields of a topic. Refusal when the title is unusable."""
        texts = {name: self[name].data or "" for name in ("notes", "link", "pillar", "campaign", "audience", "goal")}
        others = {name: self[name].data for name in ("effort_hours", "evergreen", "cool_down_days", "earliest_day", "latest_day")}
        pasted = parted(self.link.raw_data[0])[1] if self.link.raw_data else ""
        return {
            **texts,
            **others,
            "title": titled(self.title.data or ""),
            "stage": Stage(self.stage.data),
            "person_id": int(self.person.data) if self.person.data else None,
            "link_title": (self.link_title.data or pasted)[:300],
        }

    def chosen(self) -> list[Channel]:
        """The channels that it suits; none: all."""
        return [each for each in self.offered if each.id in (self.channels.data or ())]
