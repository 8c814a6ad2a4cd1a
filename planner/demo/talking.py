"""What people say about the posts: approvals that were asked and given, comments, and what is always to be done."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.demo.chronicle import Chronicle
from planner.demo.client import Remark
from planner.demo.founding import House
from planner.domain.mentions import Named, named_in
from planner.domain.plan import Readiness
from planner.domain.span import shifted
from planner.markdown import rendered
from planner.models import Approval, Comment, DueRule, FormatItem, GuestLink, Mention, Outcome, Post, Step
from planner.models.guest_link import USUALLY_FOR
from planner.models.seen import seen_of, steps_of

REMEMBERED = 60  # days back, of approvals


def agree(session: Session, house: House) -> None:
    """What the client always wants: parts due before the day, and items for each format."""
    here = house.workspace.id
    session.add_all(DueRule(workspace_id=here, part=part, days_before=days) for part, days in house.client.due.items())
    session.add_all(
        FormatItem(workspace_id=here, format=format_, position=n, text=text)
        for format_, texts in house.client.format_items.items()
        for n, text in enumerate(texts)
    )


def approve(session: Session, house: House, guest: GuestLink | None, chronicle: Chronicle) -> None:
    """Everything that is approved was approved by somebody, quickly or not; what is in review is asked about."""
    posts = [post for post in _posts(session, house) if post.day >= shifted(house.today, -REMEMBERED)]
    waited = 0
    for post in posts:
        if post.readiness >= Readiness.APPROVED:
            session.add_all(_given(session, house, post, chronicle, waited))
            waited += 1
        elif post.readiness is Readiness.REVIEW and post.day >= house.today:
            asked = _asked(session, house, post, chronicle)
            if guest and guest.may_approve and guest.channel_id == post.channel_id:
                asked.step, asked.guest_link_id = Step.CLIENT, guest.id
            session.add(asked)
        elif post.readiness is Readiness.REVIEW:
            session.add(_expired(session, house, post, chronicle))


def _posts(session: Session, house: House) -> Sequence[Post]:
    rows = select(Post).where(Post.workspace_id == house.workspace.id, ~Post.cancelled)
    return session.scalars(rows.order_by(Post.day, Post.id)).all()


def _given(session: Session, house: House, post: Post, chronicle: Chronicle, n: int) -> Iterator[Approval]:
    """By one after the other, where two steps are needed."""
    approver, patience = house.members[house.client.approver], house.client.patience
    asked = chronicle.moment(shifted(min(post.day, house.today), -5), 11)
    for step, hours in zip(steps_of(house.workspace.approval), (patience[n % len(patience)], 4), strict=False):
        answered = min(asked + timedelta(hours=hours), chronicle.now)
        yield Approval(
            workspace_id=post.workspace_id,
            post_id=post.id,
            step=step,
            seen=seen_of(session, post),
            asked_at=asked,
            asked_by_id=house.members[house.client.planner].id,
            due_day=shifted(post.day, -1),
            told=1,
            outcome=Outcome.APPROVED,
            answered_at=answered,
            answered_by_id=approver.id,
            answered_by_name=house.client.approver.name,
        )
        asked = answered


def _asked(session: Session, house: House, post: Post, chronicle: Chronicle) -> Approval:
    return Approval(
        workspace_id=post.workspace_id,
        post_id=post.id,
        step=steps_of(house.workspace.approval)[0],
        seen=seen_of(session, post),
        asked_at=chronicle.moment(shifted(house.today, -1 - post.id % 2), 10, 20),
        asked_by_id=house.members[house.client.planner].id,
        due_day=max(house.today, shifted(post.day, -1)),
        told=2,
    )


def _expired(session: Session, house: House, post: Post, chronicle: Chronicle) -> Approval:
    expired = _asked(session, house, post, chronicle)
    expired.asked_at, expired.due_day = chronicle.moment(shifted(post.day, -3), 10), shifted(post.day, -1)
    expired.outcome, expired.answered_at, expired.told = Outcome.EXPIRED, chronicle.moment(shifted(post.day, 1), 0, 5), 3
    return expired


def let_in(session: Session, house: House, feed_key: str, chronicle: Chronicle) -> GuestLink | None:
    """The client's guest by link, who has been here before."""
    guest = house.client.guest
    if guest is None:
        return None
    planner, at = house.members[house.client.planner], chronicle.moment(shifted(house.today, -9), 15)
    link = GuestLink(
        workspace_id=house.workspace.id,
        made_by_id=planner.id,
        created_at=at,
        token_hash="",
        token_cipher=b"",
        name=guest.name,
        channel_id=house.channels[guest.channel].id,
        may_comment=True,
        may_approve=guest.may_approve,
        expires_at=clock.now() + USUALLY_FOR,
        seen_at=clock.now() - timedelta(hours=20),
    )
    session.add(link)
    session.flush()  # its secret is bound to its id
    link.renew(feed_key)
    chronicle.tell(at, link, "made", by=planner, name=link.name)
    return link


def remark(session: Session, house: House, guest: GuestLink | None, chronicle: Chronicle) -> None:
    """The comments, and who is named in them."""
    people = [Named(member.id, person.name, person.email) for person, member in house.members.items()]
    coming = [post for post in _posts(session, house) if post.day >= house.today]
    for each in house.client.remarks:
        on_channel = [post for post in coming if post.channel_id == house.channels[each.channel].id]
        if each.n < len(on_channel) and (each.by or guest):
            comment = _comment(house, on_channel[each.n], each, guest, chronicle)
            session.add(comment)
            session.flush()
            named = {named.id for meant in named_in(each.text, people).values() for named in meant}
            session.add_all(Mention(workspace_id=comment.workspace_id, comment_id=comment.id, member_id=id_) for id_ in named)


def _comment(house: House, post: Post, said: Remark, guest: GuestLink | None, chronicle: Chronicle) -> Comment:
    at = chronicle.moment(shifted(house.today, -said.days), said.hour)
    member = house.members[said.by] if said.by else None
    chronicle.tell(at, post, "commented", by=member, **({"who": guest.name} if guest and not member else {}))
    return Comment(
        workspace_id=post.workspace_id,
        post_id=post.id,
        member_id=member.id if member else None,
        guest_link_id=guest.id if guest and not member else None,
        author=said.by.name if said.by else guest.name if guest else "",
        text=said.text,
        html=rendered(said.text),
        for_guests=said.for_guests or said.by is None,
        created_at=at,
        resolved_at=chronicle.moment(shifted(house.today, -said.days + 1), 9) if said.resolved else None,
        resolved_by_id=house.members[house.client.planner].id if said.resolved else None,
    )
