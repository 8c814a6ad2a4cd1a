"""What lies beside the plan: topics that nobody has planned yet, absences, what others ask, and saved views."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from planner.demo.absent import Leave
from planner.demo.chronicle import Chronicle
from planner.demo.client import Note, Question
from planner.demo.founding import House
from planner.domain.span import shifted
from planner.models import Absence, Inquiry, SavedView, Topic, TopicChannel


def shelve(session: Session, house: House, notes: Sequence[Note], chronicle: Chronicle) -> None:
    """The backlog that nobody has planned yet."""
    topics = [_noted(house, n, note, chronicle) for n, note in enumerate(notes)]
    session.add_all(topics)
    session.flush()
    session.add_all(
        TopicChannel(workspace_id=house.workspace.id, topic_id=topic.id, channel_id=house.channels[channel].id)
        for topic, note in zip(topics, notes, strict=True)
        for channel in note.on.split()
    )


def _noted(house: House, n: int, note: Note, chronicle: Chronicle) -> Topic:
    at, planner = chronicle.moment(shifted(house.today, -60 + 2 * n), 16, 30), house.members[house.client.planner]
    dropped = chronicle.moment(shifted(house.today, -8), 9, 30) if note.dropped else None
    topic = Topic(
        workspace_id=house.workspace.id,
        title=note.title,
        pillar=note.pillar,
        notes=note.notes,
        effort_hours=note.hours,
        evergreen=note.evergreen,
        cool_down_days=note.cool_down,
        goal=note.goal,
        stage=note.stage,
        person_id=house.members[note.person].id if note.person else None,
        earliest_day=None if note.days[0] is None else shifted(house.today, note.days[0]),
        latest_day=None if note.days[1] is None else shifted(house.today, note.days[1]),
        link=note.link,
        link_title=note.link_title,
        dropped_at=dropped,
        created_at=at,
    )
    chronicle.tell(at, topic, "noted", by=planner)
    if dropped:
        chronicle.tell(dropped, topic, "dropped", by=planner)
    return topic


def be_absent(session: Session, house: House, leaves: Sequence[Leave], chronicle: Chronicle) -> None:
    """Of those who work for this client."""
    planner = house.members[house.client.planner]
    for leave in leaves:
        if member := house.members.get(leave.person):
            absence = Absence(
                workspace_id=house.workspace.id,
                member_id=member.id,
                first_day=leave.first,
                last_day=leave.last,
                note=leave.note,
                part=leave.part,
                handover=leave.handover,
            )
            session.add(absence)
            at = chronicle.moment(shifted(min(leave.first, house.today), -9), 14)
            chronicle.tell(at, absence, "entered", by=planner, member=member.id, first=leave.first, last=leave.last)


def ask(session: Session, house: House, questions: Sequence[Question], chronicle: Chronicle) -> None:
    """Inquiries from outside: answered, waiting, overdue."""
    for question in questions:
        channel = house.channels[question.channel]
        received = chronicle.moment(shifted(house.today, question.received), 13, 40)
        answered = None if question.answered is None else chronicle.moment(shifted(house.today, question.answered), 9, 15)
        inquiry = Inquiry(
            workspace_id=house.workspace.id,
            channel_id=channel.id,
            text=question.text,
            target_day=shifted(house.today, question.target),
            received_at=received,
            answered_at=answered,
        )
        session.add(inquiry)
        by = house.members[house.client.planner]
        chronicle.tell(received, inquiry, "received", by=by, channel=channel.id, target=inquiry.target_day)
        if answered:
            chronicle.tell(answered, inquiry, "answered", by=by)


def save_views(session: Session, house: House) -> None:
    """Those of whoever plans."""
    planner, at = house.members[house.client.planner], house.members[house.client.planner].joined_at
    session.add_all(
        SavedView(
            workspace_id=house.workspace.id,
            member_id=planner.id,
            name=view.name,
            query=view.query,
            shared=view.shared,
            created_at=at,
        )
        for view in house.client.views
    )
