"""Letters that have ended are kept for a while: their keys keep them from being sent again, and people may ask about them."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.orm import Session

from planner.models import Letter, LetterKind, LetterState

KEPT = timedelta(days=90)
REPORTS_KEPT = timedelta(days=400)  # longer than a clock that is wrong by a year could ask for them again


def forget_letters(session: Session, now: datetime) -> None:
    """Those that have ended long ago; whatever still waits, or waits for somebody to look, stays."""
    over = Letter.state.in_([LetterState.SENT, LetterState.VOID, LetterState.SKIPPED])
    for is_report, kept in ((Letter.kind == LetterKind.REPORT, REPORTS_KEPT), (Letter.kind != LetterKind.REPORT, KEPT)):
        old = delete(Letter).where(over, is_report, Letter.ended_at < now - kept)
        session.execute(old, execution_options={"synchronize_session": False})


def clear_folder(folder: Path, now: datetime) -> None:
    """Remove the files of letters that were kept in a folder instead of being sent."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.is_file() and path.stat().st_mtime < (now - KEPT).timestamp():
                path.unlink(missing_ok=True)
