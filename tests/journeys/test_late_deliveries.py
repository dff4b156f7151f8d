"""Three deliveries of one period arrive late, repeated, in any order: the state ends up the same.

The institute adds, changes, deletes and brings back activities between them. Whatever the state
returned, and whenever it decided, once the last delivery is accepted it holds the institute's own
lines, and every package's state follows from its rows.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest

from captura.actions.decide import decide
from captura.actions.demonstration.cast import PHRASE, Cast
from captura.actions.export_workbook import package_bytes
from captura.actions.office import Office
from captura.actions.open_office import open_office
from captura.actions.plan_activity import save_activity, sessions_of
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.save_record import delete_record, save_record
from captura.actions.take_in import take_in
from captura.paths import DataFolder
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.records.version import line_of
from captura.store.queries.packages import package_rows, packages
from tests.one_institute import CATALOGUES, one_institute

PERIOD = Period(2026, 1)
ORDERS = [
    *permutations(range(3)),
    (0, 0, 1, 1, 2, 2),
    (2, 1, 0, 2, 1, 0),
    (2,),
    (1, 2, 0, 2),
]


@dataclass(frozen=True)
class Sent:
    """The three packages, the ids they hold, the lines they should leave at the state."""

    packages: tuple[bytes, ...]
    ids: dict[str, set[str]]
    lines: dict[str, str]
    added: str


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    """The state and one institute, enrolled; the state's folder is copied for each test."""
    made = one_institute(tmp_path_factory.mktemp("oficinas"))
    made.state.close()
    yield made
    made.close()


def activity(office: Office, name: str) -> Actividad:
    """A complete activity of the period."""
    planned = Actividad(
        nombre=name,
        tipo_actividad="AC01",
        estrategia="2.10.1",
        programa_origen="PROPIO",
        estatus="REA",
        fecha_inicio=dt.date(2026, 2, 3),
        localidad=f"{office.institute}0001",
        responsable="Quien da la plática",
        modo_conteo="NOM",
    )
    return save_activity(office, planned)[0]


@pytest.fixture(scope="module")
def sent(cast: Cast) -> Sent:
    """What the institute did, and handed in three times."""
    office = cast.years[0].office
    cast.clock.turn_to(dt.date(2026, 3, 10))
    kept, gone = activity(office, "Se queda"), activity(office, "Se borra")
    back = activity(office, "Se borra y vuelve")
    made = [prepare_delivery(office, PERIOD)]
    kept = save_record(office, dataclasses.replace(kept, nombre="Cambiada"))[0]
    for one in (gone, back):
        with office.store.work("lectura") as work:
            sessions = sessions_of(work, one.id)
        for record in (one, *sessions):
            delete_record(office, record)
    added = activity(office, "Nueva")
    made.append(prepare_delivery(office, PERIOD))
    save_record(office, dataclasses.replace(kept, nombre="Cambiada otra vez"))
    save_record(office, dataclasses.replace(back, tema="Volvió"))
    assert len(sessions) == 1
    save_record(office, dataclasses.replace(sessions[0], tema="Volvió"))
    made.append(prepare_delivery(office, PERIOD))
    ids: dict[str, set[str]] = {}
    for row in package_rows(office.store, made[-1].id):
        ids.setdefault(row.type, set()).add(row.id)
    data = tuple(package_bytes(office, one.id) for one in made)
    return Sent(data, ids, lines(office, ids), added.id)


def lines(office: Office, ids: dict[str, set[str]]) -> dict[str, str]:
    """The canonical line of each of these records, as the office holds it."""
    found = {}
    with office.store.work("lectura") as work:
        for record_type, wanted in ids.items():
            for record_id in wanted:
                version = work.version(record_type, record_id)
                found[record_id] = line_of(version) if version else ""
    return found


@pytest.fixture
def state(cast: Cast, tmp_path: Path) -> Iterator[Office]:
    """A state that has received nothing yet."""
    folder = tmp_path / "estado"
    shutil.copytree(cast.folder / "datos" / "estado", folder)
    office = open_office(
        DataFolder(folder),
        "Usuaria Inventada",
        PHRASE,
        CATALOGUES,
        clock=cast.clock,
        random=os.urandom,
    )
    yield office
    office.close()


def accept_all(state: Office) -> None:
    """Everything that waits is accepted, in the order of the list."""
    for one in packages(state.store, direction="in"):
        decide(state, one.id)


def check(state: Office, sent: Sent) -> None:
    """The state holds what the institute holds; no row waits, no package says otherwise."""
    assert lines(state, sent.ids) == sent.lines
    for one in packages(state.store, direction="in"):
        rows = package_rows(state.store, one.id)
        assert not [row for row in rows if row.state == "pending"]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(str(n + 1) for n in order))
def test_decided_at_once(state: Office, sent: Sent, order: Sequence[int]) -> None:
    """Each is accepted when it arrives; those without the last are completed by it."""
    for number in order:
        take_in(state, sent.packages[number])
        accept_all(state)
    check(state, sent)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(str(n + 1) for n in order))
def test_decided_at_the_end(state: Office, sent: Sent, order: Sequence[int]) -> None:
    """All have arrived before anyone looks."""
    for number in order:
        take_in(state, sent.packages[number])
    accept_all(state)
    check(state, sent)


@pytest.mark.parametrize("order", ORDERS[-4:], ids=lambda order: "".join(str(n + 1) for n in order))
def test_arrival_changes_no_figure_and_repeating_nothing(
    state: Office, sent: Sent, order: Sequence[int]
) -> None:
    """Until a decision the records stand as they were; the second time is known at once."""
    seen: set[int] = set()
    for number in order:
        arrival = take_in(state, sent.packages[number])
        assert ("conocido" in arrival.notes) == (number in seen)
        seen.add(number)
    assert set(lines(state, sent.ids).values()) == {""}


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (1, 1, 2)])
def test_a_returned_row_waits_for_its_mending(
    state: Office, sent: Sent, order: Sequence[int]
) -> None:
    """Returned in one form it stays out in that form, whichever package brings it again."""
    for number in order:
        arrival = take_in(state, sent.packages[number])
        waiting = package_rows(state.store, arrival.package, state="pending")
        back = {row.id: "Falta el tema" for row in waiting if row.id == sent.added}
        decide(state, arrival.package, back)
    found = lines(state, sent.ids)
    assert found[sent.added] == ""
    back_with = {
        row.id
        for one in packages(state.store, direction="in")
        for row in package_rows(state.store, one.id, record_type="sesion", state="returned")
    }
    assert len(back_with) == 1
    assert all(found[record] == "" for record in back_with)
    others = {record for record in found if found[record]}
    assert all(found[record] == sent.lines[record] for record in others)
