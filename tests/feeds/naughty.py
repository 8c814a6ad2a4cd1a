"""Strings that would like to be more than text. Run under -O too: `python -O -m tests.feeds.naughty` gives the number tried."""

from datetime import UTC, date, datetime

from planner.feeds.calendar import empty_calendar
from planner.feeds.entry import Entry, Status, all_day
from planner.feeds.verify import OF_CALENDAR, OF_EVENT, OF_ZONE, verify

STRINGS = (
    "a\r\nATTACH:http://evil.example/",
    "a\nEND:VEVENT\nBEGIN:VALARM",
    "a\rDESCRIPTION:x",
    "a\r\n b",
    "END:VCALENDAR\r\nBEGIN:VCALENDAR",
    "\r\n\r\n",
    "\0",
    "a\x00b\x01c\x07d\x08e\x0bf\x0cg\x0eh\x1bi\x1cj\x1dk\x1el\x1fm\x7fn",
    "a\x80b\x85c\x9fd",
    "a\u2028b\u2029c",
    "\ud800",
    "x\udfffy",
    "\ufeffabc",
    "\ufffe\uffff",
    "\u202eabc\u202d",
    "\u200b\u200c\u200d\u2060",
    "e\u0301\u0323",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪👍🏽" * 9,
    "ä" * 299,
    "🌱" * 299,
    "a" + "ü" * 250,
    "a;b,c:d\\e\"f'g^h",
    "\\n\\N\\r\\;\\,\\\\",
    "C:\\new\\Neu\\nachrichten\\",
    "\\",
    ";",
    ",,,",
    '";VALUE=URI:x',
    'SUMMARY;X-A="b":c',
    "BEGIN:VEVENT",
    '=HYPERLINK("http://x")',
    "<script>alert(1)</script>",
    "<![CDATA[x]]>",
    "%s%n%(x)s{0}{x}{{7*7}}${7*7}",
    "'; DROP TABLE posts; --",
    "../../../../etc/passwd",
    "https://user:pass@evil.example/?a=b&c=d#e",
    "javascript:alert(1)",
    "data:text/html,<b>",
    "1e400",
    "NaN",
    "null",
    "   leading and trailing   ",
    "\ttab\ttab\t",
    "　ideographic　",
    "\xa0no-break\xa0",
    "田中さんにあげて下さい",
    "ﷺ" * 40,
    "ثم نفس سقطت وبالتحديد",
    "﷽﷽﷽",
    "0️⃣ 1️⃣ 2️⃣",
    "ⅰⅱⅲ①②③ﬁﬂ",
    "ẞßſ",
    "İıĞğ",
)
IN_ENTRIES = ("summary", "description", "location", "category")
IN_HEADS = ("name", "about")
STAMP = datetime(2026, 11, 23, 9, tzinfo=UTC)


def entry(field: str, text: str) -> bytes:
    """An entry with the text in one field."""
    values = {"summary": "Titel", "description": "Text", "location": "Kanal", "category": "Rubrik"} | {field: text}
    start, end = all_day(date(2026, 12, 1), date(2026, 12, 1))
    return Entry(
        uid="1@redaktionsplan",
        start=start,
        end=end,
        summary=f"Idee: {values['summary']}",
        url="https://plan.example.org/w/acme/posts/1",
        status=Status.TENTATIVE,
        sequence=0,
        changed=STAMP,
        created=STAMP,
        description=values["description"],
        location=values["location"],
        categories=(values["category"],),
    ).as_bytes()


def head(field: str, text: str) -> bytes:
    """A calendar with the text as its name or description."""
    values = {"name": "Plan", "about": "Redaktionsplan"} | {field: text}
    return empty_calendar(values["name"], values["about"], "Europe/Berlin", 2026)


def lenient_lines(block: bytes) -> list[str]:
    """Content lines as somebody reads them who splits at everything that could be a line break."""
    unfolded = block.decode().replace("\r\n ", "")
    return unfolded.splitlines()


def main() -> None:
    lines_of_entry, lines_of_head = (len(lenient_lines(block)) for block in (entry("summary", "x"), head("name", "x")))
    tried = 0
    for text in STRINGS:
        for field in IN_ENTRIES:
            block = entry(field, text)
            found = len(lenient_lines(block))
            verify(block, OF_EVENT, lines=found)
            if found not in (lines_of_entry, lines_of_entry - 1):
                raise SystemExit(f"{text!r} in {field}")
            tried += 1
        for field in IN_HEADS:
            verify(head(field, text), OF_CALENDAR | OF_ZONE, lines=lines_of_head)
            tried += 1
    print(tried)  # noqa: T201 (for whoever runs it)


if __name__ == "__main__":
    main()
