"""How each fault is made: by hands, cables, a wrong choice, or a copied laptop."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

from captura.actions.demonstration.cast import PHRASE, Cast, enrol, start_office
from captura.actions.demonstration.findings import Finding
from captura.actions.demonstration.people import PLACEHOLDER
from captura.actions.demonstration.tamper import alter_cell, delete_row, truncate
from captura.actions.demonstration.year import Year, record_quarter, start_year
from captura.actions.export_workbook import package_bytes
from captura.actions.find import look_alikes
from captura.actions.office import STATE, Office
from captura.actions.open_office import open_office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.save_record import save_record
from captura.keys.certificate import certificate_plain
from captura.keys.signing import sign
from captura.packages.delivery import make_delivery
from captura.packages.header import ENTREGA, Header, Recipient
from captura.records.actividad import Actividad
from captura.records.periods import Period, read_period
from captura.records.persona import Persona
from captura.records.registry import RECORDS
from captura.store.queries.activities import activities
from captura.store.queries.packages import packages
from captura.store.queries.people import people, person_ids
from captura.store.rows import versions

__all__ = ["alter_cell", "delete_row", "truncate"]


def whole_book(cast: Cast) -> bytes:
    """A workbook just as it was handed in."""
    return sorted((cast.folder / "paquetes").glob("*.xlsx"))[0].read_bytes()


def whole_package(cast: Cast) -> bytes:
    """A package just as it was handed in."""
    return sorted((cast.folder / "paquetes").glob("*.captura"))[0].read_bytes()


def two_deliveries(cast: Cast) -> tuple[bytes, bytes]:
    """Two further deliveries of one institute and period: the earlier was left in a drawer."""
    own = cast.years[0]
    period = _last_period(own.office)
    made = []
    for change in ("Se entregó la relatoría.", "Se entregó la relatoría firmada."):
        _change_something(own.office, change)
        made.append(package_bytes(own.office, prepare_delivery(own.office, period).id))
    return made[0], made[1]


def cloned_laptop(cast: Cast) -> tuple[bytes, bytes]:
    """The data folder copied whole to a second computer; both hand in with the same number."""
    own = cast.years[-1].office
    period = _last_period(own)
    copy = cast.folder / "datos" / f"clon-{own.institute}"
    with own.store.work(who=own.user, device=own.letter):  # nobody writes while it is copied
        shutil.copytree(own.folder.root, copy)
    twin = open_office(
        replace(own.folder, root=copy),
        own.user,
        PHRASE,
        cast.catalogues,
        clock=cast.clock,
        random=cast.random,
    )
    try:
        _change_something(twin, "Lo escribió la segunda computadora.")
        other = package_bytes(twin, prepare_delivery(twin, period).id)
    finally:
        twin.close()
    _change_something(own, "Lo escribió la primera computadora.")
    return package_bytes(own, prepare_delivery(own, period).id), other


def foreign_row(cast: Cast) -> bytes:
    """A package rightly signed by one institute that carries a person of another."""
    own = cast.years[0].office
    stranger = _stranger(cast)
    path = own.folder.temporary / "ajeno.captura"
    make_delivery(
        path,
        _header(own, _to_state(cast)),
        [("persona", versions(stranger.store, "persona", _some_ids(stranger)))],
        types=RECORDS,
        catalogues=cast.catalogues,
        sign=lambda message: sign(own.device.private, message),
        temporary=own.folder.temporary,
    )
    return _taken(path)


def other_recipient(cast: Cast) -> bytes:
    """A delivery encrypted to the wrong office."""
    own, stranger = cast.years[0].office, _stranger(cast)
    path = own.folder.temporary / "destinatario.captura"
    to = Recipient(stranger.institute, stranger.name, stranger.packages_key.public)
    make_delivery(
        path,
        _header(own, to),
        [("persona", versions(own.store, "persona", _some_ids(own)))],
        types=RECORDS,
        catalogues=cast.catalogues,
        sign=lambda message: sign(own.device.private, message),
        temporary=own.folder.temporary,
    )
    return _taken(path)


def practice_package(cast: Cast) -> bytes:
    """A delivery of a practice office, sent to the real state by mistake."""
    state = start_office(
        cast.folder, STATE, "Estado de práctica", cast.catalogues, cast.clock, cast.random, True
    )
    key = cast.years[0].office.institute
    office = start_office(
        cast.folder, key, "Instituto de práctica", cast.catalogues, cast.clock, cast.random, True
    )
    enrol(state, office)
    own = start_year(office, 7, 30, _last_period(cast.years[0].office).year)
    record_quarter(own, _last_period(cast.years[0].office))
    path = office.folder.temporary / "practica.captura"
    make_delivery(
        path,
        _header(office, _to_state(cast)),
        [("persona", versions(office.store, "persona", _some_ids(office)))],
        types=RECORDS,
        catalogues=cast.catalogues,
        sign=lambda message: sign(office.device.private, message),
        temporary=office.folder.temporary,
    )
    data = _taken(path)
    state.close()
    office.close()
    return data


def people_kept_apart(cast: Cast) -> list[Finding]:
    """Twins look alike and stay two; women known by a placeholder for a CURP stay two."""
    twins, placeholders, alike = 0, 0, 0
    for own in cast.years:
        twin_pair, marked = _planted_people(own)
        twins += len(twin_pair) == 2
        placeholders += len(marked) == 2
        if len(twin_pair) == 2:
            likes = look_alikes(own.office, twin_pair[0])
            alike += any(like.id == twin_pair[1].id for like in likes)
    count = len(cast.years)
    return [
        Finding("gemelas", twins == alike == count, f"{twins} pares, {alike} vistos parecidos"),
        Finding("CURP de relleno", placeholders == count, f"{placeholders} pares sin juntar"),
    ]


def _planted_people(own: Year) -> tuple[list[Persona], list[Persona]]:
    """The twins and the placeholder women of an institute, by what stands in its database."""
    rows = people(own.office.store, person_ids(own.office.store))
    whole = [own.office.store.get(Persona, row.id) for row in rows]
    kept = [person for person in whole if person is not None]
    marked = [person for person in kept if person.curp == PLACEHOLDER]
    by_birth: dict[tuple[object, ...], list[Persona]] = {}
    for person in kept:
        key = (person.primer_apellido, person.segundo_apellido, person.fecha_nacimiento)
        if person.fecha_nacimiento and person.curp:
            by_birth.setdefault(key, []).append(person)
    return next((pair for pair in by_birth.values() if len(pair) == 2), []), marked


def _stranger(cast: Cast) -> Office:
    """Another institute than the first; with a single one, a neighbour made for this."""
    if len(cast.years) > 1:
        return cast.years[1].office
    if cast.others:
        return cast.others[0]
    key = cast.catalogues["municipios"].entries[1].code
    office = start_office(
        cast.folder, key, "Instituto vecino", cast.catalogues, cast.clock, cast.random
    )
    cast.others.append(office)
    save_record(office, Persona(nombres="Petra", primer_apellido="Inventada", municipio=key))
    return office


def _some_ids(office: Office) -> list[str]:
    return [row.id for row in people(office.store, person_ids(office.store)[:3])]


def _to_state(cast: Cast) -> Recipient:
    return Recipient(STATE, cast.state.name, cast.state.packages_key.public)


def _header(office: Office, to: Recipient) -> Header:
    certificate = office.certificate
    return Header(
        kind=ENTREGA,
        sender=office.institute,
        sender_name=office.name,
        device=office.device.public_hex,
        certificate=certificate_plain(certificate) if certificate else {},
        recipients=(to,),
        period=str(_last_period(office)) if packages(office.store, direction="out") else "2026-T4",
        sequence=900,
        practice=office.practice,
        created=office.clock().astimezone(dt.UTC).isoformat(timespec="seconds"),
    )


def _change_something(office: Office, text: str) -> None:
    activity = office.store.get(Actividad, activities(office.store)[0].id)
    if activity is not None:
        save_record(office, replace(activity, compromisos=text))


def _last_period(office: Office) -> Period:
    return read_period(packages(office.store, direction="out")[0].period or "")


def _taken(path: Path) -> bytes:
    data = path.read_bytes()
    path.unlink()
    return data
