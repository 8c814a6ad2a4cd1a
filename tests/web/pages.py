"""A page as a test reads it: its text, its forms, and what is wrong with it wherever it is seen."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "use"}


@dataclass
class FormOnPage:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """`faults` lists what no page of ours may have."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.forms: list[FormOnPage] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.labelled: set[str] = set()
        self.faults: list[str] = []
        self.language = ""
        self._texts: list[str] = []
        self._open: list[str] = []
        self._select = ""
        self._textarea = ""
        self.feed(html)
        self.close()
        self._judge()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._texts).split())

    def form(self, *actions: str) -> FormOnPage:
        """The first form that goes to one of the addresses; "" is the page's own."""
        return next(form for form in self.forms if form.action in actions and form.method != "dialog")

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self._open.append(tag)
        self.faults += [f"inline {name} on <{tag}>" for name in given if name == "style" or name.startswith("on")]
        if "id" in given:
            self.ids.append(given["id"])
        match tag:
            case "html":
                self.language = given.get("lang", "")
            case "a":
                self.links.append(given.get("href", ""))
            case "form":
                self.forms.append(FormOnPage(given.get("action", ""), given.get("method", "get").lower()))
            case "label":
                self.labelled.add(given.get("for", ""))
            case "script" if "src" not in given:
                self.faults.append("inline script")
            case "style":
                self.faults.append("inline style element")
            case "input" | "select" | "textarea" | "button" if self.forms:
                self._control(tag, given)
            case "option":
                self._option(given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        form, name = self.forms[-1], given.get("name", "")
        if tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._textarea = name
            form.fields[name] = ""
        elif given.get("type") in ("checkbox", "radio"):
            if "checked" in given:
                form.fields[name] = given.get("value", "on")
        elif name and given.get("type") != "file":
            form.fields[name] = given.get("value", "")

    def _option(self, given: dict[str, str]) -> None:
        fields = self.forms[-1].fields if self.forms else {}
        if self._select and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1].fields[self._textarea] += data
        if "script" in self._open or not data.strip():
            return
        self._texts.append(data)
        if "h1" in self._open:
            self.headings.append(data.strip())

    def _judge(self) -> None:
        self.faults += [f"id {id_!r} twice" for id_ in {id_ for id_ in self.ids if self.ids.count(id_) > 1}]
        if len(self.headings) != 1:
            self.faults.append(f"{len(self.headings)} first headings")
        if self.language not in ("de", "en"):
            self.faults.append("no language")
        for form in self.forms:
            if form.method == "post" and "csrf_token" not in form.fields:
                self.faults.append(f"form to {form.action!r} without token")
