"""What is kept, and its verbs: a verb changes a thing and writes its history in the same breath."""

from planner.models.attachment import Attachment
from planner.models.channel import Cadence, Channel, SlotDetail
from planner.models.checklist import ChecklistItem
from planner.models.deed import Deed
from planner.models.demo import DemoMade
from planner.models.event import Event
from planner.models.feed import EndedAddress, Feed, FeedBody, FeedEntry, FeedFetch, FeedGap
from planner.models.imported import ColumnMapping, ImportBatch, ImportedRow
from planner.models.inquiry import Inquiry
from planner.models.member import Absence, Member, Role
from planner.models.pause import Pause
from planner.models.post import Post
from planner.models.report import Report
from planner.models.rights import Right, may
from planner.models.saved_view import SavedView, StartView
from planner.models.topic import Stage, Topic, TopicChannel
from planner.models.user import Attempt, SignIn, User
from planner.models.workspace import Holiday, Workspace

__all__ = [
    "Absence",
    "Attachment",
    "Attempt",
    "Cadence",
    "Channel",
    "ChecklistItem",
    "ColumnMapping",
    "Deed",
    "DemoMade",
    "EndedAddress",
    "Event",
    "Feed",
    "FeedBody",
    "FeedEntry",
    "FeedFetch",
    "FeedGap",
    "Holiday",
    "ImportBatch",
    "ImportedRow",
    "Inquiry",
    "Member",
    "Pause",
    "Post",
    "Report",
    "Right",
    "Role",
    "SavedView",
    "SignIn",
    "SlotDetail",
    "Stage",
    "StartView",
    "Topic",
    "TopicChannel",
    "User",
    "Workspace",
    "may",
]
