"""The words of an exchange: moments, counts, what a file brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from captura.actions.receive_exchange import KNOWN, Received
from captura.records.registry import RECORDS
from captura.ui.wording import counted, local

NO_CERTIFICATE = (
    "Aquí se puede leer lo de las otras; para hacer un archivo falta el certificado de este "
    "equipo. Pídalo en «Instituto y equipo»."
)


def moment(at: str) -> str:
    """`07/10/2026 10:42`; empty for none."""
    return f"{local(at):%d/%m/%Y %H:%M}" if at else ""


def records(number: int) -> str:
    """`un registro`, `1,204 registros`."""
    return counted(number, "registro", "registros") if number else "ningún registro nuevo"


def brought(one: Received) -> list[tuple[str, str]]:
    """(kind, sentence) of what a file brought: new and changed by sheet, and what to look at."""
    if KNOWN in one.notes:
        return [("info", f"{one.nickname}: {one.notes[KNOWN]}")]
    lines = [("ok", f"{one.nickname}: {_counts(one)}.")]
    lines += [("warn", sentence) for sentence in one.notes.values()]
    if one.clashes:
        said = counted(
            len(one.clashes),
            "registro se cambió en las dos computadoras a la vez: decida qué dato queda.",
            "registros se cambiaron en las dos computadoras a la vez: decida qué dato queda.",
        )
        lines.append(("warn", said))
    return lines


def summary(found: Iterable[Received]) -> str:
    """`12 nuevos, 3 cambiados`."""
    every = list(found)
    new = sum(sum(one.applied.new.values()) for one in every)
    changed = sum(sum(one.applied.changed.values()) for one in every)
    return f"{counted(new, 'nuevo', 'nuevos')}, {counted(changed, 'cambiado', 'cambiados')}"


def _counts(one: Received) -> str:
    parts = [
        f"{words} {_sheets(counts)}"
        for words, counts in (("nuevos:", one.applied.new), ("cambiados:", one.applied.changed))
        if any(counts.values())
    ]
    if one.sealed:
        parts.append(f"sellados: {one.sealed:,}")
    return "; ".join(parts) or "no trajo nada que aquí no estuviera"


def _sheets(counts: Mapping[str, int]) -> str:
    said = [f"{RECORDS[kind].SHEET} {count:,}" for kind, count in counts.items() if count]
    return ", ".join(said)
