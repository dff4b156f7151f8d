"""An enrolled laptop gone bad signs nonsense in every field: refused in a sentence, or harmless."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.consolidate import consolidate
from captura.actions.decide import decide
from captura.actions.demonstration.cast import Moment
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import STATE, Office
from captura.actions.take_in import take_in
from captura.errors import CapturaError
from captura.records.fields import fields_of
from captura.records.merge import edit
from captura.records.periods import Period
from captura.records.record import new_id
from captura.records.registry import RECORDS
from captura.records.version import Version, line_of
from captura.store.queries.activities import activities
from captura.store.queries.figures import figures
from captura.store.queries.people import people, person_ids, took_part
from captura.store.queries.sessions import attendance, sessions
from captura.store.queries.supports import supports
from captura.store.rows import many
from captura.store.search import search_people
from tests.actions.world import JEREZ, World, build, craft, header_of

WRITER = "00000000000000cc"
NONSENSE = (
    "x", "-1", "9" * 400, "1e309", "2026-02-30", "9999-12-31", "0000-00-00", "25:61", "=1+1|cmd",
    "ZZ9", "si;no", ";;;", "32020-x", "\u202egnp.exe", "a\nb", "\x00", "ñ" * 5000, "<b>", "'; DROP",
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    clock = Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC))
    made = World(tmp_path, clock, build(tmp_path))
    yield made
    for office in made.offices:
        office.close()


def nonsense(kind: str) -> Iterator[Version]:
    """A record of the kind for each field and value, holding only that."""
    now = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    for field in fields_of(RECORDS[kind]):
        for value in NONSENSE:
            version = Version(kind, new_id(JEREZ, now, os.urandom))
            yield edit(version, {field.name: value}, WRITER, 1)


def look_at_everything(state: Office, path: Path) -> None:
    """What the screens of the state read, and the books it writes."""
    source = state.store
    for kind, record in RECORDS.items():
        many(source, record, [row[0] for row in source.rows(f"SELECT id FROM {kind}")])
    for person in people(source, person_ids(source)):
        took_part(source, person.id)
    for activity in activities(source):
        for session in sessions(source, activity.id):
            attendance(source, session.id)
    supports(source)
    search_people(source, "ñ")
    for period, institute in ((True, True), (False, False)):
        figures(source, "2026-01-01", "2026-12-31", period=period, institute=institute)
    first, last = Period(2026, 1), Period(2026, 4)
    consolidate(state, path, first, last, names_password="una clave larga")


def hand_in(state: Office, jerez: Office, kind: str, versions: list[Version], turn: int) -> bool:
    """Take one package of them in, to the acuse. Whether it was not refused."""
    lines = [(kind, version.id, line_of(version)) for version in versions]
    data = craft(jerez, lines, replace(header_of(jerez), sequence=turn))
    try:
        arrival = take_in(state, data)
    except CapturaError:
        return False
    decide(state, arrival.package)
    issue_receipt(state, arrival.package)
    return True


def test_nonsense_that_is_signed(world: World, tmp_path: Path) -> None:
    """One package for each kind of record; what it is refused for is left out, one by one."""
    jerez, state = world.office(JEREZ), world.office(STATE)
    turn = 0
    for kind in RECORDS:
        every = list(nonsense(kind))
        turn += 1
        if not hand_in(state, jerez, kind, every, turn):
            for version in every:
                turn += 1
                hand_in(state, jerez, kind, [version], turn)
        look_at_everything(state, tmp_path / f"{kind}.xlsx")
    accepted = sum(state.store.value(f"SELECT count(*) FROM {kind}") for kind in RECORDS)
    print(f"\n{accepted:,} records of nonsense accepted and shown")
    assert accepted > 1000
