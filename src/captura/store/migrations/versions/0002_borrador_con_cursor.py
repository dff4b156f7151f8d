"""A draft keeps the field and the place of the cursor, so that it comes back where it was left."""

import sqlalchemy as sa
from alembic import op

revision = "0002_borrador_con_cursor"
down_revision = "0001_inicial"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("borrador", schema=None) as batch_op:
        batch_op.add_column(sa.Column("field", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("cursor", sa.Integer(), nullable=True))
