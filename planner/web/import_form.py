"""The form of a preview: how the file is to be read. Its columns, sheets and unknown channels are those of the file."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField, Field, RadioField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from planner.db import session
from planner.domain.found import Block, Found, FoundColumn, FoundSheet, Sure
from planner.importing.encodings import OFFERED
from planner.importing.grid import Workbook
from planner.models import ImportBatch, Right
from planner.queries.imports import channels_named
from planner.web import access
from planner.web.form import VersionedForm, choices
from planner.web.import_choices import OPEN, Chosen, Reading, unknown_keys
from planner.web.import_words import LAYOUTS, MEANINGS
from planner.wording import gettext as _
from planner.wording import marked, ngettext

DAY_ORDERS = {"": None, "day": True, "month": False}


class ChoicesForm(VersionedForm):
    """What is asked of every file; `preview_of` adds what is asked of this one."""

    channel = SelectField(marked("Rows without a channel"))
    published = BooleanField(
        marked("These posts have appeared"),
        description=marked("For a history: rows with another status and rows without a day are left out."),
    )


@dataclass(frozen=True)
class MappedBlock:
    """The columns below one header row, each with the name of its field, and the sheets on which that header stands."""

    key: str
    sheets: tuple[str, ...]
    columns: tuple[tuple[FoundColumn, str], ...]


@dataclass(frozen=True)
class UnknownChannel:
    key: str
    name: str
    rows: int
    field: str


@dataclass(frozen=True)
class Preview:
    """The form, and which of its fields belong to which column and channel."""

    form: Any  # a ChoicesForm with fields of its own
    found: Found
    blocks: tuple[MappedBlock, ...]
    unknown: tuple[UnknownChannel, ...]

    def chosen(self, before: Chosen) -> Chosen:
        """What the form says. A column whose meaning was left as it is stays recognised."""
        data = self.form.data
        visible = {sheet.name for sheet in self.found.sheets if not sheet.hidden}
        sheets = tuple(data.get("sheets") or ())
        by_hand = {block.key: _by_hand(block, data) for block in self.blocks}
        return Chosen(
            sheets=() if set(sheets) == visible else sheets,
            day_first=DAY_ORDERS[data.get("day_first") or ""],
            channel=data["channel"] or "",
            published=data["published"],
            encoding=self._encoding(before),
            channels={each.key: data[each.field] for each in self.unknown},
            mapping={key: columns for key, columns in by_hand.items() if columns},
        )

    def _encoding(self, before: Chosen) -> str:
        """Empty as long as what was found out is not overruled."""
        field = self.form._fields.get("encoding")
        overruled = field is not None and (before.encoding or field.data != field.default)
        return field.data if overruled else ""


def _by_hand(block: MappedBlock, data: dict[str, Any]) -> dict[str, str]:
    return {
        str(column.index): data[name]
        for column, name in block.columns
        if data[name] != column.field or column.sure is Sure.BY_HAND
    }


def preview_of(batch: ImportBatch, chosen: Chosen, read: Reading, **options: Any) -> Preview:
    """Filled in with what was posted, or with `formdata=None` as the file is read now."""
    blocks, unknown = mapped_blocks(read.found), unknown_channels(read.found)
    known = [(slug, name) for slug, name, _network in channels_named(session(), batch.workspace_id)]

    class PreviewForm(ChoicesForm):
        pass

    for name, field in (_of_file(chosen, read) | _of_channels(chosen, unknown, known) | _of_columns(blocks)).items():
        setattr(PreviewForm, name, field)
    form = PreviewForm(obj=batch, data={"channel": chosen.channel, "published": chosen.published}, **options)
    form.channel.choices = choices([("", _("are not taken in")), *known])
    return Preview(form, read.found, blocks, unknown)


def _of_file(chosen: Chosen, read: Reading) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    sheets = read.found.sheets
    if len(sheets) > 1:
        fields["sheets"] = SelectMultipleField(
            marked("Sheets"),
            choices=choices((sheet.name, sheet_label(sheet)) for sheet in sheets),
            default=list(chosen.sheets) or [sheet.name for sheet in sheets if not sheet.hidden],
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
        )
    if read.found.decisions or chosen.day_first is not None:
        orders = [("", _("undecided: such rows fail")), ("day", _("the day comes first")), ("month", _("the month comes first"))]
        order = {None: "", True: "day", False: "month"}[chosen.day_first]
        fields["day_first"] = RadioField(marked("Days in doubt"), choices=choices(orders), default=order)
    if isinstance(read.file, Workbook) and read.file.encoding:
        fields["encoding"] = SelectField(
            marked("Characters"),
            choices=choices((name, name) for name in sorted({*OFFERED, read.file.encoding})),
            default=read.file.encoding,
            description=marked("Another one, when ä, ö, ü or ß look wrong below."),
        )
    return fields


def _of_channels(chosen: Chosen, unknown: Iterable[UnknownChannel], known: Iterable[tuple[str, str]]) -> dict[str, Field]:
    opened = [(OPEN, _("open as a new channel"))] if access.may(Right.ARRANGE) else []
    offered = [*opened, ("", _("leave its posts out")), *((slug, _("is %(channel)s", channel=name)) for slug, name in known)]
    return {
        each.field: SelectField(each.name, choices=choices(offered), default=chosen.for_channel(each.key)) for each in unknown
    }


def _of_columns(blocks: Iterable[MappedBlock]) -> dict[str, Field]:
    meanings = [(meaning.value, _(label)) for meaning, label in MEANINGS.items()]
    return {
        name: SelectField(column.header or column.letters, choices=choices(meanings), default=column.field)
        for block in blocks
        for column, name in block.columns
    }


def mapped_blocks(found: Found) -> tuple[MappedBlock, ...]:
    """Each header row once, however often it is repeated: its columns mean the same wherever it stands."""
    sheets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    blocks: dict[str, Block] = {}
    for sheet in found.sheets:
        for block in sheet.blocks if sheet.layout or not sheet.hidden else ():
            blocks.setdefault(block.header_key, block)
            sheets[block.header_key][sheet.name] = None
    return tuple(
        MappedBlock(key, tuple(sheets[key]), tuple((column, f"column_{number}_{column.index}") for column in block.columns))
        for number, (key, block) in enumerate(blocks.items())
    )


def unknown_channels(found: Found) -> tuple[UnknownChannel, ...]:
    names = unknown_keys(found)
    rows = Counter(channel.key for row in found.rows for channel in row.channels)
    return tuple(UnknownChannel(key, names[key], rows[key], f"unknown_{number}") for number, key in enumerate(sorted(names)))


def sheet_label(sheet: FoundSheet) -> str:
    if sheet.layout is None:
        about = _("hidden") if sheet.hidden else _("no plan found")
    else:
        about = ", ".join((_(LAYOUTS[sheet.layout]), ngettext("%(n)s row", "%(n)s rows", sheet.rows)))
    return f"{sheet.name} ({about})"
