"""Who may come where: one line an endpoint. A route that is not listed here fails the matrix test."""

from datetime import date

from planner.domain.span import Week
from planner.models import Right

ANYONE, MACHINES, USERS = "anyone", "machines", "users"

EXPECTATIONS: dict[str, str | Right | tuple[Right, ...]] = {  # several rights: any one of them
    "health.healthz": MACHINES,
    "health.robots": MACHINES,
    "sign_in.login": ANYONE,
    "sign_in.logout": ANYONE,
    "setup.set_up": ANYONE,
    "preferences.change": ANYONE,
    "workspaces.home": ANYONE,
    "workspaces.index": USERS,
    "workspaces.new": USERS,
    "workspaces.demo_removal": USERS,
    "live.revision": Right.READ,
    "plan.home": Right.READ,
    "plan.board": Right.READ,
    "posts.new": Right.WRITE,
    "posts.show": Right.READ,
    "posts.content": Right.WRITE,
    "posts.trash": Right.READ,
    "post_steps.move": Right.WRITE,
    "post_steps.ripen": (Right.WRITE, Right.APPROVE),
    "post_steps.assign": Right.WRITE,
    "post_steps.cancel": Right.WRITE,
    "post_steps.revive": Right.WRITE,
    "post_steps.throw_away": Right.WRITE,
    "post_steps.restore": Right.WRITE,
    "topics.index": Right.READ,
    "topics.new": Right.WRITE,
    "topics.edit": Right.WRITE,
    "topics.slot": Right.WRITE,
    "topics.shelf": Right.WRITE,
    "channels.index": Right.READ,
    "channels.show": Right.READ,
    "channels.new": Right.ARRANGE,
    "channels.edit": Right.ARRANGE,
    "channels.position": Right.ARRANGE,
    "cadences.cadence": Right.ARRANGE,
    "cadences.end": Right.ARRANGE,
    "cadences.slots": Right.ARRANGE,
    "pauses.new": Right.WRITE,
    "pauses.removal": Right.WRITE,
    "inquiries.new": Right.WRITE,
    "inquiries.answer": Right.WRITE,
    "team.index": Right.READ,
    "team.member": Right.ARRANGE,
    "team.absent": Right.ARRANGE,
    "team.absence_removal": Right.ARRANGE,
    "settings.edit": Right.OWN,
    "settings.holidays": Right.OWN,
    "settings.holiday_removal": Right.OWN,
    "settings.removal": Right.OWN,
    "imports.index": Right.READ,
    "imports.upload": Right.WRITE,
    "imports.preview": Right.WRITE,
    "imports.removal": Right.WRITE,
    "imports.result": Right.READ,
    "imports.undoing": Right.WRITE,
    "reports.index": Right.READ,
    "reports.week": Right.READ,
    "reports.week_json": Right.READ,
    "reports.week_csv": Right.READ,
    "reports.week_xlsx": Right.READ,
    "published.feed": MACHINES,
    "feeds.index": Right.READ,
    "feeds.new": Right.WRITE,
    "feeds.show": Right.WRITE,
    "feeds.address": Right.WRITE,
    "feeds.end": Right.WRITE,
}

# What stands in an address: the same for everybody, or an attribute of the world that `found_acme` makes and its foreign twin.
FIXED = {"name": "plan", "workspace": "acme", "day": date(2026, 12, 2), "week": Week(2026, 48)}
PLACES = {
    "channel": ("channel", "foreign_channel"),
    "post_id": ("post_id", "foreign_post_id"),
    "topic_id": ("topic_id", "foreign_topic_id"),
    "member_id": ("member_id", "foreign_member_id"),
    "cadence_id": ("cadence_id", "foreign_cadence_id"),
    "inquiry_id": ("inquiry_id", "foreign_inquiry_id"),
    "pause_id": ("pause_id", "foreign_pause_id"),
    "absence_id": ("absence_id", "foreign_absence_id"),
    "import_id": ("import_id", "foreign_import_id"),
    "holiday_id": ("holiday_id", "foreign_holiday_id"),
    "feed_id": ("feed_id", "foreign_feed_id"),
    "token": ("token", "token"),
}

# Beside the last use of a session, reading may store these: bodies of feeds, and a report when first asked for.
STORED_ON_READING = {"feed_bodies", "feed_entries", "feed_gaps", "feed_fetches", "reports"}
