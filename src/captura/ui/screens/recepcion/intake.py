"""Takes files in one by one: each arrives, or is refused with its sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from captura.actions.office import Office
from captura.actions.take_in import KNOWN, Arrival, take_in
from captura.errors import CapturaError
from captura.ui.lane import Progress
from captura.ui.wording import counted

ENDINGS = (".captura", ".xlsx")
ASKS_PASSWORD = frozenset({"CAP-XLS-02", "CAP-XLS-03"})
LARGEST = 512 * 1024 * 1024  # nothing that is taken in is near this


@dataclass(frozen=True)
class Outcome:
    """What became of one file. kind: ok, info (nothing new), warn, bad (refused)."""

    path: Path
    kind: str
    title: str
    text: str
    package: str = ""
    asks_password: bool = False


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The packages and workbooks among files and folders, by name: earlier sequences first."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in ENDINGS)
            found.update(one for one in inside if one.is_file() and not one.name.startswith("~$"))
        else:
            found.add(path)
    return sorted(found, key=lambda path: (path.name, str(path)))


def take_files(office: Office, paths: Iterable[Path], running: Progress) -> list[Outcome]:
    """Take the files in until done or cancelled; those before a cancel stay taken in."""
    wanted = files_in(paths)
    outcomes: list[Outcome] = []
    for number, path in enumerate(wanted):
        if running.cancelled():
            break
        running.progress(number, len(wanted), f"Comprobando {path.name}")
        outcomes.append(take_file(office, path))
    running.progress(len(outcomes), len(wanted), "")
    return outcomes


def take_file(office: Office, path: Path, password: str | None = None) -> Outcome:
    """Take one file in."""
    try:
        if path.stat().st_size > LARGEST:
            return _refused(path, "El archivo es demasiado grande", "Ningún paquete pesa tanto.")
        arrival = take_in(office, path.read_bytes(), password)
    except CapturaError as error:
        asks = error.code in ASKS_PASSWORD
        text = f"{error.what} {error.fix} ({error.code})"
        return Outcome(path, "warn" if asks else "bad", error.title, text, asks_password=asks)
    except OSError:
        said = "No se puede leer de ese lugar: puede estar dañado o se quitó la memoria."
        return _refused(path, "El archivo no se puede leer", said)
    return _arrived(path, arrival)


def _refused(path: Path, title: str, text: str) -> Outcome:
    return Outcome(path, "bad", title, f"{text} Nada cambió.")


def _arrived(path: Path, arrival: Arrival) -> Outcome:
    if arrival.altered:
        changed = counted(len(arrival.altered), "cambio", "cambios")
        text = f"Trae {changed} hechos después de firmarse: queda como propuesta de corrección."
        return Outcome(path, "warn", f"{arrival.name}: llegó alterada", text, arrival.package)
    if KNOWN in arrival.notes:
        return Outcome(path, "info", arrival.name, arrival.notes[KNOWN], arrival.package)
    counts = [0, 0, 0]
    for own in arrival.novelty.values():
        for place, name in enumerate(("new", "changed", "same")):
            counts[place] += own.get(name, 0)
    said = f"{counts[0]:,} nuevos, {counts[1]:,} cambiados, {counts[2]:,} sin cambio."
    notes = " ".join(arrival.notes.values())
    kind = "warn" if notes else "ok"
    return Outcome(path, kind, arrival.name, f"{said} {notes}".strip(), arrival.package)
