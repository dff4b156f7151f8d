"""Who was recorded twice: the decisions, and who counts as one person because of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005_misma_persona"
down_revision = "0004_historial_encadenado"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "joined",
        sa.Column("persona", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("persona"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "misma_persona",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("una", sa.Text(), nullable=True),
        sa.Column("otra", sa.Text(), nullable=True),
        sa.Column("es_la_misma", sa.Text(), nullable=True),
        sa.Column("por_regla", sa.Text(), nullable=True),
        sa.Column("motivo", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
