"""Real offices for the tests of actions: a state and institutes, enrolled, in folders of a test."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from captura.actions.attend import add_block
from captura.actions.decide import Decided, decide
from captura.actions.demonstration.cast import PHRASE, Moment, enrol
from captura.actions.enrol import read_request, request_bytes, write_request
from captura.actions.enrol_sister import (
    accept_welcome,
    own_welcome_digits,
    read_welcome_file,
    welcome,
)
from captura.actions.export_workbook import export_workbook, package_bytes
from captura.actions.first_start import FirstStart, first_start
from captura.actions.issue_receipt import Issued, issue_receipt
from captura.actions.office import STATE, Office
from captura.actions.open_office import open_office, opened
from captura.actions.plan_activity import finish_activity, save_activity
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.save_record import VALID, save_record
from captura.actions.take_in import Arrival, take_in
from captura.app.surroundings import catalogues
from captura.keys import device, ring
from captura.keys.certificate import certificate_plain
from captura.keys.request import Request
from captura.keys.signing import sign
from captura.packages.delivery import make_plain
from captura.packages.header import ENTREGA, Header, Recipient
from captura.paths import DataFolder
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store import rekey
from captura.store.database import Store
from captura.store.ledger import KeptPackage
from captura.store.queries.known import profile

JEREZ, LORETO = "32020", "32024"
T2 = Period(2026, 2)
DAY = dt.date(2026, 5, 5)
USER = "Usuaria Inventada"


@dataclass
class World:
    """Offices by key, all on one clock; `again` opens a folder as another morning would."""

    root: Path
    clock: Moment
    keys: dict[str, bytes]
    offices: list[Office] = field(default_factory=list)

    def office(self, institute: str) -> Office:
        """The office of a key, opened."""
        return self.again(DataFolder(self.root / institute), self.keys[institute])

    def again(self, folder: DataFolder, key: bytes) -> Office:
        """A folder opened with its database key, as the passphrase would give it."""
        user = ring.load_ring(folder.keys).users[0]
        store = Store.open(folder.database, key, clock=self.clock, random=os.urandom)
        pair = device.load(folder.device_key, key)
        pair = pair or device.create(folder.device_key, key, os.urandom)
        office = opened(folder, store, pair, user, catalogues(), self.clock, os.urandom)
        self.offices.append(office)
        return office

    def by_passphrase(self, folder: DataFolder) -> Office:
        """A folder opened as at login."""
        office = open_office(
            folder, USER, PHRASE, catalogues(), clock=self.clock, random=os.urandom
        )
        self.offices.append(office)
        return office

    def copy(self, office: Office, name: str, *, device_key: bool) -> Office:
        """A copy of an office's folder: a clone, or without its device key a restored one."""
        key = rekey.key_of(office.store)
        office.store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        folder = DataFolder(self.root / name).create()
        for path in (office.folder.database, office.folder.keys, office.folder.device_key):
            if device_key or path != office.folder.device_key:
                shutil.copyfile(path, folder.root / path.name)
        return self.again(folder, key)


def build(root: Path) -> dict[str, bytes]:
    """Make the template offices in `root`, closed again; their database keys by institute."""
    clock = Moment(dt.datetime(2026, 1, 5, 15, tzinfo=dt.UTC))
    state = start(root, STATE, clock)
    keys = {STATE: key_of(state)}
    for institute in (JEREZ, LORETO):
        office = start(root, institute, clock)
        enrol(state, office)
        complete(office)
        keys[institute] = key_of(office)
        office.close()
    state.close()
    return keys


def start(
    root: Path, institute: str, clock: Moment, *, practice: bool = False, name: str = ""
) -> Office:
    """A first start of a made-up office."""
    title = f"Oficina inventada {institute}"
    answers = FirstStart(institute, title, USER, PHRASE, practice=practice, made_up=True)
    folder = DataFolder(root / (name or institute))
    return first_start(folder, answers, catalogues(), clock=clock, random=os.urandom).office


def ask(office: Office, name: str = "Laptop inventada") -> Request:
    """A request as it arrives, its digits compared."""
    return read_request(request_bytes(write_request(office, name)))


def join(world: World, first: Office, name: str, state: Office | None = None) -> Office:
    """Another laptop of the institute of `first`, enrolled by it; by the state too, if given."""
    fresh = start(world.root, first.institute, world.clock, name=f"{first.institute}-{name}")
    found = read_welcome_file(fresh, welcome(first, ask(fresh, f"Laptop {name}")))
    assert found.digits == own_welcome_digits(first)
    joined = accept_welcome(fresh, found)
    if state is not None:
        enrol(state, joined)
    world.offices.append(joined)
    return joined


def key_of(office: Office) -> bytes:
    """The database key of an office, by its passphrase."""
    return ring.open_with_passphrase(ring.load_ring(office.folder.keys), USER, PHRASE)


def complete(office: Office) -> None:
    known = profile(office.store)
    assert known is not None
    save_record(
        office,
        replace(
            known,
            titular="Titular Inventada",
            periodo_desde=dt.date(2024, 9, 15),
            periodo_hasta=dt.date(2027, 9, 15),
            tipo_instancia=office.catalogues["tipos_instancia"].entries[0].code,
            estado_registro=VALID,
        ),
    )


def woman(name: str = "Marina", surname: str = "García", **known: object) -> Persona:
    """A made-up person of a municipality, whole enough for a delivery."""
    values: dict[str, object] = {
        "nombres": name,
        "primer_apellido": surname,
        "segundo_apellido": "López",
        "sexo": "M",
        "edad_declarada": 34,
        "municipio": JEREZ,
        "localidad": f"{JEREZ}0001",
        "tipo_identificacion": "SIN",
    }
    return Persona(**{**values, **known})  # type: ignore[arg-type]


def talk(
    office: Office, *people: Persona, day: dt.date = DAY, name: str = "Plática inventada"
) -> tuple[Actividad, Sesion]:
    """A finished activity of one session with its list."""
    activity, session, _ = save_activity(
        office,
        Actividad(
            nombre=name,
            tipo_actividad=office.catalogues["tipo_actividad"].entries[0].code,
            estrategia=office.catalogues["estrategias"].entries[0].code,
            programa_origen="PROPIO",
            estatus="REA",
            fecha_inicio=day,
            hora=dt.time(10),
            modalidad="PRE",
            sede="Casa de cultura",
            localidad=f"{office.institute}0001",
            responsable="Facilitadora Inventada",
            modo_conteo="NOM",
        ),
    )
    add_block(office, session, people)
    finished, problems = finish_activity(office, activity)
    assert finished.estado_registro == VALID, problems
    return finished, session


def hand_in(office: Office, period: Period = T2) -> tuple[KeptPackage, bytes]:
    """The package of a period, and its bytes as they travel."""
    made = prepare_delivery(office, period)
    return made, package_bytes(office, made.id)


def deliver(office: Office, state: Office, **decision: object) -> tuple[Arrival, Decided, Issued]:
    """Hand in, take in, decide, answer; the acuse is not read yet."""
    _, data = hand_in(office)
    arrival = take_in(state, data)
    decided = decide(state, arrival.package, **decision)  # type: ignore[arg-type]
    return arrival, decided, issue_receipt(state, arrival.package)


def dump(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """Every table of an office's database, row by row: equal dumps are equal databases."""
    store = office.store
    names = [
        row[0]
        for row in store.rows("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
        if not row[0].startswith(("persona_search", "sqlite_", "persona_words"))
    ]
    return {
        name: sorted(map(tuple, store.rows(f"SELECT * FROM {name}")), key=repr) for name in names
    }


def header_of(office: Office) -> Header:
    """The header of a delivery that no action makes: for packages put together by hand."""
    state, certificate = office.state, office.certificate
    assert state is not None
    assert certificate is not None
    return Header(
        kind=ENTREGA,
        sender=office.institute,
        sender_name=office.name,
        device=office.device.public_hex,
        certificate=certificate_plain(certificate),
        recipients=(
            Recipient(STATE, state.name, state.age_public),
            Recipient(office.institute, office.name, office.packages_key.public),
        ),
        period=str(T2),
        sequence=1,
        created=office.clock().isoformat(timespec="seconds"),
    )


def craft(office: Office, lines: Iterable[tuple[str, str, str]], header: Header) -> bytes:
    """A package of any lines (type, id, line), signed by the device."""
    path = office.folder.temporary / "a-mano.captura"
    make_plain(
        path,
        header,
        lines,
        sign=lambda message: sign(office.device.private, message),
        temporary=office.folder.temporary,
    )
    return path.read_bytes()


def edit_workbook(workbook: bytes, old: str, new: str) -> bytes:
    """The workbook with a text of its sheets changed wherever it stands, as by hand."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            data = source.read(info)
            if info.filename.startswith("xl/worksheets/"):
                data = data.replace(f">{old}<".encode(), f">{new}<".encode())
            target.writestr(info.filename, data)
    return out.getvalue()


def book(office: Office, package_id: str) -> bytes:
    """The workbook of a package, without password (its people are made up)."""
    path = office.folder.root / "libro.xlsx"
    export_workbook(office, package_id, path, None, "prueba")
    return path.read_bytes()
