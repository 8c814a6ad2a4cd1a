"""The demo goes when somebody begins in earnest."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from planner.models import User, Workspace


def remove_demo(session: Session) -> None:
    """The demo's workspaces with all that they own, and its users. Others who joined a demo workspace stay users."""
    session.execute(delete(Workspace).where(Workspace.demo))
    session.execute(delete(User).where(User.demo))
