"""Each file of practice, given to each reader of the real offices: its name decides nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from captura.actions.catalogue_file import read_catalogues, write_catalogues
from captura.actions.deadlines import set_deadline
from captura.actions.decide import decide
from captura.actions.enrol import (
    certificate_file,
    certify,
    check_request,
    read_certificate_file,
    read_request,
    request_bytes,
    write_request,
)
from captura.actions.enrol_sister import read_welcome_file
from captura.actions.export_workbook import export_workbook
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.open_package import open_package
from captura.actions.practice.offices import open_state
from captura.actions.receive_exchange import receive_exchange
from captura.actions.receive_receipt import receive_receipt
from captura.actions.take_in import take_in
from captura.actions.vault_recovery import read_recovery_request
from captura.errors import CapturaError
from captura.packages.header import CAMBIOS
from captura.records.periods import Period
from tests.actions.world import World, craft, dump, hand_in, header_of

Reader = Callable[[Office, bytes], object]
AT_STATE: dict[str, Reader] = {
    "recibir": take_in,
    "abrir": open_package,
    "solicitud": lambda office, data: check_request(office, read_request(data)),
    "solicitud de bóveda": read_recovery_request,
}
AT_INSTITUTE: dict[str, Reader] = {
    "acuse": receive_receipt,
    "cambios": receive_exchange,
    "certificado": read_certificate_file,
    "bienvenida": read_welcome_file,
    "catálogos": read_catalogues,
}


@pytest.fixture
def files(world: World, pupil: Office) -> dict[str, bytes]:
    """Every kind of file that practice makes, by name."""
    school = open_state(pupil)
    world.offices.append(school)
    set_deadline(school, Period(2026, 2), dt.date(2026, 12, 1))
    made, delivery = hand_in(pupil, Period(2026, 2))
    arrival = take_in(school, delivery)
    decide(school, arrival.package)
    book = pupil.folder.temporary / "libro.xlsx"
    export_workbook(pupil, made.id, book, None, "para verlo")
    asked = request_bytes(write_request(pupil, "Laptop"))
    changes = replace(header_of(pupil), kind=CAMBIOS, period="", practice=True)
    return {
        "entrega": delivery,
        "libro": book.read_bytes(),
        "acuse": issue_receipt(school, arrival.package).path.read_bytes(),
        "solicitud": asked,
        "certificado": certificate_file(school, certify(school, read_request(asked))),
        "cambios": craft(pupil, [], changes),
        "catálogos": write_catalogues(school)[1],
    }


def test_no_real_reader_takes_a_file_of_practice_whatever_it_is_called(
    state: Office, jerez: Office, files: dict[str, bytes]
) -> None:
    for office, readers in ((state, AT_STATE), (jerez, AT_INSTITUTE)):
        before = dump(office)
        for reader, read in readers.items():
            for name, data in files.items():
                with pytest.raises(CapturaError) as told:
                    read(office, data)
                assert told.value.fix, (reader, name)
        assert dump(office) == before
