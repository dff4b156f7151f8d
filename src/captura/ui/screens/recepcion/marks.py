"""What the reviewer noted on a delivery before deciding: rows to return, and observations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from captura.actions.decide import Remark, returned_with
from captura.store.queries.packages import PackedRow
from captura.ui.screens.recepcion import wording


@dataclass
class Marks:
    """Of one delivery, for this session: {id: reason} to return, and {(id, field): Remark}."""

    returned: dict[str, str] = field(default_factory=dict)
    remarks: dict[tuple[str, str], Remark] = field(default_factory=dict)

    def observe(self, record_type: str, record: str, field_name: str, text: str) -> None:
        """Note an observation on a field ("": on the whole row); a blank text takes it back."""
        place = record, field_name
        if text.strip():
            self.remarks[place] = Remark(record_type, record, field_name, text.strip())
        else:
            self.remarks.pop(place, None)

    def of(self, record: str) -> dict[str, str]:
        """{field: text} observed on one row."""
        return {name: one.text for (own, name), one in self.remarks.items() if own == record}

    @property
    def touched(self) -> set[str]:
        """The rows with any mark."""
        return set(self.returned) | {record for record, _ in self.remarks}

    @property
    def decision(self) -> str:
        """What the button says that decides."""
        back, seen = len(self.returned), len(self.remarks)
        if back:
            return f"Devolver {back:,} y aceptar"
        if seen:
            return "Aceptar con observaciones"
        return "Aceptar"


def companions(rows: Iterable[PackedRow], returned: Mapping[str, str]) -> dict[str, int]:
    """{type: rows} that go back because they refer to a marked one, the marked ones aside."""
    kept = list(rows)
    back = returned_with(kept, returned).keys() - returned.keys()
    return dict(Counter(row.type for row in kept if row.id in back))


def companions_words(counts: Mapping[str, int]) -> str:
    """`También vuelven los que se refieren a ellos: 12 de Asistencia y 2 de Apoyos.`"""
    if not counts:
        return ""
    parts = [f"{n:,} de {wording.sheet(kind)}" for kind, n in counts.items()]
    last = parts.pop()
    said = f"{', '.join(parts)} y {last}" if parts else last
    return f"También vuelven los renglones que se refieren a lo devuelto: {said}."
