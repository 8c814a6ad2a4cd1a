"""Things to do in words, for every page, letter and feed."""

from planner.domain.todo import Todo, What
from planner.wording import gettext as _
from planner.wording import marked

_DEEDS = {
    What.APPEAR: marked("Publish"),
    What.READY: marked("Get ready"),
    What.TEXT: marked("Text due"),
    What.PICTURE: marked("Picture due"),
    What.APPROVAL: marked("Approval due"),
    What.APPROVE: marked("Approve"),
    What.ANSWER: marked("Answer inquiry"),
    What.READ: marked("Read comment"),
}
_SIGNS = {
    What.APPEAR: "published",
    What.READY: "draft",
    What.TEXT: "draft",
    What.PICTURE: "eye",
    What.APPROVAL: "review",
    What.APPROVE: "approved",
    What.ANSWER: "info",
    What.READ: "person",
}


def todo_deed(todo: Todo) -> str:
    """`Veröffentlichen`, `Freigeben`: what is to be done."""
    return _(_DEEDS[todo.what])


def todo_sign(todo: Todo) -> str:
    """Its icon's name."""
    return _SIGNS[todo.what]


def todo_phrase(todo: Todo) -> str:
    """`Freigeben: Azubi-Woche`."""
    return f"{todo_deed(todo)}: {todo.title}"
