"""The audit log in words: a sentence a verb. `who` did it, `about` is whom or what; the rest are the entry's details."""

from planner.models import AuditEntry
from planner.web.team import ROLE_WORDS
from planner.wording import gettext as _
from planner.wording import marked

SENTENCES = {
    "workspace_founded": marked("%(who)s founded the workspace “%(about)s”."),
    "invited": marked("%(who)s invited %(about)s as %(role)s."),
    "invitation_accepted": marked("%(who)s accepted the invitation to %(about)s as %(role)s."),
    "invitation_revoked": marked("%(who)s revoked the invitation to %(about)s."),
    "role_changed": marked("%(who)s changed the role of %(about)s from %(before)s to %(after)s."),
    "member_added": marked("%(who)s added %(about)s as %(role)s."),
    "member_left": marked("%(about)s left."),
    "member_removed": marked("%(who)s removed %(about)s."),
    "settings_changed": marked("%(who)s changed the settings of the workspace."),
    "feed_made": marked("%(who)s made the calendar feed “%(about)s”."),
    "feed_shown": marked("%(who)s looked at the address of the calendar feed “%(about)s”."),
    "feed_rotated": marked("%(who)s gave the calendar feed “%(about)s” a new address."),
    "feed_revoked": marked("%(who)s ended the calendar feed “%(about)s”."),
    "exported": marked("%(who)s downloaded “%(about)s”."),
    "imported": marked("%(who)s imported “%(about)s”."),
    "import_undone": marked("%(who)s took back the import of “%(about)s”."),
    "signed_in": marked("%(who)s signed in."),
    "sign_in_failed": marked("Signing in as %(who)s failed."),
    "signed_out": marked("%(who)s signed out."),
    "session_ended": marked("%(who)s ended a session."),
    "password_changed": marked("%(who)s changed the password."),
    "email_changed": marked("%(who)s changed the e-mail address."),
    "recovery_codes_made": marked("%(who)s made new recovery codes."),
    "second_factor_on": marked("%(who)s switched the second factor on."),
    "second_factor_off": marked("%(who)s switched the second factor off."),
    "guest_link_made": marked("%(who)s made the guest link “%(about)s”."),
    "guest_link_changed": marked("%(who)s changed the guest link “%(about)s”."),
    "guest_link_revoked": marked("%(who)s revoked the guest link “%(about)s”."),
    "guest_link_renewed": marked("%(who)s gave the guest link “%(about)s” a new address."),
    "guest_link_used": marked("The guest link “%(about)s” was used from a new network."),
    "guest_link_shown": marked("%(who)s looked at the address of the guest link “%(about)s”."),
    "calendar_subscribed": marked("%(who)s subscribed to the absences of “%(about)s”."),
    "calendar_confirmed": marked("%(who)s took over what “%(about)s” had lost."),
    "calendar_removed": marked("%(who)s removed the subscribed absences of “%(about)s”."),
    "approved": marked("%(who)s approved post %(post)s in version %(version)s."),
    "sent_back": marked("%(who)s sent back post %(post)s in version %(version)s."),
    "report_choice": marked("%(who)s chose when the weekly report comes."),
}
# What stands in the list to filter by: a word for each group of verbs.
KINDS = {
    "members": (marked("Members and roles"), ("invited", "invitation_", "role_changed", "member_", "calendar_")),
    "access": (marked("Signing in"), ("signed_", "sign_in_", "session_", "password_", "email_", "second_factor_", "recovery_")),
    "feeds": (marked("Feeds and guest links"), ("feed_", "guest_link_")),
    "plan": (marked("Plan and approvals"), ("approved", "sent_back", "exported", "import")),
    "settings": (marked("Settings"), ("workspace_", "settings_", "report_choice")),
}
ROLES = {role.value: word for role, word in ROLE_WORDS.items()}
IN_WORDS = frozenset({"role", "before", "after"})  # details that are roles


class _Values(dict[str, object]):
    """What an entry says; of what it does not say, a dash."""

    def __missing__(self, _name: str) -> str:
        return "–"


def sentence(entry: AuditEntry) -> str:
    """`Kim Adler invited jo@example.org as Editor.`"""
    details = {name: _(ROLES[value]) if name in IN_WORDS and value in ROLES else value for name, value in entry.details.items()}
    values = _Values(details, who=entry.who or _("The server"), about=entry.about or "–")
    said = SENTENCES.get(entry.verb)
    return _(said) % values if said else f"{entry.verb}: {values['about']}"
