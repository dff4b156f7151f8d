"""The vault's sealed rows, and the open statistics that are all the state gets of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003_boveda"
down_revision = "0002_borrador_con_cursor"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "atencion_estadistica",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("periodo", sa.Text(), nullable=True),
        sa.Column("servicio", sa.Text(), nullable=True),
        sa.Column("modalidad", sa.Text(), nullable=True),
        sa.Column("sexo", sa.Text(), nullable=True),
        sa.Column("grupo_edad", sa.Text(), nullable=True),
        sa.Column("primera_en_anio", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "boveda",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("place", "id", "vector"),
    )
