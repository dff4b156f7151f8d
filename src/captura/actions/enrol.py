"""Enrolment: the laptop asks, the state certifies, both compare digits by telephone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.office import Office
from captura.errors import PackageError
from captura.keys.certificate import (
    Certificate,
    StateIdentity,
    answer_bytes,
    certificate_plain,
    digits,
    issue,
    read_answer,
    state_plain,
)
from captura.keys.plain import write_object
from captura.keys.request import Request, new_request, read_request, request_bytes
from captura.store import ledger

TERM = dt.timedelta(days=3 * 365 + 1)  # an administration; the next one enrols anew


@dataclass(frozen=True)
class Answer:
    """What the state sent back, before it is accepted; digits are compared by telephone."""

    certificate: Certificate
    state: StateIdentity

    @property
    def digits(self) -> str:
        return digits(self.state.age_public, self.state.signing_public)


def write_request(office: Office, nickname: str) -> Request:
    """The institute's request; `request_bytes` of it is the file that travels."""
    office.allow("pedir_alta")
    request = new_request(
        institute=office.institute,
        institute_name=office.name,
        age_public=office.packages_key.public,
        device=office.device,
        nickname=nickname,
        date=office.today(),
        random=office.random,
    )
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta("solicitud", request.number)
    return request


def certify(office: Office, request: Request, replaces: str | None = None) -> Certificate:
    """The state's certificate for a request whose digits were compared; kept here too."""
    office.allow("dar_alta")
    if request.institute not in office.catalogues["municipios"]:
        raise PackageError(
            "La solicitud no es de un instituto",
            f"La clave {request.institute} no es de un municipio de Zacatecas.",
            "Pida al instituto que revise su primer inicio.",
            "CAP-ACT-10",
        )
    with office.store.work(who=office.user, device="A") as work:
        letter = ledger.next_letter(work, request.institute, request.device_public)
        certificate = issue(
            office.state_pair.private,
            request=request.number,
            institute=request.institute,
            institute_name=request.institute_name,
            age_public=request.age_public,
            device_public=request.device_public,
            letter=letter,
            valid_from=office.today(),
            valid_until=office.today() + TERM,
            replaces=replaces,
            practice=office.practice,
            state_public=office.state_pair.public_hex,
        )
        ledger.keep_certificate(
            work,
            device=certificate.device_public,
            institute=certificate.institute,
            letter=letter,
            body=write_object(certificate_plain(certificate)).decode(),
            since=certificate.valid_from.isoformat(),
            until=certificate.valid_until.isoformat(),
        )
    return certificate


def certificate_file(office: Office, certificate: Certificate) -> bytes:
    """The file that travels back to the laptop: the certificate and who the state is."""
    pair = office.state_pair
    state = StateIdentity(office.name, office.packages_key.public, pair.public_hex)
    return answer_bytes(certificate, state)


def read_certificate_file(office: Office, data: bytes) -> Answer:
    """What the state sent back. Raises if it is for another device or another request."""
    certificate, state = read_answer(data)
    mine = certificate.device_public == office.device.public_hex
    if not mine or certificate.institute != office.institute:
        raise PackageError(
            "El certificado es de otro equipo",
            "La coordinación lo hizo para otra computadora o para otro instituto.",
            "Envíe la solicitud de este equipo y pida su certificado.",
            "CAP-ACT-11",
        )
    if certificate.request != office.store.meta("solicitud"):
        raise PackageError(
            "El certificado responde a otra solicitud",
            "Este equipo hizo después otra solicitud.",
            "Use el certificado que responde a la última solicitud.",
            "CAP-ACT-12",
        )
    return Answer(certificate, state)


def accept_certificate(office: Office, answer: Answer) -> None:
    """Keep the certificate once the digits were compared; sequence begins at 1 again."""
    office.allow("pedir_alta")
    with office.store.work(who=office.user, device=answer.certificate.letter) as work:
        body = write_object(certificate_plain(answer.certificate)).decode()
        work.set_meta("certificado", body)
        work.set_meta("estado", write_object(state_plain(answer.state)).decode())
        ledger.set_counter(work, "secuencia", 0)
        work.set_meta("paquete_anterior", "")


__all__ = [
    "Answer",
    "accept_certificate",
    "certificate_file",
    "certify",
    "read_certificate_file",
    "read_request",
    "request_bytes",
    "write_request",
]
