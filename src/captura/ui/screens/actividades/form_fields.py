"""Where the fields of an activity stand in its card, and what a new one begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from captura.records.actividad import Actividad
from captura.records.fields import fields_of

FIRST = (
    ("nombre", 6),
    ("estrategia", 6), ("meta", 6),
    ("tipo_actividad", 3), ("modalidad", 3),
    ("fecha_inicio", 3), ("hora", 3),
    ("localidad", 3), ("sede", 3),
    ("responsable", 6),
    ("programa_origen", 3), ("estatus", 3),
)  # fmt: skip
MORE = (
    ("motivo_cancelacion", 6),
    ("fecha_fin", 3), ("modo_conteo", 3),
    ("localidad_texto", 3), ("ambito", 3),
    ("tema", 6), ("linea", 6),
    ("estrategias_secundarias", 6), ("instituciones_participantes", 6),
    ("instituciones_otras", 6), ("poblacion_objetivo", 6),
    ("presupuesto", 3), ("gasto", 3),
    ("resultado", 6), ("compromisos", 6),
)  # fmt: skip
CANCELLED = "CAN"
# what the next activity most likely shares with the last one
_REMEMBERED = ("responsable", "programa_origen", "modalidad", "localidad", "sede")


def hidden_fields(
    activity: Actividad, more: bool, planned: bool, *, told: bool = False
) -> tuple[str, ...]:
    """The fields that don't show now: those folded away and empty.

    planned: its year has a plan; without one nobody is asked for a goal. told: what is missing was
    said, and that a locality may be written where the list lacks it.
    """
    shown = set() if not more else {name for name, _ in MORE}
    shown |= {f.name for f in fields_of(Actividad) if getattr(activity, f.name) is not None}
    if activity.modo_conteo == "NOM" and not more:
        shown.discard("modo_conteo")
    if told and activity.localidad is None:
        shown.add("localidad_texto")
    if activity.estatus == CANCELLED:
        shown.add("motivo_cancelacion")
    elif activity.motivo_cancelacion is None:
        shown.discard("motivo_cancelacion")
    folded = tuple(name for name, _ in MORE if name not in shown)
    return folded if planned or activity.meta else ("meta", *folded)


def last_shown(hidden: tuple[str, ...]) -> str:
    """The field after which Enter leads to the list."""
    return [name for name, _ in FIRST + MORE if name not in hidden][-1]


def in_order(names: Iterable[str]) -> list[str]:
    """Names of fields as they stand in the card, each once; others come last."""
    places = {name: at for at, (name, _) in enumerate(FIRST + MORE)}
    return sorted(set(names), key=lambda name: places.get(name, len(places)))


def is_folded(name: str) -> bool:
    """Whether a field lies among the folded ones."""
    return any(name == other for other, _ in MORE)


def beginning(last: Actividad | None, day: dt.date | None, today: dt.date) -> Actividad:
    """A new activity: done, in person, counted by name; place and speaker as the last one had.

    On a day that is still to come it is planned.
    """
    known = {name: getattr(last, name) for name in _REMEMBERED} if last else {}
    plain = {
        "modalidad": "PRE",
        "programa_origen": "PROPIO",
        "estatus": "PLA" if day and day > today else "REA",
    }
    return Actividad(
        modo_conteo="NOM", fecha_inicio=day, **(plain | {k: v for k, v in known.items() if v})
    )
