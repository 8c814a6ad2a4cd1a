"""What is kept, and its verbs: a verb changes a thing and writes its history in the same breath."""

from planner.models.absence_calendar import AbsenceCalendar
from planner.models.account import AccountLink, Purpose, RecoveryCode
from planner.models.approval import Approval, Outcome, Step
from planner.models.attachment import Attachment
from planner.models.audit import AuditEntry
from planner.models.channel import Cadence, Channel, SlotDetail
from planner.models.checklist import ChecklistItem
from planner.models.comment import Comment, Mention
from planner.models.deed import Deed
from planner.models.demo import DemoMade
from planner.models.due_day import DueDay, DueRule, Part
from planner.models.event import Event
from planner.models.feed import EndedAddress, Feed, FeedBody, FeedEntry, FeedFetch, FeedGap
from planner.models.format_checklist import FormatItem
from planner.models.guest_link import GuestLink
from planner.models.imported import ColumnMapping, ImportBatch, ImportedRow
from planner.models.inquiry import Inquiry
from planner.models.invitation import Invitation
from planner.models.letter import Letter, LetterKind, LetterState
from planner.models.member import Absence, DayPart, Member, Role
from planner.models.notice_choice import NoticeChoice, ReportChoice
from planner.models.pause import Pause
from planner.models.post import Post
from planner.models.report import Report
from planner.models.rights import Right, may
from planner.models.saved_view import SavedView, StartView
from planner.models.topic import Stage, Topic, TopicChannel
from planner.models.user import Attempt, SignIn, User
from planner.models.workspace import ApprovalMode, Holiday, Workspace

__all__ = [
    "Absence",
    "AbsenceCalendar",
    "AccountLink",
    "Approval",
    "ApprovalMode",
    "Attachment",
    "Attempt",
    "AuditEntry",
    "Cadence",
    "Channel",
    "ChecklistItem",
    "ColumnMapping",
    "Comment",
    "DayPart",
    "Deed",
    "DemoMade",
    "DueDay",
    "DueRule",
    "EndedAddress",
    "Event",
    "Feed",
    "FeedBody",
    "FeedEntry",
    "FeedFetch",
    "FeedGap",
    "FormatItem",
    "GuestLink",
    "Holiday",
    "ImportBatch",
    "ImportedRow",
    "Inquiry",
    "Invitation",
    "Letter",
    "LetterKind",
    "LetterState",
    "Member",
    "Mention",
    "NoticeChoice",
    "Outcome",
    "Part",
    "Pause",
    "Post",
    "Purpose",
    "RecoveryCode",
    "Report",
    "ReportChoice",
    "Right",
    "Role",
    "SavedView",
    "SignIn",
    "SlotDetail",
    "Stage",
    "StartView",
    "Step",
    "Topic",
    "TopicChannel",
    "User",
    "Workspace",
    "may",
]
