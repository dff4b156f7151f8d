"""The table that must balance: per sheet, recorded = packed = accepted + returned."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.demonstration.cast import Cast
from captura.records.registry import RECORDS
from captura.store.queries.totals import accepted_ids, packed_ids, recorded_ids


@dataclass(frozen=True)
class Line:
    """One sheet: records kept and packed by the institutes, accepted or returned by the state."""

    sheet: str
    recorded: int
    packed: int
    accepted: int
    returned: int

    @property
    def balances(self) -> bool:
        return self.recorded == self.packed == self.accepted + self.returned


def balance(cast: Cast) -> list[Line]:
    """Counted from the databases: sets of ids, not running totals."""
    lines = []
    accepted = accepted_ids(cast.state.store)
    for record_type, record in RECORDS.items():
        recorded: set[str] = set()
        packed: set[str] = set()
        for year in cast.years:
            recorded |= recorded_ids(year.office.store, record_type)
            packed |= packed_ids(year.office.store, record_type)
        taken = accepted.get(record_type, set())
        returned = packed - taken
        equal = recorded == packed and taken <= packed
        lines.append(
            Line(
                record.SHEET,
                len(recorded),
                len(packed) if equal else len(packed | recorded) + 1,
                len(taken),
                len(returned),
            )
        )
    return lines


def table(lines: list[Line]) -> str:
    """The table as text, with a sign at each line."""
    wide = max(len(line.sheet) for line in lines) + 1
    heading = f"{'Hoja':<{wide}}{'Capturado':>11}{'Empacado':>10}{'Aceptado':>10}{'Devuelto':>10}"
    rows = [
        f"{line.sheet:<{wide}}{line.recorded:>11,}{line.packed:>10,}{line.accepted:>10,}"
        f"{line.returned:>10,}  {'✓' if line.balances else '✗ no cuadra'}"
        for line in lines
    ]
    return "\n".join([heading, *rows])
