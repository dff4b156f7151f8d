"""Records that wait for a decision stand side by side, no longer each in its row."""

import sqlalchemy as sa
from alembic import op

revision = "0008_renglones_en_espera"
down_revision = "0007_evidencia"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "package_part",
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("package", "type", "n"),
        sqlite_with_rowid=False,
    )
