"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001_inicial"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "actividad",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("tipo_actividad", sa.Text(), nullable=True),
        sa.Column("estrategia", sa.Text(), nullable=True),
        sa.Column("estrategias_secundarias", sa.Text(), nullable=True),
        sa.Column("linea", sa.Text(), nullable=True),
        sa.Column("programa_origen", sa.Text(), nullable=True),
        sa.Column("tema", sa.Text(), nullable=True),
        sa.Column("estatus", sa.Text(), nullable=True),
        sa.Column("motivo_cancelacion", sa.Text(), nullable=True),
        sa.Column("fecha_inicio", sa.Text(), nullable=True),
        sa.Column("fecha_fin", sa.Text(), nullable=True),
        sa.Column("hora", sa.Text(), nullable=True),
        sa.Column("modalidad", sa.Text(), nullable=True),
        sa.Column("sede", sa.Text(), nullable=True),
        sa.Column("localidad", sa.Text(), nullable=True),
        sa.Column("localidad_texto", sa.Text(), nullable=True),
        sa.Column("ambito", sa.Text(), nullable=True),
        sa.Column("responsable", sa.Text(), nullable=True),
        sa.Column("instituciones_participantes", sa.Text(), nullable=True),
        sa.Column("poblacion_objetivo", sa.Text(), nullable=True),
        sa.Column("modo_conteo", sa.Text(), nullable=True),
        sa.Column("presupuesto", sa.Integer(), nullable=True),
        sa.Column("gasto", sa.Integer(), nullable=True),
        sa.Column("resultado", sa.Text(), nullable=True),
        sa.Column("compromisos", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("actividad", schema=None) as batch_op:
        batch_op.create_index("actividad_fecha_inicio", ["fecha_inicio"], unique=False)

    op.create_table(
        "apoyo",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("persona", sa.Text(), nullable=True),
        sa.Column("fecha", sa.Text(), nullable=True),
        sa.Column("tipo_apoyo", sa.Text(), nullable=True),
        sa.Column("concepto", sa.Text(), nullable=True),
        sa.Column("cantidad", sa.Text(), nullable=True),
        sa.Column("unidad", sa.Text(), nullable=True),
        sa.Column("monto", sa.Integer(), nullable=True),
        sa.Column("programa", sa.Text(), nullable=True),
        sa.Column("fuente", sa.Text(), nullable=True),
        sa.Column("recibo_firmado", sa.Text(), nullable=True),
        sa.Column("actividad", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("apoyo", schema=None) as batch_op:
        batch_op.create_index("apoyo_fecha", ["fecha"], unique=False)
        batch_op.create_index("apoyo_persona", ["persona"], unique=False)

    op.create_table(
        "block_key",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("persona", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "persona"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "borrador",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "certificate",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("institute", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("revoked", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("device"),
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index("certificate_institute", ["institute"], unique=False)

    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "code"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "history",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("package", sa.Text(), nullable=True),
        sa.Column("chain", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index("history_record", ["type", "id"], unique=False)

    op.create_table(
        "history_row",
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("type", "id", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "institucion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("nombre", sa.Text(), nullable=True),
        sa.Column("municipio", sa.Text(), nullable=True),
        sa.Column("tipo_instancia", sa.Text(), nullable=True),
        sa.Column("acuerdo_creacion", sa.Text(), nullable=True),
        sa.Column("domicilio", sa.Text(), nullable=True),
        sa.Column("telefono", sa.Text(), nullable=True),
        sa.Column("correo", sa.Text(), nullable=True),
        sa.Column("titular", sa.Text(), nullable=True),
        sa.Column("periodo_desde", sa.Text(), nullable=True),
        sa.Column("periodo_hasta", sa.Text(), nullable=True),
        sa.Column("personal_psicologia", sa.Integer(), nullable=True),
        sa.Column("personal_juridico", sa.Integer(), nullable=True),
        sa.Column("personal_trabajo_social", sa.Integer(), nullable=True),
        sa.Column("personal_otro", sa.Integer(), nullable=True),
        sa.Column("presupuesto", sa.Integer(), nullable=True),
        sa.Column("espacio_privado", sa.Text(), nullable=True),
        sa.Column("equipos", sa.Integer(), nullable=True),
        sa.Column("internet", sa.Text(), nullable=True),
        sa.Column("centro_libre", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "observacion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'open'"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("observacion", schema=None) as batch_op:
        batch_op.create_index("observacion_package", ["package"], unique=False)
        batch_op.create_index("observacion_record", ["record"], unique=False)

    op.create_table(
        "package",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("institute", sa.Text(), nullable=True),
        sa.Column("device", sa.Text(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.Column("header", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("package", schema=None) as batch_op:
        batch_op.create_index("package_period", ["period", "institute"], unique=False)
        batch_op.create_index("package_sequence", ["institute", "device", "sequence"], unique=False)

    op.create_table(
        "package_row",
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("novelty", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("package", "type", "id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("package_row", schema=None) as batch_op:
        batch_op.create_index("package_row_record", ["id"], unique=False)

    op.create_table(
        "participacion",
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
        sa.Column("persona", sa.Text(), nullable=True),
        sa.Column("asistio", sa.Text(), nullable=True),
        sa.Column("horas", sa.Text(), nullable=True),
        sa.Column("pre", sa.Integer(), nullable=True),
        sa.Column("post", sa.Integer(), nullable=True),
        sa.Column("constancia_folio", sa.Text(), nullable=True),
        sa.Column("satisfaccion", sa.Integer(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("participacion", schema=None) as batch_op:
        batch_op.create_index(
            "participacion_actividad_asistio",
            ["actividad", "asistio", "deleted", "persona", "sesion"],
            unique=False,
        )
        batch_op.create_index(
            "participacion_persona_asistio", ["persona", "asistio", "deleted"], unique=False
        )
        batch_op.create_index("participacion_sesion", ["sesion"], unique=False)

    op.create_table(
        "persona",
        sa.Column("rowid", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("tipo_identificacion", sa.Text(), nullable=True),
        sa.Column("curp", sa.Text(), nullable=True),
        sa.Column("curp_excepcion", sa.Text(), nullable=True),
        sa.Column("curp_motivo", sa.Text(), nullable=True),
        sa.Column("nombres", sa.Text(), nullable=True),
        sa.Column("primer_apellido", sa.Text(), nullable=True),
        sa.Column("segundo_apellido", sa.Text(), nullable=True),
        sa.Column("alias", sa.Text(), nullable=True),
        sa.Column("sexo", sa.Text(), nullable=True),
        sa.Column("fecha_nacimiento", sa.Text(), nullable=True),
        sa.Column("edad_declarada", sa.Integer(), nullable=True),
        sa.Column("edad_declarada_en", sa.Text(), nullable=True),
        sa.Column("entidad_nac", sa.Text(), nullable=True),
        sa.Column("nacionalidad", sa.Text(), nullable=True),
        sa.Column("entidad_residencia", sa.Text(), nullable=True),
        sa.Column("municipio", sa.Text(), nullable=True),
        sa.Column("localidad", sa.Text(), nullable=True),
        sa.Column("localidad_texto", sa.Text(), nullable=True),
        sa.Column("calle", sa.Text(), nullable=True),
        sa.Column("numero", sa.Text(), nullable=True),
        sa.Column("colonia", sa.Text(), nullable=True),
        sa.Column("cp", sa.Text(), nullable=True),
        sa.Column("telefono", sa.Text(), nullable=True),
        sa.Column("medio_seguro", sa.Text(), nullable=True),
        sa.Column("horario_seguro", sa.Text(), nullable=True),
        sa.Column("estado_conyugal", sa.Text(), nullable=True),
        sa.Column("escolaridad", sa.Text(), nullable=True),
        sa.Column("escolaridad_concluida", sa.Text(), nullable=True),
        sa.Column("sabe_leer_escribir", sa.Text(), nullable=True),
        sa.Column("ocupacion", sa.Text(), nullable=True),
        sa.Column("ingreso_rango", sa.Text(), nullable=True),
        sa.Column("num_dependientes", sa.Integer(), nullable=True),
        sa.Column("jefa_hogar", sa.Text(), nullable=True),
        sa.Column("como_se_entero", sa.Text(), nullable=True),
        sa.Column("identidad_genero", sa.Text(), nullable=True),
        sa.Column("orientacion", sa.Text(), nullable=True),
        sa.Column("indigena_autoads", sa.Text(), nullable=True),
        sa.Column("lengua", sa.Text(), nullable=True),
        sa.Column("requiere_interprete", sa.Text(), nullable=True),
        sa.Column("afromexicana", sa.Text(), nullable=True),
        sa.Column("discapacidad", sa.Text(), nullable=True),
        sa.Column("ajuste_requerido", sa.Text(), nullable=True),
        sa.Column("condiciones", sa.Text(), nullable=True),
        sa.Column("meses_embarazo", sa.Integer(), nullable=True),
        sa.Column("tutor_nombre", sa.Text(), nullable=True),
        sa.Column("tutor_parentesco", sa.Text(), nullable=True),
        sa.Column("tutor_contacto", sa.Text(), nullable=True),
        sa.Column("aviso_version", sa.Text(), nullable=True),
        sa.Column("aviso_fecha", sa.Text(), nullable=True),
        sa.Column("consent_sensibles", sa.Text(), nullable=True),
        sa.Column("consent_transferencia", sa.Text(), nullable=True),
        sa.Column("consent_imagen", sa.Text(), nullable=True),
        sa.Column("consent_excepcion", sa.Text(), nullable=True),
        sa.Column("consent_motivo", sa.Text(), nullable=True),
        sa.Column("soporte_firma", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.Column("sorting", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("rowid"),
        sa.UniqueConstraint("id"),
        sqlite_with_rowid=True,
    )
    with op.batch_alter_table("persona", schema=None) as batch_op:
        batch_op.create_index(
            "persona_anonymous",
            ["id"],
            unique=False,
            sqlite_where=sa.text("tipo_identificacion='ANO'"),
        )
        batch_op.create_index("persona_curp", ["curp"], unique=False)
        batch_op.create_index(
            "persona_deleted_sorting",
            ["deleted", "sorting", "creado_en", "curp", "sexo", "municipio"],
            unique=False,
        )
        batch_op.create_index("persona_telefono", ["telefono"], unique=False)

    op.create_table(
        "respuesta",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("tipo_registro", sa.Text(), nullable=True),
        sa.Column("registro", sa.Text(), nullable=True),
        sa.Column("campo", sa.Text(), nullable=True),
        sa.Column("sobre", sa.Text(), nullable=True),
        sa.Column("texto", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("respuesta", schema=None) as batch_op:
        batch_op.create_index("respuesta_registro", ["registro"], unique=False)

    op.create_table(
        "sesion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("dots", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("eliminado", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("actividad", sa.Text(), nullable=True),
        sa.Column("numero", sa.Integer(), nullable=True),
        sa.Column("fecha", sa.Text(), nullable=True),
        sa.Column("hora", sa.Text(), nullable=True),
        sa.Column("horas", sa.Text(), nullable=True),
        sa.Column("tema", sa.Text(), nullable=True),
        sa.Column("sede", sa.Text(), nullable=True),
        sa.Column("folio", sa.Text(), nullable=True),
        sa.Column("estado_registro", sa.Text(), nullable=True),
        sa.Column("creado_en", sa.Text(), nullable=True),
        sa.Column("creado_por", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("sesion", schema=None) as batch_op:
        batch_op.create_index("sesion_actividad", ["actividad"], unique=False)
        batch_op.create_index("sesion_fecha", ["fecha"], unique=False)
    op.execute(
        "CREATE VIEW persona_name AS SELECT rowid AS n, trim(coalesce(nombres,'')||' '||coalesce(primer_apellido,'')||' '||coalesce(segundo_apellido,'')||' '||coalesce(alias,'')) AS name FROM persona WHERE deleted=0"
    )
    op.execute(
        "CREATE VIRTUAL TABLE persona_search USING fts5(name, content='persona_name', content_rowid='n', tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3')"
    )
    op.execute("CREATE VIRTUAL TABLE persona_words USING fts5vocab(persona_search, 'row')")
