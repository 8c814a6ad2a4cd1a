"""How long the texts of a row may be: as the plan keeps them."""

from planner.domain.found import Labelled
from planner.importing.layouts.columns import Field
from planner.importing.spelling import one_line

TITLE, TEXT, LINK = 300, 20_000, 2_000
SHORT = {Field.FORMAT: 40, Field.PILLAR: 80, Field.CAMPAIGN: 80, Field.AUDIENCE: 80}
_NOTE = 5_000


def cut(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def labelled(label: str, text: str) -> Labelled:
    return Labelled(cut(one_line(label), 80), cut(text, _NOTE))
