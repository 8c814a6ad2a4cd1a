"""A letter is written when it is sent: what it is about is looked up anew, and what no longer holds is not told."""

from collections.abc import Callable
from email.message import EmailMessage

from sqlalchemy.orm import Session

from planner import wording
from planner.mail import accounts, approvals, days, frame, guests, people, report, troubles
from planner.mail.note import Note
from planner.mail.reader import Reader, reader_of
from planner.models import Letter, LetterKind
from planner.settings import Settings

Writing = Callable[[Session, Letter, Reader, Settings], Note | None]

WRITINGS: dict[LetterKind, Writing] = {
    LetterKind.PASSWORD: accounts.password,
    LetterKind.EMAIL: accounts.email,
    LetterKind.INVITATION: accounts.invitation,
    LetterKind.ACCOUNT: accounts.account,
    LetterKind.APPROVAL_WANTED: approvals.wanted,
    LetterKind.APPROVAL_GIVEN: approvals.answered,
    LetterKind.MENTIONED: people.mentioned,
    LetterKind.GUEST_COMMENTED: guests.commented,
    LetterKind.GUEST_ANSWERED: guests.answered,
    LetterKind.ASSIGNED: people.assigned,
    LetterKind.GAP_CRITICAL: troubles.gap_critical,
    LetterKind.FEED_UNFETCHED: troubles.feed_unfetched,
    LetterKind.CALENDAR_FAILED: troubles.calendar_failed,
    LetterKind.DIGEST: days.digest,
    LetterKind.WEEK: days.week,
}


def compose(session: Session, letter: Letter, settings: Settings) -> EmailMessage | None:
    """Subject and text in the reader's language; sender, recipient and name are put on by the envelope.

    None when there is nothing to say any more, or nobody who may know it.
    """
    reader = reader_of(session, letter)
    if reader is None:
        return None
    with wording.speaking(reader.language):
        if letter.kind is LetterKind.REPORT:
            return report.written(session, letter, reader, settings)
        note = WRITINGS[letter.kind](session, letter, reader, settings)
        return frame.written(note, letter, reader, settings) if note else None
