"""Enrolment: the laptop asks, the state certifies, both compare digits by telephone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.office import Office
from captura.actions.receive_receipt import REVOKED
from captura.actions.sisters import NICKNAME
from captura.errors import PackageError
from captura.keys.certificate import (
    Certificate,
    StateIdentity,
    answer_bytes,
    certificate_plain,
    digits,
    issue,
    state_plain,
)
from captura.keys.plain import write_object
from captura.keys.request import Request, new_request, request_bytes
from captura.keys.ring import load_ring
from captura.packages.enrolment import read_answer, read_request
from captura.store import certificates, ledger
from captura.store.queries.certificates import certificate as certificate_row

ASKED_BY = "solicitud_de"  # meta: public half of who asked, to whom a vault's key is closed
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
        practice=office.practice,
        user_public=load_ring(office.folder.keys).user(office.user).public,
    )
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta("solicitud", request.number)
        work.set_meta(ASKED_BY, request.user_public)
        work.set_meta(NICKNAME, request.nickname)
    return request


def check_request(office: Office, request: Request) -> None:
    """Refuse, before its digits are compared, a request of practice at the real state."""
    if request.practice != office.practice:
        raise PackageError(
            "La solicitud no sirve para estos datos",
            "Es de práctica y aquí se guardan datos reales, o al revés.",
            "Nada cambió. Pida al instituto la solicitud hecha con sus datos reales.",
            "CAP-ACT-22",
        )


def certify(office: Office, request: Request, replaces: str | None = None) -> Certificate:
    """The state's certificate for a request whose digits were compared; kept here too.

    replaces: the device key of a laptop no longer used; from now on nothing of it is taken in.
    """
    office.allow("dar_alta")
    check_request(office, request)
    if request.institute not in office.catalogues["municipios"]:
        raise PackageError(
            "La solicitud no es de un instituto",
            f"La clave {request.institute} no es de un municipio de Zacatecas.",
            "Pida al instituto que revise su primer inicio.",
            "CAP-ACT-10",
        )
    issued = certificate_row(office.store, request.device_public)
    if issued is not None and issued.revoked:
        raise PackageError(
            "Ese equipo está dado de baja",
            "La coordinación lo dio de baja, y sus paquetes no se reciben.",
            "El instituto empieza de nuevo en otro equipo, o restaura ahí su respaldo.",
            "CAP-ACT-13",
        )
    if replaces is not None:
        _check_replaced(office, request, replaces)
    with office.store.work(who=office.user, device="A") as work:
        letter = certificates.next_letter(work, request.institute, request.device_public)
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
        certificates.keep_certificate(
            work,
            device=certificate.device_public,
            institute=certificate.institute,
            letter=letter,
            body=write_object(certificate_plain(certificate)).decode(),
            since=certificate.valid_from.isoformat(),
            until=certificate.valid_until.isoformat(),
        )
        if replaces is not None:
            certificates.revoke(work, replaces)
    return certificate


def _check_replaced(office: Office, request: Request, replaces: str) -> None:
    old = certificate_row(office.store, replaces)
    if old is None or old.institute != request.institute or replaces == request.device_public:
        raise PackageError(
            "Ese equipo no se puede reemplazar",
            "No es otro equipo del mismo instituto.",
            "Elija el equipo que deja de usarse, o ninguno.",
            "CAP-ACT-14",
        )


def revoke_device(office: Office, device: str) -> None:
    """Take in nothing more of a lost or stolen device; the next acuses tell its institute."""
    office.allow("dar_alta")
    with office.store.work(who=office.user, device="A") as work:
        certificates.revoke(work, device)


def certificate_file(office: Office, certificate: Certificate) -> bytes:
    """The file that travels back to the laptop: the certificate and who the state is."""
    office.allow("dar_alta")
    pair = office.state_pair
    state = StateIdentity(office.name, office.packages_key.public, pair.public_hex)
    return answer_bytes(certificate, state)


def read_certificate_file(office: Office, data: bytes) -> Answer:
    """What the state sent back. Raises if it is for another device or another request."""
    office.allow("pedir_alta")
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
    if certificate.age_public != office.packages_key.public:
        raise PackageError(
            "El certificado es de una llave anterior",
            "Después de pedirlo, esta computadora recibió las llaves de su instituto.",
            "Haga otra solicitud, mándela a la coordinación y use su certificado.",
            "CAP-ACT-18",
        )
    if certificate.practice != office.practice:
        raise PackageError(
            "El certificado no sirve para estos datos",
            "Es de práctica y aquí se guardan datos reales, o al revés.",
            "Pida el alta a la coordinación que corresponde.",
            "CAP-ACT-15",
        )
    return Answer(certificate, state)


def accept_certificate(office: Office, answer: Answer) -> None:
    """Keep the certificate once the digits were compared; a new one begins its numbers at 1.

    Accepted again it changes nothing, or two packages would bear one number.
    """
    office.allow("pedir_alta")
    if office.kept_certificate == answer.certificate:
        return
    with office.store.work(who=office.user, device=answer.certificate.letter) as work:
        body = write_object(certificate_plain(answer.certificate)).decode()
        work.set_meta("certificado", body)
        work.set_meta("estado", write_object(state_plain(answer.state)).decode())
        work.set_meta(REVOKED, "")
        ledger.set_counter(work, "secuencia", 0)
        work.set_meta("paquete_anterior", "")


__all__ = [
    "Answer",
    "accept_certificate",
    "certificate_file",
    "certify",
    "check_request",
    "read_certificate_file",
    "read_request",
    "request_bytes",
    "revoke_device",
    "write_request",
]
