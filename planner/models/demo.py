"""That the demo was made here."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, UtcDateTime


class DemoMade(Base):
    """Stays when the demo is removed: so it does not come back by itself at the next start."""

    __tablename__ = "demos"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
