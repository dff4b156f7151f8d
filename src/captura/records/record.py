"""The base of every record: its identity, and the fields all share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from captura.records import fields as f
from captura.records.fields import fields_of

REGISTRO = "Registro"


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What is kept. `id` is the identity (`32020-` + UUIDv7), the folio only for people.

    TYPE: its short name everywhere. SHEET: its sheet in a workbook. LETTERS: in the folio.
    SEALED: it is kept in the vault alone.
    """

    TYPE: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    SHEET: ClassVar[str] = ""
    LETTERS: ClassVar[str] = ""
    SEALED: ClassVar[bool] = False

    id: str = ""
    folio: str | None = f.text("Folio", section=REGISTRO, max_length=30)
    estado_registro: str | None = f.choice("Estado", "estado_registro", section=REGISTRO)
    creado_en: dt.datetime | None = f.date_time("Capturado", section=REGISTRO)
    creado_por: str | None = f.text("Capturó", section=REGISTRO, max_length=60)

    def canonical(self) -> dict[str, str]:
        """The canonical text of each field that is not empty, by name."""
        found = {}
        for field in fields_of(type(self)):
            value = getattr(self, field.name)
            if value is not None and (text := field.kind.canonical(value)):
                found[field.name] = text
        return found

    @classmethod
    def from_canonical(cls, record_id: str, texts: Mapping[str, str]) -> Self:
        """A record from canonical texts; names it doesn't know are left out."""
        values: dict[str, Any] = {
            field.name: field.kind.from_canonical(texts[field.name])
            for field in fields_of(cls)
            if texts.get(field.name)
        }
        return cls(id=record_id, **values)


def new_id(institute: str, now: dt.datetime, random: Callable[[int], bytes]) -> str:
    """`32020-` + a UUIDv7: sorted by time, unique without asking anyone.

    The twelve bits after the milliseconds hold their fraction (RFC 9562, 6.2, method 3), so that a
    pasted list keeps its order.
    """
    milliseconds = int(now.timestamp() * 1000)
    fraction = now.microsecond % 1000 * 4096 // 1000
    number = (milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | fraction << 64
    number |= 2 << 62 | int.from_bytes(random(8), "big") & (1 << 62) - 1
    text = f"{number:032x}"
    return f"{institute}-{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def institute_of(record_id: str) -> str:
    """The key of the institute that owns a record: that prefix alone decides."""
    return record_id.partition("-")[0]
