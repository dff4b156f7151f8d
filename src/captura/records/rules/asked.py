"""Which data of a person an activity asks for: no more than its type needs (LGPDPPSO 12, 19)."""

from __future__ import annotations

from captura.records.catalogues import Catalogue

MINIMUM = (
    "nombres", "primer_apellido", "segundo_apellido", "sexo", "fecha_nacimiento",
    "edad_declarada", "municipio", "localidad", "localidad_texto",
)  # fmt: skip
_CONTACT = (*MINIMUM, "telefono", "medio_seguro")
_TRAINING = ("curp", *_CONTACT, "escolaridad", "ocupacion")
_REGISTER = ("curp", *_CONTACT, "entidad_nac", "calle", "numero", "colonia", "cp")
# the words of the column `datos_persona` of the catalogue `tipo_actividad`
LEVELS = {
    "minimo": MINIMUM,
    "contacto": _CONTACT,
    "formacion": _TRAINING,
    "padron": _REGISTER,
}


def asked_fields(tipo_actividad: str | None, types: Catalogue) -> tuple[str, ...]:
    """The fields of Persona asked by an activity type, in the order they are asked.

    A talk asks name, sex, age and place. An unknown type asks that minimum. types: the catalogue
    `tipo_actividad`.
    """
    entry = types.by_code.get(tipo_actividad or "")
    return LEVELS.get(entry.extra.get("datos_persona", ""), MINIMUM) if entry else MINIMUM
