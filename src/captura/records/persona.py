"""A person who takes part or receives something, with her notice and consents (R1, R20)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

IDENTIDAD = "Identidad"
DOMICILIO = "Domicilio"
CONTACTO = "Contacto"
PERFIL = "Perfil"
SENSIBLES = "Datos sensibles (opcionales)"
TUTORA = "Persona tutora"
AVISO = "Aviso y consentimientos"
P2, P3 = "P2", "P3"


@dataclass(frozen=True, kw_only=True, slots=True)
class Persona(Record):
    """Persona atendida o beneficiaria."""

    TYPE = "persona"
    TITLE = "Persona"
    SHEET = "Personas"
    LETTERS = "PER"

    tipo_identificacion: str | None = f.choice(
        "¿Cómo se identifica?", "tipo_identificacion", section=IDENTIDAD
    )
    curp: str | None = f.curp(
        "CURP", section=IDENTIDAD, help="Sin CURP también se registra: déjela vacía."
    )
    curp_excepcion: bool | None = f.yes_no("La CURP parece mal pero así es", section=IDENTIDAD)
    curp_motivo: str | None = f.text("¿Cómo lo comprobó?", section=IDENTIDAD, max_length=200)
    nombres: str | None = f.text(
        "Nombre(s)", section=IDENTIDAD, max_length=60, required=True, privacy=P2
    )
    primer_apellido: str | None = f.text(
        "Primer apellido", section=IDENTIDAD, max_length=60, required=True, privacy=P2
    )
    segundo_apellido: str | None = f.text(
        "Segundo apellido", section=IDENTIDAD, max_length=60, privacy=P2,
        help="Puede quedar vacío.",
    )  # fmt: skip
    alias: str | None = f.text(
        "Seudónimo", section=IDENTIDAD, max_length=60, privacy=P2,
        help="Solo para quien prefiere no decir su nombre.",
    )  # fmt: skip
    sexo: str | None = f.choice("Sexo", "sexo", section=IDENTIDAD, required=True, privacy=P2)
    fecha_nacimiento: dt.date | None = f.date(
        "Fecha de nacimiento", section=IDENTIDAD, privacy=P2,
        help="Si no la sabe, escriba la edad.",
    )  # fmt: skip
    edad_declarada: int | None = f.whole("Edad", section=IDENTIDAD, maximum=120, privacy=P2)
    edad_declarada_en: dt.date | None = f.date("Edad dicha el", section=IDENTIDAD, privacy=P2)
    entidad_nac: str | None = f.choice(
        "Entidad de nacimiento", "entidades", section=IDENTIDAD, privacy=P2
    )
    nacionalidad: str | None = f.choice(
        "Nacionalidad", "nacionalidades", section=IDENTIDAD, privacy=P2,
        help="Nunca pregunte la situación migratoria.",
    )  # fmt: skip

    entidad_residencia: str | None = f.choice(
        "Vive en", "entidades", section=DOMICILIO, privacy=P2,
        help="Vacío quiere decir Zacatecas.",
    )  # fmt: skip
    municipio: str | None = f.choice(
        "Municipio", "municipios", section=DOMICILIO, required=True, privacy=P2
    )
    localidad: str | None = f.choice("Localidad", "localidades", section=DOMICILIO, privacy=P2)
    localidad_texto: str | None = f.text(
        "Otra localidad o colonia", section=DOMICILIO, max_length=100, privacy=P2
    )
    calle: str | None = f.text("Calle", section=DOMICILIO, max_length=120, privacy=P2)
    numero: str | None = f.text("Número", section=DOMICILIO, max_length=20, privacy=P2)
    colonia: str | None = f.text("Colonia", section=DOMICILIO, max_length=100, privacy=P2)
    cp: str | None = f.text("Código postal", section=DOMICILIO, max_length=5, privacy=P2)

    telefono: str | None = f.phone("Teléfono", section=CONTACTO, help="Diez cifras.")
    medio_seguro: str | None = f.choice(
        "¿Es seguro llamar?", "medio_seguro", section=CONTACTO, privacy=P2
    )
    horario_seguro: str | None = f.text(
        "Horario seguro", section=CONTACTO, max_length=60, privacy=P2
    )

    estado_conyugal: str | None = f.choice(
        "Situación conyugal", "estado_conyugal", section=PERFIL, privacy=P2
    )
    escolaridad: str | None = f.choice("Escolaridad", "escolaridad", section=PERFIL, privacy=P2)
    escolaridad_concluida: bool | None = f.yes_no("¿La concluyó?", section=PERFIL, privacy=P2)
    sabe_leer_escribir: bool | None = f.yes_no("Sabe leer y escribir", section=PERFIL, privacy=P2)
    ocupacion: str | None = f.choice("Ocupación", "ocupacion", section=PERFIL, privacy=P2)
    ingreso_rango: str | None = f.choice(
        "Ingreso mensual", "ingreso_rango", section=PERFIL, privacy=P2
    )
    num_dependientes: int | None = f.whole(
        "Personas que dependen de ella", section=PERFIL, maximum=30, privacy=P2
    )
    jefa_hogar: bool | None = f.yes_no("Es jefa de hogar", section=PERFIL, privacy=P2)
    como_se_entero: str | None = f.choice(
        "¿Cómo se enteró?", "como_se_entero", section=PERFIL, privacy=P2
    )

    identidad_genero: str | None = f.choice(
        "Identidad de género", "identidad_genero", section=SENSIBLES, privacy=P3
    )
    orientacion: str | None = f.choice(
        "Orientación sexual", "orientacion", section=SENSIBLES, privacy=P3
    )
    indigena_autoads: str | None = f.choice(
        "¿Se considera indígena?", "autoadscripcion", section=SENSIBLES, privacy=P3
    )
    lengua: str | None = f.choice("Lengua que habla", "lenguas", section=SENSIBLES, privacy=P3)
    requiere_interprete: bool | None = f.yes_no(
        "Necesita intérprete", section=SENSIBLES, privacy=P3,
        help="Es su derecho (LGAMVLV, art. 52).",
    )  # fmt: skip
    afromexicana: str | None = f.choice(
        "¿Se considera afromexicana?", "afromexicana", section=SENSIBLES, privacy=P3
    )
    discapacidad: tuple[str, ...] | None = f.choices(
        "Discapacidad", "discapacidad", section=SENSIBLES, privacy=P3
    )
    ajuste_requerido: tuple[str, ...] | None = f.choices(
        "Ajustes que necesita", "ajustes", section=SENSIBLES, privacy=P3
    )
    condiciones: tuple[str, ...] | None = f.choices(
        "Condición prioritaria", "condicion_prioritaria", section=SENSIBLES, privacy=P3
    )
    meses_embarazo: int | None = f.whole(
        "Meses de embarazo", section=SENSIBLES, maximum=10, privacy=P3
    )

    tutor_nombre: str | None = f.text(
        "Madre, padre o persona tutora", section=TUTORA, max_length=120, privacy=P2
    )
    tutor_parentesco: str | None = f.choice("Parentesco", "parentesco", section=TUTORA, privacy=P2)
    tutor_contacto: str | None = f.phone("Teléfono de la persona tutora", section=TUTORA)

    aviso_version: str | None = f.text(
        "Aviso de privacidad (versión)", section=AVISO, max_length=30
    )
    aviso_fecha: dt.date | None = f.date("Aviso dado el", section=AVISO)
    consent_sensibles: bool | None = f.yes_no(
        "Consiente que se guarden datos sensibles", section=AVISO,
        help="Por escrito y con su firma.",
    )  # fmt: skip
    consent_transferencia: bool | None = f.yes_no(
        "Consiente que se transfieran a la Secretaría", section=AVISO
    )
    consent_imagen: bool | None = f.yes_no("Consiente el uso de su imagen", section=AVISO)
    consent_excepcion: str | None = f.choice(
        "Excepción legal al consentimiento", "excepcion_consentimiento", section=AVISO
    )
    consent_motivo: str | None = f.text("Motivo de la excepción", section=AVISO, max_length=200)
    soporte_firma: str | None = f.text(
        "¿Dónde está el aviso firmado?", section=AVISO, max_length=120
    )
