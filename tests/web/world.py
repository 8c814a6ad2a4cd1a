"""Two workspaces with one thing of each kind: Alice owns Acme, Charlie owns Rival and is a stranger at Acme,
which Ex has left."""

import base64
from datetime import date, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Engine, select

from planner import clock, db
from planner.domain.plan import Readiness
from planner.models import (
    Attachment,
    Channel,
    Feed,
    GuestLink,
    Letter,
    LetterKind,
    LetterState,
    Member,
    Post,
    Purpose,
    Role,
    User,
    Workspace,
)
from planner.models.absence_calendar import subscribe
from planner.models.account import make_link
from planner.models.checklist import checklist, list_items
from planner.models.feed import FeedKind, make_feed
from planner.models.guest_link import make_guest_link
from planner.models.letter import put_in_outbox
from planner.models.pause import pause
from planner.models.saved_view import save_view
from planner.planning.attaching import attach, looked_at
from planner.planning.comments import write
from planner.planning.founding import add_holiday
from planner.planning.inviting import invite
from planner.storage import Store
from tests import make

FEED_KEY = "f" * 32
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)  # one pixel
NAMES = {Role.OWNER: "alice", Role.EDITOR: "bob"}  # whoever has another role is called by it


def found_acme(engine: Engine) -> SimpleNamespace:
    """Ids and slugs of what is there, those of Rival behind `foreign_`; and the token of Bob's feed."""
    unit = db.unit(engine)
    acme, rival = make.workspace(unit, "acme"), make.workspace(unit, "rival")
    people = {role: _member(unit, acme, NAMES.get(role, role.value), role) for role in Role}
    charlie = _member(unit, rival, "charlie", Role.OWNER)
    _member(unit, acme, "ex", Role.ADMIN).leave(by=None)
    bob = people[Role.EDITOR]
    linkedin = make.channel(unit, acme, "linkedin", name="LinkedIn", responsible_id=bob.id)
    own = _one_of_each(unit, linkedin, by=bob, title="Azubi-Woche", member=people[Role.VIEWER], pause="Betriebsferien")
    secret = make.channel(unit, rival, "secret", name="Secret")
    foreign = _one_of_each(unit, secret, by=charlie, title="Geheim", member=charlie, pause="Umbau")
    unit.commit()
    db.session.remove()
    return SimpleNamespace(**own, **{f"foreign_{name}": value for name, value in foreign.items()})


def _member(unit: db.PlanSession, workspace: Workspace, name: str, role: Role) -> Member:
    return make.member(unit, workspace, make.user(unit, f"{name}@example.org", f"{name.title()} Adler"), role)


def _one_of_each(unit: db.PlanSession, channel: Channel, *, by: Member, member: Member, **words: str) -> dict[str, Any]:
    workspace = unit.get_one(Workspace, channel.workspace_id)
    topic = make.topic(unit, workspace, words["title"])
    post = make.post(unit, channel, title=words["title"], topic_id=topic.id, time=time(9), readiness=Readiness.DRAFT)
    feed, token = new_feed(unit, by)
    list_items(unit, post, ["Bild besorgen"], by=None)
    link, guest_token = _guest_link(unit, workspace, by)
    comment = write(unit, post, "Ist das Bild **frei**?", by=by)
    return {
        "channel": channel.slug,
        "channel_id": channel.id,
        "topic_id": topic.id,
        "post_id": post.id,
        "item_id": checklist(unit, post)[0].id,
        "attachment_id": _attached(unit, post, by).id,
        "member_id": member.id,
        "absence_id": by.be_absent(date(2026, 12, 1), date(2026, 12, 4), by=None).id,
        "calendar_id": _calendar(unit, by),
        "holiday_id": add_holiday(unit, workspace, date(2026, 12, 7), "Betriebsausflug", by=None).id,
        "pause_id": pause(unit, workspace.id, channel, date(2026, 12, 24), date(2026, 12, 31), words["pause"], by=by).id,
        "cadence_id": channel.start_cadence("Wed,Fri 09:00", make.MONDAY, by=None).id,
        "inquiry_id": channel.receive_inquiry("Gibt es Parkplätze?", make.MONDAY, by=None).id,
        "view_id": save_view(unit, by, "Freigaben", "view=list&readiness=review", shared=True).id,
        "letter_id": _letter(unit, workspace),
        "invitation_id": invite(unit, workspace, [f"new@{workspace.slug}.example"], Role.VIEWER, by=None)[0].id,
        "import_id": make.upload(unit, workspace).id,
        "comment_id": comment.id,
        "feed_id": feed.id,
        "token": token,
        "link_id": link.id,
        "guest_token": guest_token,
        "password_token": make_link(unit, by.user, Purpose.PASSWORD)[1],
        "email_token": make_link(unit, by.user, Purpose.EMAIL, email=f"neu-{workspace.slug}@example.org")[1],
    }


def _calendar(unit: db.PlanSession, of: Member) -> int:
    """Lies within closed walls, so that nobody goes there."""
    values = {"workspace_id": of.workspace_id, "member_id": of.id, "name": "Outlook", "host": "127.0.0.1"}
    return subscribe(unit, FEED_KEY, "http://127.0.0.1/calendar.ics", **values).id


def _letter(unit: db.PlanSession, workspace: Workspace) -> int:
    """To a guest of a workspace, parked."""
    kind, key, email = LetterKind.APPROVAL_WANTED, f"approval:{workspace.id}", f"guest@{workspace.slug}.example"
    put_in_outbox(unit, kind, key, {"approval": 0}, email=email, workspace_id=workspace.id)
    letter = unit.scalars(select(Letter).where(Letter.key == key)).one()
    letter.state, letter.trouble, letter.attempts = LetterState.PARKED, "550 No such person", 1
    unit.flush()
    return letter.id


def _attached(unit: db.PlanSession, post: Post, by: Member) -> Attachment:
    """A picture that lies where the application looks for it: beside the database."""
    fit = looked_at("bild.png", PICTURE)
    kept = Store(Path(str(unit.get_bind().url.database)).parent).keep(fit.content, fit.small)
    return attach(unit, post, fit, kept, alt="Ein Punkt", by=by)


def _guest_link(unit: db.PlanSession, workspace: Workspace, by: Member) -> tuple[GuestLink, str]:
    """Sees everything of its workspace, comments and approves."""
    values = {"name": "Frau Sommer", "may_comment": True, "may_approve": True, "expires_at": clock.now() + timedelta(days=30)}
    values |= {"seen_at": clock.now()}  # it was used before
    return make_guest_link(unit, FEED_KEY, by=by, workspace_id=workspace.id, **values)


def new_feed(unit: db.PlanSession, owner: Member) -> tuple[Feed, str]:
    values = {"workspace_id": owner.workspace_id, "owner_id": owner.id, "kind": FeedKind.PLAN, "name": "Plan"}
    return make_feed(unit, FEED_KEY, by=owner, **values)


def feed_token(engine: Engine) -> str:
    """The secret of a new feed of Alice's."""
    unit = db.unit(engine)
    alice = unit.query(Member).join(User).filter(User.email == "alice@example.org", Member.workspace_id > 0).one()
    _, token = new_feed(unit, alice)
    unit.commit()
    db.session.remove()
    return token
