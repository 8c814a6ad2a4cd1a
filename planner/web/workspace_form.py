"""What a workspace says of itself: asked at its founding and in its settings."""

from typing import Any
from zoneinfo import available_timezones

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from planner.web.form import Form, choices
from planner.web.regions import COUNTRIES
from planner.wording import gettext as _
from planner.wording import language, marked


class WorkspaceForm(Form):
    name = StringField(
        marked("Name of the workspace"),
        description=marked("The brand or client whose plan this is."),
        validators=[InputRequired(marked("Please enter a name.")), Length(max=80)],
    )
    region = SelectField(
        marked("Holidays of"), description=marked("Public holidays are shown in the plan; a cadence can skip them."), default=""
    )
    language = SelectField(
        marked("Language"),
        description=marked("Of its reports and feeds."),
        choices=choices([("de", "Deutsch"), ("en", "English")]),
        default=language,
    )
    zone = SelectField(marked("Time zone"), choices=sorted(available_timezones()), default="Europe/Berlin")

    def __init__(self, *args, **values):
        super().__init__(*args, **values)
        regions = [choice for country, parts in COUNTRIES.items() for choice in choices(parts.items(), country)]
        self.region.choices = [*choices([("", _("no region"))]), *regions]

    def values(self) -> dict[str, Any]:
        """As `found_workspace` takes them."""
        return {"name": self.name.data, "region": self.region.data, "language": self.language.data, "zone": self.zone.data}
