"""A real state with institutes that handed in, for pictures and tests of the state's screens."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from captura.actions.answer import answer
from captura.actions.contacts import Contact, note_contact
from captura.actions.decide import Remark, close_observation, decide
from captura.actions.demonstration.words import MEN, WOMEN
from captura.actions.demonstration.year import record_quarter, start_year
from captura.actions.enrol import (
    accept_certificate,
    certificate_file,
    certify,
    read_certificate_file,
    write_request,
)
from captura.actions.export_workbook import export_workbook
from captura.actions.first_start import FirstStart, first_start
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import STATE, Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import Arrival, take_in
from captura.paths import DataFolder
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.store.queries.observations import observations
from captura.store.queries.packages import package_rows
from captura.ui.pictures.ground import catalogues, fresh_folder

PERIOD = Period(2026, 3)
JEREZ, PINOS, LORETO, TABASCO = "32020", "32038", "32024", "32044"
NOW = dt.datetime(2026, 10, 7, 17, 2, tzinfo=dt.UTC)  # eight days before the term ends
PASSPHRASE = "once nubes sobre el cerro"  # noqa: S105 - of made-up people


class Hand:
    """A clock that is set by hand, shared by the offices of one story."""

    def __init__(self, now: dt.datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now


def new_state(root: Path, clock: Hand) -> Office:
    """A state just started."""
    answers = FirstStart(STATE, "Secretaría de las Mujeres", "Coordinación", PASSPHRASE)
    return first_start(
        DataFolder(root), answers, catalogues(), clock=clock, random=os.urandom
    ).office


def new_institute(root: Path, key: str, state: Office, clock: Hand) -> Office:
    """An institute that the state gave its certificate to."""
    name = f"Instituto de las Mujeres de {catalogues()['municipios'].label(key)}"
    answers = FirstStart(key, name, "Titular Inventada", PASSPHRASE, key)
    office = first_start(
        DataFolder(root), answers, catalogues(), clock=clock, random=os.urandom
    ).office
    certificate = certify(state, write_request(office, "Laptop de la oficina"))
    accept_certificate(office, read_certificate_file(office, certificate_file(state, certificate)))
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta("gente_inventada", "si")
    return office


def record_some(office: Office, people: int = 24, period: Period = PERIOD) -> None:
    """People and activities of one quarter."""
    record_quarter(start_year(office, 20, people, period.year), period)


def hand_in(office: Office, period: Period = PERIOD) -> bytes:
    """The bytes of the `.captura` of a period."""
    kept = prepare_delivery(office, period)
    return (office.folder.packages / kept.path).read_bytes()


def whole_workbook(office: Office, period: Period = PERIOD) -> bytes:
    """The workbook of a delivery, as it was signed."""
    path = office.folder.temporary / "libro.xlsx"
    export_workbook(office, prepare_delivery(office, period).id, path, None, "muestra")
    return path.read_bytes()


def altered_workbook(office: Office, period: Period = PERIOD) -> bytes:
    """The workbook of a delivery in which someone changed some names."""
    changed = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(whole_workbook(office, period)))
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as book:
        for part in whole.infolist():
            data = whole.read(part)
            if part.filename.startswith(("xl/worksheets/", "xl/sharedStrings")):
                data = re.sub(rb">([A-Z][a-z]+)([ <])", _with_luz, data)
            book.writestr(part, data)
    return changed.getvalue()


_GIVEN = frozenset(name.split()[0].encode() for name in WOMEN + MEN)


def _with_luz(found: re.Match[bytes]) -> bytes:
    given = found[1] in _GIVEN
    return b">" + found[1] + (b" Luz" if given else b"") + found[2]


def accept_with_observation(state: Office, arrival: Arrival) -> None:
    """Accept a delivery, observing the first CURP in it."""
    person = package_rows(state.store, arrival.package, record_type="persona")[0].id
    text = "La CURP no concuerda con la fecha de nacimiento; revísela con la persona."
    decide(state, arrival.package, {}, [Remark("persona", person, "curp", text)])


def return_one(state: Office, arrival: Arrival) -> None:
    """Send one person back, and with her what refers to her."""
    person = package_rows(state.store, arrival.package, record_type="persona")[0].id
    decide(state, arrival.package, {person: "Está dos veces: deje un solo registro."})


def observe_twice(state: Office, office: Office, package: str, clock: Hand) -> None:
    """A telephone is observed; the institute answers and mends it; it is observed once more."""
    person = package_rows(state.store, package, record_type="persona")[0].id
    told = Remark("persona", person, "telefono", "Repite el teléfono de la oficina.")
    decide(state, package, {}, [told])
    receive_receipt(office, issue_receipt(state, package).path.read_bytes())
    (remark,) = observations(office.store)
    clock.now += dt.timedelta(hours=20)
    text = "Era el de la oficina; ya está el de ella."
    answer(office, told.type, person, told.field, remark.id, text)
    correct_people(office, 1)
    again = take_in(state, hand_in(office))
    asked = "Le falta un número: ¿lo pueden confirmar con ella?"
    decide(state, again.package, {}, [replace(told, text=asked)])
    close_observation(state, remark.id)
    clock.now -= dt.timedelta(hours=20)


def correct_people(office: Office, number: int) -> None:
    """The institute changes the telephone of some of its people."""
    rows = office.store.rows(
        "SELECT id FROM persona WHERE deleted=0 ORDER BY id LIMIT ?", (number,)
    )
    for place, (record_id,) in enumerate(rows):
        person = office.store.get(Persona, record_id)
        if person is not None:
            save_record(office, replace(person, telefono=f"494{place:07d}", alias="Corregida"))


@cache
def full_state(institutes: int = 55) -> Office:
    """A state where so many of the 58 handed in: most accepted, some of every other kind."""
    clock = Hand(NOW - dt.timedelta(days=4))
    state = new_state(fresh_folder(), clock)
    last = {JEREZ, PINOS, LORETO, TABASCO}
    keys = [entry.code for entry in catalogues()["municipios"].entries if entry.code not in last]
    for place, key in enumerate(keys[: institutes - len(last)]):
        office = new_institute(fresh_folder(), key, state, clock)
        record_some(office, 12)
        arrival = take_in(state, hand_in(office))
        decision = {11: accept_with_observation, 30: return_one, 44: accept_with_observation}
        decision.get(place, lambda state, arrival: decide(state, arrival.package))(state, arrival)
        if place == 20:
            observe_twice(state, office, arrival.package, clock)
        office.close()
    _last_ones(state, clock)
    _talk_with_some(state)
    return state


def _last_ones(state: Office, clock: Hand) -> None:
    """Those whose delivery waits for a decision, each with something to see."""
    offices = {}
    for key in (TABASCO, LORETO, PINOS, JEREZ):
        offices[key] = new_institute(fresh_folder(), key, state, clock)
        record_some(offices[key], 60 if key == JEREZ else 20)
    decide(state, take_in(state, hand_in(offices[JEREZ])).package)
    hand_in(offices[PINOS])  # the first of Pinos never arrives
    clock.now = NOW - dt.timedelta(days=1)
    take_in(state, altered_workbook(offices[LORETO]))
    take_in(state, hand_in(offices[TABASCO]))
    take_in(state, hand_in(offices[PINOS]))
    clock.now = NOW
    correct_people(offices[JEREZ], 12)
    record_some(offices[JEREZ], 60)
    take_in(state, hand_in(offices[JEREZ]))
    for key in (TABASCO, PINOS):  # two more that hand in a quarter long due
        record_some(offices[key], 6, PERIOD.shift(-1))
        decide(state, take_in(state, hand_in(offices[key], PERIOD.shift(-1))).package)
    for office in offices.values():
        office.close()


@cache
def empty_state() -> Office:
    """A state where nothing arrived yet."""
    return new_state(fresh_folder(), Hand())


def _talk_with_some(state: Office) -> None:
    """Contacts with those who owe the second quarter, one of them with several."""
    today = state.today()
    said = (
        ("32001", "VIS", 40, "Se revisó juntas cómo se genera la entrega.", None),
        ("32001", "TEL", 12, "No contestan; se dejó recado en la presidencia.", 5),
        ("32001", "MEN", 5, "La titular la manda el lunes con el paquete de Apozol y pide ayuda "
         "con las asistencias del taller de julio, que están en papel.", 0),
        ("32002", "COR", 1, "Cambió la titular; mandará sus datos.", -8),
        ("32003", "TEL", 0, "Ya la generó: falta llevarla.", None),
    )  # fmt: skip
    for institute, channel, days, agreed, back in said:
        again = None if back is None else today - dt.timedelta(days=back)
        note_contact(
            state, institute, Contact(today - dt.timedelta(days=days), channel, agreed, again)
        )
