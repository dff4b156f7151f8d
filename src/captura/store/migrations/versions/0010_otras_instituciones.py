"""The institutions of an activity that no list has: what was `Otra` bears its name."""

import sqlalchemy as sa
from alembic import op

revision = "0010_otras_instituciones"
down_revision = "0009_conteo"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("actividad", schema=None) as batch_op:
        batch_op.add_column(sa.Column("instituciones_otras", sa.Text(), nullable=True))
