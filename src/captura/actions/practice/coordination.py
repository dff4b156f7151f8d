"""The coordination of practice: it takes the last delivery in, observes once, and answers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from captura.actions.decide import Remark, close_observation, decide
from captura.actions.export_workbook import package_bytes
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.practice.offices import open_state
from captura.actions.take_in import take_in
from captura.errors import CapturaError, PackageError
from captura.packages.header import ENTREGA
from captura.paths import replace_file
from captura.records.actividad import Actividad
from captura.store import ledger
from captura.store.queries.observations import observations
from captura.store.queries.packages import package_rows, packages

REMARK = "Diga qué resultado tuvo la actividad."


def answer_delivery(office: Office, folder: Path) -> Path:
    """Save the acuse of the last delivery into a folder, as it would arrive on a memory stick.

    The first one bears an observation; once it was mended, the next one closes it. Raises
    PackageError where nothing was delivered yet or the folder takes no file.
    """
    made = packages(office.store, direction=ledger.OUT, kind=ENTREGA)
    if not office.practice or not made:
        raise _cannot(
            "Todavía no hay ninguna entrega.", "En Entregas genere primero la del periodo."
        )
    state = open_state(office)
    try:
        arrival = take_in(state, package_bytes(office, made[0].id))
        decide(state, arrival.package, None, _remarks(state, arrival.package))
        _close_mended(state)
        issued = issue_receipt(state, arrival.package)
        target = folder / f"practica-{issued.path.name}"
        _write(target, issued.path.read_bytes())
    finally:
        state.close()
    return target


def _remarks(state: Office, package: str) -> Iterable[Remark]:
    """One, on an activity that says nothing of its result, where none was made before."""
    if observations(state.store):
        return ()
    rows = package_rows(state.store, package, record_type="actividad")
    return [Remark("actividad", row.id, "resultado", REMARK) for row in rows[:1]]


def _close_mended(state: Office) -> None:
    for remark in observations(state.store, state="open"):
        activity = state.store.get(Actividad, remark.record)
        if activity is not None and activity.resultado:
            close_observation(state, remark.id)


def _write(path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except OSError:
        raise _cannot("La carpeta está llena o no permite escribir ahí.", "Elija otra.") from None


def _cannot(what: str, fix: str) -> CapturaError:
    return PackageError("Todavía no hay acuse", what, fix, "CAP-ACT-24")
