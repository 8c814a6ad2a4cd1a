"""What all our forms have in common: our words for errors, spaces cut off, and the version of what they change."""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import DateField, Field, FileField, FloatField, IntegerField, PasswordField, SelectFieldBase, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import HiddenInput, NumberInput

from planner import wording
from planner.db import cleaned
from planner.web.urls import FIRST_DAY, LAST_DAY, is_web_address

INVALID, STALE = 422, 409


class _Words:
    """WTForms' own messages, in our words."""

    def gettext(self, message: str) -> str:
        return wording.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return wording.catalogue(wording.language()).ngettext(singular, plural, n)


class Form(FlaskForm):
    """Labels and messages are marked in the code and spoken when shown."""

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            kind = unbound_field.field_class
            if issubclass(kind, StringField) and not issubclass(kind, PasswordField):
                options = {**options, "filters": [stripped, *unbound_field.kwargs.get("filters", ())]}
            return super().bind_field(form, unbound_field, options)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """A file reaches fields for files alone, and JSON none: all other fields read text."""
            if formdata is None or hasattr(formdata, "getlist"):
                return formdata
            if not form.is_submitted():
                return None
            names = [field.name for field in form if isinstance(field, FileField)]
            files = MultiDict((name, file) for name in names for file in request.files.getlist(name))
            return CombinedMultiDict((files, request.form)) or None

        def get_translations(self, _: Any) -> _Words:
            return _Words()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is well. What is wrong is said at its field in the language spoken now, marked messages too."""
        valid: bool = super().validate(extra_validators)
        for field in self:
            if isinstance(field.errors, list | tuple):  # of a form within the form, its own fields say it
                field.errors = [wording.gettext(said) if isinstance(said, str) else said for said in field.errors]
        return valid

    def refuse(self, field: Field, reason: object) -> None:
        """Say at the field why its value is not taken."""
        field.errors = [str(reason)]

    @property
    def status(self) -> int:
        """Of the page that shows this form."""
        return INVALID if self.errors else 200


class VersionedForm(Form):
    """Carries the version that its reader saw. Make it with `obj=` the thing as it is kept now."""

    version = IntegerField(widget=HiddenInput())
    stale = False
    theirs: tuple[tuple[str, str], ...] = ()

    def is_current(self, thing: Any) -> bool:
        """Whether nobody saved the thing since this form was read.

        If somebody did, the form keeps the visitor's input, says in `theirs` what is kept now (label and value of each
        field that differs), and carries the newer version: sending it again is a decision.
        """
        if self.version.raw_data and self.version.data == thing.version:  # a form that names none has seen nothing
            return True
        shown_ones = [field for field in self if not isinstance(field.widget, HiddenInput)]
        differing = [field for field in shown_ones if field.data != field.object_data]
        self.stale, self.theirs = True, tuple((field.label.text, shown(field)) for field in differing)
        self.version.data, self.version.raw_data = thing.version, None
        return False

    @property
    def status(self) -> int:
        return STALE if self.stale else super().status


class DayField(DateField):
    """A day on which somebody may plan: a slip of the hand in the year is said."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        if self.data and not FIRST_DAY <= self.data <= LAST_DAY:
            raise ValueError(wording.gettext("A day between %(first)s and %(last)s.", first=FIRST_DAY.year, last=LAST_DAY.year))


class HoursField(FloatField):
    """Whole hours without a fraction, and a comma for whoever types one."""

    widget = NumberInput(step="any", min=0)

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata([value.replace(",", ".") for value in valuelist])

    def _value(self) -> str:
        return f"{self.data:g}" if self.data is not None and not self.raw_data else super()._value()


def web_address(_form: Any, field: Field) -> None:
    """A validator: no link can be a script. What names no scheme may stay as it came in; it is shown as text."""
    if ":" in field.data.partition("/")[0] and not is_web_address(field.data):
        raise ValidationError(wording.gettext("A link begins with https://."))


def choices(pairs: Iterable[tuple[object, str]], group: str | None = None) -> list[SelectChoice]:
    """The options of a select: value and label."""
    return [SelectChoice("" if value is None else str(value), label, optgroup=group) for value, label in pairs]


def stripped(text: str | None) -> str | None:
    """As it will be kept, so that its length is checked of what reaches the database."""
    return cleaned(text).strip() if text else text


def shown(field: Field) -> str:
    """What a field was made with, as its reader would see it."""
    value = field.object_data
    if isinstance(field, SelectFieldBase):
        wanted = {str(each) for each in (value if isinstance(value, list) else [value])}
        return ", ".join(str(label) for key, label, *_ in field.iter_choices() if str(key) in wanted)
    return "" if value is None else str(value)
