"""Which fields of a person the form shows, and when: the little that is asked first, the rest
folded away until someone opens it or it holds something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from captura.records.fields import Field, fields_of
from captura.records.people import age_on, is_anonymous
from captura.records.persona import Persona
from captura.records.rules.consent import may_hold_sensitive, sensitive_fields

Places = tuple[tuple[str, int], ...]

# title, fold ("" never folded), (field, columns of six)
SECTIONS: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...] = (
    (
        "Identidad",
        (
            ("curp", "", 4), ("tipo_identificacion", "", 2),
            ("curp_excepcion", "", 2), ("curp_motivo", "", 4),
            ("alias", "", 6),
            ("primer_apellido", "", 2), ("segundo_apellido", "", 2), ("nombres", "", 2),
            ("sexo", "", 2), ("fecha_nacimiento", "", 2), ("edad_declarada", "", 2),
            ("entidad_nac", "", 2), ("nacionalidad", "perfil", 2),
        ),
    ),
    (
        "Domicilio y contacto",
        (
            ("localidad", "", 2), ("localidad_texto", "", 2), ("telefono", "", 2),
            ("municipio", "domicilio", 2), ("entidad_residencia", "domicilio", 2),
            ("cp", "domicilio", 2), ("calle", "domicilio", 3), ("numero", "domicilio", 1),
            ("colonia", "domicilio", 2), ("medio_seguro", "domicilio", 2),
            ("horario_seguro", "domicilio", 4),
        ),
    ),
    (
        "Persona tutora",
        (
            ("tutor_nombre", "tutora", 2), ("tutor_parentesco", "tutora", 2),
            ("tutor_contacto", "tutora", 2),
        ),
    ),
    (
        "Perfil",
        (
            ("escolaridad", "perfil", 2), ("escolaridad_concluida", "perfil", 2),
            ("sabe_leer_escribir", "perfil", 2), ("ocupacion", "perfil", 2),
            ("ingreso_rango", "perfil", 2), ("estado_conyugal", "perfil", 2),
            ("num_dependientes", "perfil", 2), ("jefa_hogar", "perfil", 2),
            ("como_se_entero", "perfil", 2),
        ),
    ),
    (
        "Aviso y consentimientos",
        (
            ("aviso_version", "", 2), ("aviso_fecha", "", 2), ("consent_sensibles", "", 2),
            ("soporte_firma", "aviso", 2), ("consent_transferencia", "aviso", 2),
            ("consent_imagen", "aviso", 2), ("consent_excepcion", "aviso", 2),
            ("consent_motivo", "aviso", 4),
        ),
    ),
    (
        "Datos sensibles",
        (
            ("indigena_autoads", "sensibles", 2), ("lengua", "sensibles", 2),
            ("requiere_interprete", "sensibles", 2), ("afromexicana", "sensibles", 2),
            ("discapacidad", "sensibles", 2), ("ajuste_requerido", "sensibles", 2),
            ("condiciones", "sensibles", 2), ("meses_embarazo", "sensibles", 2),
            ("identidad_genero", "sensibles", 2), ("orientacion", "sensibles", 2),
        ),
    ),
)  # fmt: skip

# words that fit a third of the form; the records' own labels stand in workbooks and letters
_SHORT = {
    "consent_sensibles": ("Consiente datos sensibles", ""),
    "consent_transferencia": ("Consiente transferirlos", ""),
    "consent_imagen": ("Consiente uso de imagen", ""),
    "consent_excepcion": ("Excepción legal", ""),
    "consent_motivo": ("Motivo de la excepción", ""),
    "aviso_version": ("Versión del aviso", ""),
    "soporte_firma": ("Aviso firmado en", ""),
    "tutor_nombre": ("Nombre", ""),
    "tutor_contacto": ("Teléfono", ""),
    "num_dependientes": ("Dependen de ella", ""),
    "nacionalidad": ("Nacionalidad", ""),
    "requiere_interprete": ("Necesita intérprete", "Es su derecho"),
    "entidad_residencia": ("Vive en", "Vacío: Zacatecas"),
    "segundo_apellido": ("Segundo apellido", ""),
    "curp_excepcion": ("Parece mal pero así es", ""),
}


def person_fields() -> tuple[Field, ...]:
    """The fields of a person, their labels short enough for the form."""
    return tuple(
        replace(field, label=_SHORT[field.name][0], help=_SHORT[field.name][1])
        if field.name in _SHORT
        else field
        for field in fields_of(Persona)
    )


# the folds in the order of their buttons
FOLDS = {
    "domicilio": "Dirección",
    "perfil": "Perfil",
    "aviso": "Consentimiento",
    "sensibles": "Sensibles",
    "tutora": "Tutora",
}
FROM_CURP = ("sexo", "fecha_nacimiento", "entidad_nac")
_FOLD_OF = {name: fold for _, places in SECTIONS for name, fold, _ in places}
ADULT = 18


def sections() -> tuple[tuple[str, Places], ...]:
    """The sections as the form lays them out."""
    return tuple(
        (title, tuple((name, wide) for name, _, wide in places)) for title, places in SECTIONS
    )


def in_order(names: Iterable[str]) -> list[str]:
    """Names of fields as they stand in the form, each once; others come last."""
    places = list(_FOLD_OF)
    return sorted(set(names), key=lambda n: places.index(n) if n in _FOLD_OF else len(places))


def fold_of(name: str) -> str:
    """The fold a field lies in, "" for one that always shows."""
    return _FOLD_OF.get(name, "")


def first_of(fold: str) -> str:
    """The first field of a fold."""
    return next(name for name, of in _FOLD_OF.items() if of == fold)


def hidden_fields(
    persona: Persona,
    opened: frozenset[str],
    asked: tuple[str, ...],
    today: dt.date,
    institute: str,
) -> tuple[str, ...]:
    """The fields that don't show now: in a closed fold, empty, and not asked."""
    shown = opened | ({"tutora"} if _minor(persona, today) else frozenset())
    wanted = set(asked) | {name for name, fold in _FOLD_OF.items() if not fold or fold in shown}
    wanted |= {f.name for f in fields_of(Persona) if getattr(persona, f.name) is not None}
    if persona.municipio == institute and "domicilio" not in opened:
        wanted.discard("municipio")  # her own town goes without saying
    wanted -= _out_of_place(persona)
    return tuple(name for name in _FOLD_OF if name not in wanted)


def _minor(persona: Persona, today: dt.date) -> bool:
    age = age_on(persona, today)
    return age is not None and age < ADULT


def _out_of_place(persona: Persona) -> set[str]:
    """What makes no sense beside what is already there."""
    out = set()
    if persona.curp_excepcion is None:
        out |= {"curp_motivo"}
    if not is_anonymous(persona):
        out |= {"alias"} if persona.alias is None else set()
    else:
        out |= {n for n in ("curp", "primer_apellido", "segundo_apellido", "nombres")
                if getattr(persona, n) is None}  # fmt: skip
    if persona.fecha_nacimiento is not None and persona.edad_declarada is None:
        out |= {"edad_declarada"}
    if persona.entidad_nac is None:
        out |= {"entidad_nac"}
    if persona.consent_excepcion is None and persona.consent_motivo is None:
        out |= {"consent_motivo"}
    return out


def locked_fields(persona: Persona) -> tuple[str, ...]:
    """Sensitive fields may be written only after consent, or an exception with its reason."""
    return () if may_hold_sensitive(persona) else sensitive_fields()
