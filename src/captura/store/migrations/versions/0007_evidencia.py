"""Evidence of activities, and where each of its files lies with the key that opens it."""

import sqlalchemy as sa
from alembic import op

revision = "0007_evidencia"
down_revision = "0006_plan_anual"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "archivo",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidencia",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("actividad", sa.Text(), nullable=True),
        sa.Column("tipo", sa.Text(), nullable=True),
        sa.Column("fecha", sa.Text(), nullable=True),
        sa.Column("descripcion", sa.Text(), nullable=True),
        sa.Column("archivo", sa.Text(), nullable=True),
        sa.Column("tamano", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("contiene_menores", sa.Text(), nullable=True),
        sa.Column("rostros_visibles", sa.Text(), nullable=True),
        sa.Column("consentimiento_imagen", sa.Text(), nullable=True),
        sa.Column("datos_personales", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("evidencia", schema=None) as batch_op:
        batch_op.create_index("evidencia_actividad", ["actividad"], unique=False)
