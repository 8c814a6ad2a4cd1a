"""Whom approvals are asked of, as things are today. Lists, letters and what one has to do this week all ask here."""

from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.models import Approval, GuestLink, Member, Post, Right, Step, Workspace
from planner.queries.approvals import approvers, usual_approvers, writers_of
from planner.queries.away import Away, away_on


class Asked:
    """Of what waits in a workspace. The number of queries does not depend on how much that is.

    Whoever was asked by name and has left, lost the right, or has the post themselves where nobody approves their own, is not
    asked any more, and neither is a guest whose link has ended: then it is asked of the members who may.
    """

    def __init__(self, session: Session, workspace: Workspace, waiting: Sequence[Approval]) -> None:
        self._session, self._workspace, self.waiting = session, workspace, waiting
        # by approval: a report asks for each of its readers
        self._guests: dict[int, list[GuestLink]] = {}
        self._members: dict[int, list[Member]] = {}

    def guests(self, approval: Approval) -> list[GuestLink]:
        """The links by which it is to be answered: the one that is asked, else each that may; empty when it is for members."""
        if approval.id not in self._guests:
            self._guests[approval.id] = self._find_guests(approval)
        return self._guests[approval.id]

    def people(self, approval: Approval) -> list[Member]:
        """The members of whom an answer is expected: none of what guests are told of."""
        return [] if any(link.email for link in self.guests(approval)) else self.members(approval)

    def members(self, approval: Approval) -> list[Member]:
        """Those who would be asked if no guest were, with whoever stands in for those who are away."""
        if approval.id not in self._members:
            self._members[approval.id] = self._find_members(approval)
        return self._members[approval.id]

    def answerable(self, member: Member) -> list[Approval]:
        """What the member may answer, and nobody else is asked by name; for whoever leads also what waits for too long."""
        return [each for each in self.waiting if self._is_open_to(each, member)]

    def expected_of(self, member: Member) -> list[Approval]:
        """What is the member's to answer, by what they were told."""
        return [each for each in self.answerable(member) if member in self.people(each) or self._is_passed_on(each, member)]

    def _is_open_to(self, approval: Approval, member: Member) -> bool:
        people = self.people(approval)
        if member in people:
            return True
        by_name = any(one.id == approval.asked_of_id for one in people)
        free = bool(people) and not by_name
        able = member.id in self._ids and self._may(approval.post, member)
        return able and (free or self._is_passed_on(approval, member))

    def _is_passed_on(self, approval: Approval, member: Member) -> bool:
        """Nobody has answered for too long, so that those who lead were told."""
        return approval.escalated_at is not None and member.may(Right.ARRANGE)

    def _find_guests(self, approval: Approval) -> list[GuestLink]:
        if approval.step is not Step.CLIENT or approval.asked_of_id:
            return []
        post, now = approval.post, clock.now()
        good = [link for link in self._links if link.may_approve_now(post.channel_id, post.campaign, post.day, now)]
        return [link for link in good if approval.guest_link_id in (None, link.id)]

    def _find_members(self, approval: Approval) -> list[Member]:
        able = [member for member in self._able if self._may(approval.post, member)]
        named = [member for member in able if member.id == approval.asked_of_id]
        others = [member for member in able if member.id != approval.asked_by_id] or able
        asked = named or usual_approvers(others)
        deputies = {self._away[member.id].deputy_id for member in asked if member.id in self._away}
        return [*asked, *(member for member in able if member.id in deputies and member not in asked)]

    def _may(self, post: Post, member: Member) -> bool:
        return self._workspace.own_approval or member.id not in (post.person_id, self._writers.get(post.id))

    @cached_property
    def _able(self) -> list[Member]:
        return approvers(self._session, self._workspace.id)

    @cached_property
    def _ids(self) -> set[int]:
        return {member.id for member in self._able}

    @cached_property
    def _writers(self) -> dict[int, int | None]:
        return writers_of(self._session, self._workspace.id, [each.post_id for each in self.waiting])

    @cached_property
    def _away(self) -> dict[int, Away]:
        return away_on(self._session, self._workspace.id, clock.today(self._workspace.zone))

    @cached_property
    def _links(self) -> list[GuestLink]:
        rows = select(GuestLink).where(GuestLink.workspace_id == self._workspace.id, GuestLink.may_approve)
        return list(self._session.scalars(rows.where(GuestLink.revoked_at.is_(None)).order_by(GuestLink.id)))
