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
    asked any more, and neither is a guest whose link has ended: then it is asked of whoever may.
    """

    def __init__(self, session: Session, workspace: Workspace, waiting: Sequence[Approval]) -> None:
        self._session, self._workspace, self.waiting = session, workspace, waiting
        self._members: dict[int, list[Member]] = {}  # by approval: a report asks for each of its readers

    def guests(self, approval: Approval) -> list[GuestLink]:
        """The links by which it is to be answered: the one that is asked, else each that may; empty when it is for members."""
        if approval.step is not Step.CLIENT or approval.asked_of_id:
            return []
        post, now = approval.post, clock.now()
        good = [link for link in self._links if link.may_approve_now(post.channel_id, post.campaign, post.day, now)]
        return [link for link in good if approval.guest_link_id in (None, link.id)]

    def people(self, approval: Approval) -> list[Member]:
        """The members of whom an answer is expected: none of what a guest is asked."""
        return [] if self.guests(approval) else self.members(approval)

    def members(self, approval: Approval) -> list[Member]:
        """Those who would be asked if no guest were, with whoever stands in for those who are away."""
        if approval.id not in self._members:
            self._members[approval.id] = self._find(approval)
        return self._members[approval.id]

    def _find(self, approval: Approval) -> list[Member]:
        able = [member for member in self._able if self._may(approval.post, member)]
        named = [member for member in able if member.id == approval.asked_of_id]
        others = [member for member in able if member.id != approval.asked_by_id] or able
        asked = named or usual_approvers(others)
        deputies = {self._away[member.id].deputy_id for member in asked if member.id in self._away}
        return [*asked, *(member for member in able if member.id in deputies and member not in asked)]

    def answerable(self, member: Member) -> list[Approval]:
        """What the member may answer, and nobody else is asked by name."""
        return [each for each in self.waiting if self._is_open_to(each, member)]

    def expected_of(self, member: Member) -> list[Approval]:
        """What is the member's to answer; for whoever leads also what nobody has answered for too long."""
        leads = member.may(Right.ARRANGE)
        return [each for each in self.answerable(member) if member in self.people(each) or (each.escalated_at and leads)]

    def _is_open_to(self, approval: Approval, member: Member) -> bool:
        if self.guests(approval) or member not in self._able or not self._may(approval.post, member):
            return False
        people = self.people(approval)
        return member in people or all(one.id != approval.asked_of_id for one in people)

    def _may(self, post: Post, member: Member) -> bool:
        return self._workspace.own_approval or member.id not in (post.person_id, self._writers.get(post.id))

    @cached_property
    def _able(self) -> list[Member]:
        return approvers(self._session, self._workspace.id)

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
