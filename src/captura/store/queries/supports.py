"""What was handed to people."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.queries.names import listed_name
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class SupportRow:
    """One support; `monto` in centavos."""

    id: str
    folio: str | None
    persona: str | None
    name: str
    fecha: str | None
    tipo_apoyo: str | None
    concepto: str | None
    cantidad: str | None
    unidad: str | None
    monto: int | None
    programa: str | None
    recibo_firmado: bool | None


_LIST = (
    f"SELECT y.id, y.folio, y.persona, {listed_name('p.')}, y.fecha, "  # noqa: S608
    "y.tipo_apoyo, y.concepto, y.cantidad, y.unidad, y.monto, y.programa, y.recibo_firmado "
    "FROM apoyo y LEFT JOIN persona p ON p.id=y.persona WHERE y.deleted=0 "
    "AND (:persona='' OR y.persona=:persona) AND (:first='' OR y.fecha>=:first) "
    "AND (:last='' OR y.fecha<=:last) ORDER BY y.fecha DESC, y.id DESC"
)


def supports(
    source: Source, *, persona: str = "", first: str = "", last: str = ""
) -> list[SupportRow]:
    """Supports by date, newest first; of a person, of the days from `first` to `last`, or all."""
    wanted = {"persona": persona, "first": first, "last": last}
    return [
        SupportRow(*(*row[:11], None if row[11] is None else row[11] == "si"))
        for row in source.rows(_LIST, wanted)
    ]
