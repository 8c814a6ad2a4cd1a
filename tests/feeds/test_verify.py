"""What the last look at bytes refuses."""

import pytest

from planner.feeds.verify import OF_EVENT, BadCalendar, verify

GOOD = b"BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:B\xc3\xa4\r\n cker\r\nEND:VEVENT\r\n"


def test_a_clean_block_passes():
    verify(GOOD, OF_EVENT, lines=4)


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (GOOD[:-2], "CRLF"),
        (GOOD.replace(b"\r\n", b"\n"), "CRLF"),
        (GOOD.replace(b"UID:a", b"UID:a\rATTACH:x"), "control character"),
        (GOOD.replace(b"UID:a", b"UID:a\nATTACH:x"), "control character"),
        (GOOD.replace(b"UID:a", b"UID:\x00"), "control character"),
        (GOOD.replace(b"UID:a", b"UID:" + b"a" * 72), "too long"),
        (GOOD.replace(b"\xc3\xa4\r\n ", b"\xc3\r\n \xa4"), "torn"),
        (GOOD.replace(b"UID:a", b"UID:a\xff"), "torn"),
        (GOOD.replace(b"UID:a", b"UID:a\xe2\x80\xa8b"), "separator"),
        (GOOD.replace(b"UID:a", b"UID:a\xc2\x85b"), "separator"),
        (GOOD.replace(b"UID:a\r\n", b"UID:a\r\n\r\n"), "blank"),
        (GOOD.replace(b"UID:a\r\n", b"UID:a\r\nUID:b\r\n"), "5 lines instead of 4"),
        (GOOD.replace(b"UID:a", b"ATTACH:a"), "not allowed"),
        (GOOD.replace(b"UID:a", b"attach:a"), "not a property"),
        (GOOD.replace(b"BEGIN:VEVENT", b"BEGIN:VALARM"), "not allowed"),
    ],
)
def test_anything_else_is_refused(block: bytes, reason: str):
    with pytest.raises(BadCalendar, match=reason):
        verify(block, OF_EVENT, lines=4)
