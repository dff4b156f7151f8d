"""The goals of the year, and which goal an activity or a support belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0006_plan_anual"
down_revision = "0005_misma_persona"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meta_anual",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("ejercicio", sa.Integer(), nullable=True),
        sa.Column("instrumento", sa.Text(), nullable=True),
        sa.Column("estrategia", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("responsable", sa.Text(), nullable=True),
        sa.Column("cuenta", sa.Text(), nullable=True),
        sa.Column("unidad", sa.Text(), nullable=True),
        sa.Column("meta_t1", sa.Integer(), nullable=True),
        sa.Column("meta_t2", sa.Integer(), nullable=True),
        sa.Column("meta_t3", sa.Integer(), nullable=True),
        sa.Column("meta_t4", sa.Integer(), nullable=True),
        sa.Column("presupuesto", sa.Integer(), nullable=True),
        sa.Column("linea_base", sa.Integer(), nullable=True),
        sa.Column("nivel", sa.Text(), nullable=True),
        sa.Column("definicion", sa.Text(), nullable=True),
        sa.Column("metodo_calculo", sa.Text(), nullable=True),
        sa.Column("dimension", sa.Text(), nullable=True),
        sa.Column("frecuencia", sa.Text(), nullable=True),
        sa.Column("medio_verificacion", sa.Text(), nullable=True),
        sa.Column("supuestos", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("meta_anual", schema=None) as batch_op:
        batch_op.create_index("meta_anual_ejercicio", ["ejercicio"], unique=False)

    with op.batch_alter_table("actividad", schema=None) as batch_op:
        batch_op.add_column(sa.Column("meta", sa.Text(), nullable=True))
        batch_op.create_index("actividad_meta", ["meta"], unique=False)

    with op.batch_alter_table("apoyo", schema=None) as batch_op:
        batch_op.add_column(sa.Column("meta", sa.Text(), nullable=True))
        batch_op.create_index("apoyo_meta", ["meta"], unique=False)
