"""What is counted without a list, by sex and age group, and the total of the sheet."""

import sqlalchemy as sa
from alembic import op

revision = "0009_conteo"
down_revision = "0008_renglones_en_espera"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conteo",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("actividad", sa.Text(), nullable=True),
        sa.Column("sesion", sa.Text(), nullable=True),
        sa.Column("sexo", sa.Text(), nullable=True),
        sa.Column("grupo_edad", sa.Text(), nullable=True),
        sa.Column("cantidad", sa.Integer(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("conteo", schema=None) as batch_op:
        batch_op.create_index(
            "conteo_actividad_deleted", ["actividad", "deleted", "sesion", "cantidad"], unique=False
        )
        batch_op.create_index("conteo_sesion", ["sesion"], unique=False)

    with op.batch_alter_table("sesion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("total_contado", sa.Integer(), nullable=True))
