"""Each entry of the history carries the digest of its content, so that a rewritten past shows."""

import sqlalchemy as sa
from alembic import op

revision = "0004_historial_encadenado"
down_revision = "0003_boveda"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.add_column(sa.Column("salt", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("digest", sa.Text(), nullable=True))
