"""People of a list in another order than that of their names; the database compares, not we."""

from __future__ import annotations

import json
from collections.abc import Sequence

from captura.store.rows import Source

BY_NAME = "nombre"
# when she was born: by her birthday, else by her CURP, else by the age that she said
_BORN = (
    "coalesce(fecha_nacimiento, date((CASE WHEN substr(curp,17,1) GLOB '[A-Z]' THEN '20' ELSE '19' "
    "END)||substr(curp,5,2)||'-'||substr(curp,7,2)||'-'||substr(curp,9,2)), "
    "date(edad_declarada_en, '-'||edad_declarada||' years'))"
)
_CAME = (
    "LEFT JOIN (SELECT x.persona AS who, {} AS came FROM participacion x "
    "LEFT JOIN sesion s ON s.id=x.sesion LEFT JOIN actividad a ON a.id=x.actividad "
    "WHERE x.asistio='si' AND x.deleted=0 GROUP BY x.persona) ON who=p.id"
)
# name of an order → what is joined for it, and what is compared
_ORDERS = {
    "curp": ("", "curp"),
    "edad": ("", f"-julianday({_BORN})"),
    "total": (_CAME.format("count(*)"), "coalesce(came,0)"),
    "ultima": (_CAME.format("max(coalesce(s.fecha, a.fecha_inicio))"), "came"),
}


def in_order(source: Source, numbers: Sequence[int], order: str, down: bool) -> list[int]:
    """The same numbers, given in the order of names, in another: nombre, curp, edad, total, ultima.

    Who has nothing to compare stands at the end, whichever way; equals by name. An order that
    nobody knows is that of names.
    """
    if order not in _ORDERS:
        return list(reversed(numbers)) if down else list(numbers)
    joined, compared = _ORDERS[order]
    way = "DESC" if down else "ASC"
    sql = (
        f"SELECT p.rowid FROM persona p {joined} "  # noqa: S608 - constants of this module
        f"WHERE p.rowid IN (SELECT value FROM json_each(?)) "
        f"ORDER BY {compared} IS NULL, {compared} {way}, p.sorting"
    )
    return [row[0] for row in source.rows(sql, (json.dumps(list(numbers)),))]
