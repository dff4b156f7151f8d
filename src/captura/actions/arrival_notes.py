"""What an arriving package's place among the others of its device says: gap, clone, older."""

from __future__ import annotations

from captura.actions.open_package import OpenedPackage
from captura.packages.header import Header, header_from
from captura.store.queries.packages import PackageRow, packages
from captura.store.rows import Source

KNOWN, GAP, CLONE, OLDER = "conocido", "hueco", "clon", "anterior"
HISTORY = "historial"  # the device's history is not the one it told before
_NO_PLACE = ("altered", "waiting")  # never taken in: they fill no number


def notes_of(source: Source, opened: OpenedPackage) -> dict[str, str]:
    """{note: sentence} of a package that is new here."""
    header = opened.header
    met = _of_device(source, opened)
    places = {kept.sequence or 0: kept.id for kept in met}
    notes: dict[str, str] = {}
    before = places.get(header.sequence - 1)
    if header.sequence in places:
        notes[CLONE] = (
            f"Otro paquete distinto lleva el mismo equipo y el número {header.sequence}: "
            "hay dos copias de esa computadora. Llame al instituto."
        )
    elif before and header.previous != before:
        notes[CLONE] = (
            f"Dice seguir a otro paquete que el número {header.sequence - 1} recibido de ese "
            "equipo: hay dos copias de esa computadora. Llame al instituto."
        )
    last = max(places, default=0)
    if header.sequence > last + 1:
        notes[GAP] = f"Antes de este falta recibir {_numbers(last + 1, header.sequence - 1)}."
    elif header.sequence < last:
        notes[OLDER] = f"Es anterior al número {last}, que ya se recibió de ese equipo."
    if other := _other_history(header, met):
        notes[HISTORY] = (
            f"Su historial no continúa el que ese equipo declaró en el número {other.sequence}: "
            "se acortó o se cambió. Pregunte al instituto qué pasó con esa computadora."
        )
    return notes


def in_order(kept: PackageRow | None, opened: OpenedPackage) -> bool | None:
    """Whether a package follows a kept one of the same device; None where numbers don't say."""
    header = opened.header
    if kept is None or not _same_device(kept, opened) or kept.sequence == header.sequence:
        return None
    return header.sequence > (kept.sequence or 0)


def _other_history(header: Header, met: list[PackageRow]) -> PackageRow | None:
    """The package of the same device whose history this one's can't follow, or lead to."""
    for kept in met:
        told, number = header_from(kept.header).history, kept.sequence or 0
        earlier, later = sorted(
            [(number, told), (header.sequence, header.history)], key=lambda one: one[0]
        )
        (length, head), (longer, newer) = earlier[1], later[1]
        if number != header.sequence and (length > longer or (length == longer and head != newer)):
            return kept
    return None


def _of_device(source: Source, opened: OpenedPackage) -> list[PackageRow]:
    return [
        kept
        for kept in packages(source, direction="in", institute=opened.header.sender)
        if _same_device(kept, opened) and kept.id != opened.id and kept.state not in _NO_PLACE
    ]


def _same_device(kept: PackageRow, opened: OpenedPackage) -> bool:
    """A new certificate begins its numbers at 1, even on the same device."""
    signed = kept.header.get("certificado", {}).get("firma")
    return kept.device == opened.header.device and signed == opened.header.certificate["firma"]


def _numbers(first: int, last: int) -> str:
    return f"el número {first}" if first == last else f"los números {first} a {last}"
