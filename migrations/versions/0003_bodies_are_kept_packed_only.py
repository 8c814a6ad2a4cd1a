"""bodies are kept packed only

The plain body is unpacked for the few who cannot take gzip. Kept bodies are made anew from the plan.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("feed_bodies") as bodies:
        bodies.drop_column("body")


def downgrade() -> None:
    with op.batch_alter_table("feed_bodies") as bodies:
        bodies.add_column(sa.Column("body", sa.LargeBinary(), nullable=True))
