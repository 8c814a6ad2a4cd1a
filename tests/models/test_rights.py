"""Who may set which readiness: every role, step and mode, against a written table."""

from itertools import product

import pytest

from planner.domain.plan import Readiness
from planner.models import ApprovalMode, Role
from planner.models.rights import may_ripen

FREE = (ApprovalMode.NONE, ApprovalMode.OPTIONAL)
BOUND = (ApprovalMode.REQUIRED, ApprovalMode.TWO_STEPS)

# A line is what it was, a letter what it may become: idea, draft, review, approved, published.
ANY = {"idea": "-DRAP", "draft": "I-RAP", "review": "ID-AP", "approved": "IDR-P", "published": "IDRA-"}
APPROVES_ONLY = {"idea": "-DRA.", "draft": ".-RA.", "review": ".D-A.", "approved": ".DR-.", "published": "....-"}
UP_TO_REVIEW = {"idea": "-DR..", "draft": "I-R..", "review": "ID-..", "approved": "IDR-P", "published": "IDR.-"}
APPROVES_TOO = {"idea": "-DRA.", "draft": "I-RA.", "review": "ID-A.", "approved": "IDR-P", "published": "IDRA-"}
NOTHING = {"idea": "-....", "draft": ".-...", "review": "..-..", "approved": "...-.", "published": "....-"}

TABLE = {
    **{(mode, role): ANY for mode in FREE for role in (Role.OWNER, Role.ADMIN, Role.EDITOR)},
    **{(mode, role): APPROVES_TOO for mode in BOUND for role in (Role.OWNER, Role.ADMIN)},
    **{(mode, Role.EDITOR): UP_TO_REVIEW for mode in BOUND},
    **{(mode, Role.APPROVER): APPROVES_ONLY for mode in ApprovalMode},
    **{(mode, Role.VIEWER): NOTHING for mode in ApprovalMode},
}


@pytest.mark.parametrize(("mode", "role"), list(product(ApprovalMode, Role)))
def test_readiness_is_set_by_whom_the_table_says(mode, role):
    found = {
        before.word: "".join(
            "-" if before is after else after.name[0] if may_ripen(role, before, after, mode) else "." for after in Readiness
        )
        for before in Readiness
    }
    assert found == TABLE[mode, role]
