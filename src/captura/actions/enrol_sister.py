"""The first laptop of an institute enrols the second: a request, compared digits, an alta file.

The second gets the institute's own pair, so that each opens what was sent to the other, and knows
the state. Its own certificate it asks of the state, as any laptop does.
"""

from __future__ import annotations

import json

from captura.actions.backup import backup_before
from captura.actions.enrol import check_request
from captura.actions.office import FORMER, Office, open_parts
from captura.actions.sisters import NICKNAME, kept_sisters, meet
from captura.errors import KeysError, PackageError
from captura.keys.certificate import state_plain
from captura.keys.plain import write_object
from captura.keys.request import Request
from captura.keys.sealing import Identity
from captura.keys.sister import (
    Known,
    Welcome,
    new_welcome,
    open_keys,
    sealed_welcome,
    welcome_digits,
)
from captura.packages import enrolment
from captura.packages.sealed import AGE_MARK
from captura.records.institucion import Institucion
from captura.records.record import institute_of
from captura.records.version import line_of, read_line
from captura.store.queries.known import profile
from captura.store.rows import version
from captura.store.work import Work


def own_welcome_digits(office: Office) -> str:
    """What the second laptop must show before it accepts; "" without a certificate."""
    certificate, state = office.certificate, office.state
    if certificate is None or state is None:
        return ""
    return welcome_digits(office.packages_key.public, certificate.device_public, state)


def welcome(office: Office, request: Request, vault_key: bytes | None = None) -> bytes:
    """The alta file for the laptop of a request whose digits were compared.

    vault_key: what `vault_secret` or `secret_by` gives; it travels closed to who asked there.
    Raises PackageError where that laptop isn't another of this institute, or its request can't
    take a vault.
    """
    office.allow("agregar_equipo")
    certificate, state = office.certificate, office.state
    if certificate is None or state is None:
        raise _not_welcome(
            "Esta computadora todavía no tiene certificado.",
            "Pida primero su alta en «Instituto y equipo».",
        )
    check_request(office, request)
    if request.institute != office.institute:
        raise _not_welcome(
            f"La solicitud es del instituto {request.institute}.",
            "Elija en la otra computadora el municipio de este instituto.",
        )
    if request.device_public == office.device.public_hex:
        raise _not_welcome(
            "La solicitud es de esta misma computadora.", "Lea la que hizo la otra computadora."
        )
    if vault_key and not request.user_public:
        raise _not_welcome(
            "Su solicitud no dice a quién darle la bóveda.",
            "Que la titular entre allá otra vez y haga otra solicitud, o dé el alta sin la bóveda.",
        )
    others = kept_sisters(office).values()
    made = new_welcome(
        request,
        identity=office.packages_key,
        state=state,
        sender=certificate,
        private=office.device.private,
        nickname=office.store.meta(NICKNAME) or f"Computadora {certificate.letter}",
        sisters=tuple(one.known for one in others if one.device != request.device_public),
        profile=_profile_line(office),
        vault_key=vault_key,
    )
    with office.store.work(who=office.user, device=office.letter) as work:
        meet(work, office, Known(request.device_public, request.nickname))
        work.log(
            None,
            None,
            {"otra_computadora": [None, request.nickname]},
            f"Alta de otra computadora del instituto: {request.nickname}",
        )
    return sealed_welcome(made, request)


def is_welcome(data: bytes) -> bool:
    """Whether a file is what another laptop gives, and not the state's certificate."""
    return data.startswith(AGE_MARK)


def read_welcome_file(office: Office, data: bytes) -> Welcome:
    """What the first laptop sent; nothing is kept before its digits were compared.

    Raises PackageError if it is for another laptop, another institute or another request.
    """
    office.allow("pedir_alta")
    found = enrolment.read_welcome(data, office.secrets)
    known, own = office.state, office.certificate
    if found.sender.institute != office.institute or found.device != office.device.public_hex:
        raise _not_for_us("Lo hicieron para otra computadora o para otro instituto.")
    if found.request != office.store.meta("solicitud"):
        raise _not_for_us("Responde a otra solicitud: esta computadora hizo después una nueva.")
    if found.practice != office.practice:
        raise _not_for_us("Es de práctica y aquí se guardan datos reales, o al revés.")
    if own is not None and known is not None and known.digits != found.state.digits:
        raise _not_for_us("Viene con una coordinación que no es la que esta computadora conoce.")
    if found.profile and not _is_profile(found.profile, office.institute):
        raise _not_for_us("Los datos del instituto que trae no tienen la forma esperada.")
    return found


def accept_welcome(office: Office, found: Welcome) -> Office:
    """Become a laptop of that institute; the digits were compared. The office with its new keys.

    The records typed here stay, under their ids; the former pair still opens what was sent to it.
    The institute's own record is the first laptop's: the one that this first start made goes to
    the bin. Accepted again it changes nothing.
    """
    office.allow("pedir_alta")
    identity = _pair_in(office, found)
    backup_before(office)
    with office.store.work(who=office.user, device=office.letter) as work:
        _take_keys(work, office.packages_key, identity)
        work.set_meta("nombre", found.sender.institute_name)
        work.set_meta("estado", write_object(state_plain(found.state)).decode())
        first = Known(found.sender.device_public, found.nickname, found.sender.letter)
        for one in (*found.sisters, first):
            meet(work, office, one)
        _take_profile(work, found.profile, found.request)
    return open_parts(office)


def _pair_in(office: Office, found: Welcome) -> Identity:
    """The institute's pair, by whichever of our keys the welcome was closed to."""
    problem: KeysError | None = None
    for secret in office.secrets:
        try:
            return open_keys(found, secret)
        except KeysError as error:
            problem = error
    raise problem or _not_for_us("Ninguna llave de esta computadora la abre.")


def _take_keys(work: Work, mine: Identity, identity: Identity) -> None:
    if identity.public == mine.public:
        return
    former = json.loads(work.meta(FORMER) or "[]")
    work.set_meta(FORMER, json.dumps([[mine.secret, mine.public], *former]))
    work.set_meta("llave_paquetes", identity.secret)
    work.set_meta("llave_paquetes_publica", identity.public)
    work.log(None, None, {"llave_paquetes": [mine.public, identity.public]}, "Alta en el instituto")


def _take_profile(work: Work, line: str, request: str) -> None:
    own = profile(work)
    if not line:
        return
    work.apply({Institucion.TYPE: [line]}, f"alta {request}")
    if own is not None and own.id != read_line(line).id:
        work.delete(own, "El instituto ya está en la otra computadora")


def _profile_line(office: Office) -> str:
    known = profile(office.store)
    kept = version(office.store, Institucion.TYPE, known.id) if known else None
    return line_of(kept) if kept else ""


def _is_profile(line: str, institute: str) -> bool:
    try:
        found = read_line(line)
    except ValueError:
        return False
    return found.type == Institucion.TYPE and institute_of(found.id) == institute


def _not_welcome(what: str, fix: str) -> PackageError:
    return PackageError("No se puede dar de alta esa computadora", what, fix, "CAP-ACT-16")


def _not_for_us(what: str) -> PackageError:
    return PackageError(
        "El archivo de alta no es para esta computadora",
        what,
        "Pida que lean en la primera computadora la última solicitud de esta, y use ese archivo.",
        "CAP-ACT-17",
    )
