"""The honest files that the campaign spoils, and the keys that open them."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from captura.excel.passwords import protect
from captura.keys.certificate import StateIdentity, answer_bytes
from captura.keys.request import Request, new_request, request_bytes
from captura.keys.sealing import new_identity
from captura.keys.sister import Known, Welcome, new_welcome, welcome_bytes
from captura.keys.vault_halves import new_halves
from captura.keys.vault_recovery import VaultRequest, answered
from captura.keys.vault_recovery import answer_bytes as vault_answer_bytes
from captura.keys.vault_recovery import request_bytes as vault_request_bytes
from captura.packages.catalogue_file import CatalogueFile, catalogue_bytes
from tests.actions.photos import picture, telephone_photo
from tests.excel.test_lists import filled, saved
from tests.packages.made import Desk, deliver, desk, versions
from tests.packages.test_receipt import write

PASSWORD = "una clave larga de prueba"
LOCALITIES = (
    "cvegeo,cve_mun,nom_mun,cve_loc,nom_loc,ambito,pob_total,pob_femenina\n"
    "320200001,020,Jerez,0001,Jerez de García Salinas,Urbano,43732,22500\n"
    '320200012,020,Jerez,0012,"Ermita, de Guadalupe",Rural,*,*\n'
    "010010001,001,Aguascalientes,0001,Aguascalientes,Urbano,863893,443000\n"
)
LISTS = {
    "fuente_apoyo": (
        "codigo,etiqueta,vigente_desde,fundamento,edicion\nCOL,Colecta,2026-07-01,Acuerdo,2\n"
    ),
    "calendario_entregas": "codigo,etiqueta,fecha_limite,edicion\n2026-T2,x,2026-07-20,1\n",
    "cierres": "codigo,etiqueta,vigente_desde,edicion\n2026-T2,x,2026-07-20,1\n",
}
PEOPLE: list[list[object]] = [
    ["", "Prueba", "Inventada", "María", "Mujer", 34, None, "Jerez", "4921234567"],
    ["", "=1+1", "", "José", "Hombre", None, dt.date(1980, 2, 29), "", ""],
]


@dataclass(frozen=True)
class Golden:
    """Honest files by what they are, and whose they are."""

    office: Desk
    folder: Path
    sealed: bytes
    book: bytes
    closed_book: bytes
    receipt: bytes
    filled_list: bytes
    photos: tuple[bytes, ...]
    request: bytes
    answer: bytes
    welcome: bytes
    vault_request: bytes
    vault_answer: bytes
    localities: bytes
    catalogues: bytes


def make_golden(folder: Path) -> Golden:
    """Write them all; folder: where packages are put together."""
    office = desk()
    sealed, book, _ = deliver(folder, office, versions(2))
    request = new_request(
        institute="32020",
        institute_name="Instituto de prueba",
        age_public=office.institute_age.public,
        device=office.device,
        nickname="laptop 1",
        date=dt.date(2026, 9, 1),
        random=lambda count: bytes(count),
    )
    state = StateIdentity("Estado", office.state_age.public, office.state.public_hex)
    return Golden(
        office,
        folder,
        sealed,
        book,
        protect(book, PASSWORD),
        write(folder / "acuse.captura", office),
        saved(filled(PEOPLE)),
        (telephone_photo(), picture(60, 40, kind="PNG")),
        request_bytes(request),
        answer_bytes(office.certificate, state),
        welcome_bytes(_welcome(office, request, state)),
        vault_request_bytes(asked := _vault_request(office)),
        vault_answer_bytes(answered(asked, [office.state_age.secret])),
        LOCALITIES.encode(),
        catalogue_bytes(CatalogueFile("Estado", 2, False, LISTS), office.sign_as_state),
    )


def _vault_request(office: Desk) -> VaultRequest:
    halves = new_halves(bytes(32), new_identity().public, office.state_age.public, os.urandom)
    return VaultRequest(
        number="ab" * 16,
        institute="32020",
        institute_name="Instituto de prueba",
        half=halves.state,
        public=new_identity().public,
        date=dt.date(2026, 9, 1),
        practice=False,
    )


def _welcome(office: Desk, request: Request, state: StateIdentity) -> Welcome:
    return new_welcome(
        request,
        identity=office.institute_age,
        state=state,
        sender=office.certificate,
        private=office.device.private,
        nickname="laptop 1",
        sisters=(Known("ab" * 32, "laptop 2", "B"),),
        profile='["institucion","x"]',
        vault_key=b"v" * 32,
    )
