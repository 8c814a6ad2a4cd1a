"""What letters are called where people read of them."""

from planner.models import LetterKind
from planner.wording import marked

KINDS = {
    LetterKind.REPORT: marked("Weekly report"),
    LetterKind.DIGEST: marked("Digest of the day"),
    LetterKind.WEEK: marked("My week"),
    LetterKind.APPROVAL_WANTED: marked("Approval wanted"),
    LetterKind.APPROVAL_GIVEN: marked("Answer to an approval"),
    LetterKind.MENTIONED: marked("Mentioned in a comment"),
    LetterKind.GUEST_COMMENTED: marked("Comment by a guest"),
    LetterKind.GUEST_ANSWERED: marked("Answer to a guest’s comment"),
    LetterKind.ASSIGNED: marked("Post assigned"),
    LetterKind.GAP_CRITICAL: marked("Gap has become critical"),
    LetterKind.FEED_UNFETCHED: marked("Calendar is no longer fetched"),
    LetterKind.CALENDAR_FAILED: marked("Absence calendar cannot be read"),
    LetterKind.INVITATION: marked("Invitation"),
    LetterKind.PASSWORD: marked("Link for a new password"),
    LetterKind.EMAIL: marked("Link for a new e-mail address"),
    LetterKind.ACCOUNT: marked("Change of an account"),
}
