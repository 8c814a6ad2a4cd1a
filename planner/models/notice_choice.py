"""What a member wants to be told by mail, and when the weekly report is to come."""

import datetime as dt

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.db import Base, Line, Owned, Word, inside
from planner.models.letter import LetterKind
from planner.models.member import Member


class NoticeChoice(Owned, Base):
    """Whether a member wants letters of a kind. Without a row the kind's default holds."""

    __tablename__ = "notice_choices"
    __table_args__ = (
        inside("member_id", "members", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "member_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int]
    kind: Mapped[LetterKind] = mapped_column(Word(LetterKind))
    wanted: Mapped[bool]


class ReportChoice(Owned, Base):
    """When a member gets the gap report. Without a row: Monday 08:00 in the workspace's zone for whoever writes, else never."""

    __tablename__ = "report_choices"
    __table_args__ = (
        inside("member_id", "members", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int]
    wanted: Mapped[bool] = mapped_column(default=True)
    weekday: Mapped[int] = mapped_column(default=0)  # 0 is Monday
    time: Mapped[dt.time] = mapped_column(default=dt.time(8))
    zone: Mapped[str | None] = mapped_column(Line(60))  # None: the workspace's
    always: Mapped[bool] = mapped_column(default=False)  # also when there is nothing to say
    with_pdf: Mapped[bool] = mapped_column(default=False)
    with_xlsx: Mapped[bool] = mapped_column(default=False)


def choose(session: Session, member: Member, kind: LetterKind, *, wanted: bool) -> None:
    """Say whether the member wants letters of a kind; of the weekly report, when it comes stays as it is."""
    if kind is LetterKind.REPORT:
        report_choice(session, member, wanted=wanted).wanted = wanted
        return
    here = (NoticeChoice.workspace_id == member.workspace_id, NoticeChoice.member_id == member.id)
    chosen = session.scalar(select(NoticeChoice).where(*here, NoticeChoice.kind == kind))
    if chosen is None:
        session.add(NoticeChoice(workspace_id=member.workspace_id, member_id=member.id, kind=kind, wanted=wanted))
    else:
        chosen.wanted = wanted


def report_choice(session: Session, member: Member, *, wanted: bool) -> ReportChoice:
    """When and how the weekly report comes; made with `wanted` when the member has said nothing yet."""
    here = (ReportChoice.workspace_id == member.workspace_id, ReportChoice.member_id == member.id)
    kept = session.scalar(select(ReportChoice).where(*here))
    if kept is None:
        kept = ReportChoice(workspace_id=member.workspace_id, member_id=member.id, wanted=wanted)
        session.add(kept)
        session.flush()
    return kept
