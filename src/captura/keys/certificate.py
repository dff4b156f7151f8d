"""What the state signs for a device: the certificate, issued and checked, and spoken digits."""

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from captura.errors import KeysError
from captura.keys.plain import (
    Plain,
    date_of,
    flag_of,
    object_of,
    read_object,
    text_of,
    whole_of,
    write_object,
)
from captura.keys.shapes import AGE_KEY, HEX_KEY, HEX_SIGNATURE, INSTITUTE, NUMBER
from captura.keys.signing import sign, verify

_THING = "El certificado"


@dataclass(frozen=True)
class StateIdentity:
    """The state's name and public keys: age (encrypt to it) and Ed25519 in hex (signs)."""

    name: str
    age_public: str
    signing_public: str

    @property
    def digits(self) -> str:
        """What both screens show, to compare by telephone before accepting."""
        return digits(self.age_public, self.signing_public)


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """The state's word that a device speaks for an institute; keys as text, both days included."""

    request: str
    institute: str
    institute_name: str
    age_public: str
    device_public: str
    letter: str
    valid_from: dt.date
    valid_until: dt.date
    replaces: str | None
    practice: bool
    state_public: str
    signature: str

    @property
    def code(self) -> str:
        """SHA-256 (hex) of what was signed: how package headers name this certificate."""
        return sha256(_signed_bytes(self)).hexdigest()

    def valid_on(self, day: dt.date) -> bool:
        """Whether the day lies between from and until."""
        return self.valid_from <= day <= self.valid_until


def issue(
    state_private: bytes,
    *,
    request: str,
    institute: str,
    institute_name: str,
    age_public: str,
    device_public: str,
    letter: str,
    valid_from: dt.date,
    valid_until: dt.date,
    replaces: str | None,
    practice: bool,
    state_public: str,
) -> Certificate:
    """Return a certificate signed by the state's Ed25519 key over RFC 8785 JSON."""
    bare = Certificate(
        request=request,
        institute=institute,
        institute_name=institute_name,
        age_public=age_public,
        device_public=device_public,
        letter=letter,
        valid_from=valid_from,
        valid_until=valid_until,
        replaces=replaces,
        practice=practice,
        state_public=state_public,
        signature="",
    )
    signature = sign(state_private, _signed_bytes(bare)).hex()
    return certificate_from({**certificate_plain(bare), "firma": signature})


def check(certificate: Certificate, state_public: str) -> None:
    """Raise KeysError unless the state of this public key (hex) signed it as it stands."""
    signed = verify(
        bytes.fromhex(state_public),
        _signed_bytes(certificate),
        bytes.fromhex(certificate.signature),
    )
    if certificate.state_public != state_public or not signed:
        raise KeysError(
            "El certificado no es válido",
            "No lo firmó la coordinación estatal que esta computadora conoce, o fue alterado.",
            "Pida el certificado otra vez a la coordinación estatal y compare los dígitos por "
            "teléfono.",
            "CAP-KEYS-20",
        )


def certificate_plain(certificate: Certificate) -> Plain:
    """Return the certificate as plain JSON values, as headers and files carry it."""
    return {**_unsigned(certificate), "firma": certificate.signature}


def certificate_from(value: Plain) -> Certificate:
    """Return the certificate of plain values, its signature not yet checked; KeysError if none."""
    whole_of(value, "version", _THING, 1, 1)
    replaced = value.get("reemplaza")
    return Certificate(
        request=text_of(value, "solicitud", _THING, NUMBER),
        institute=text_of(value, "instituto", _THING, INSTITUTE),
        institute_name=text_of(value, "nombre", _THING),
        age_public=text_of(value, "llave_paquetes", _THING, AGE_KEY),
        device_public=text_of(value, "llave_equipo", _THING, HEX_KEY),
        letter=text_of(value, "letra", _THING, "[A-Z]"),
        valid_from=date_of(value, "desde", _THING),
        valid_until=date_of(value, "hasta", _THING),
        replaces=None if replaced is None else text_of(value, "reemplaza", _THING, HEX_KEY),
        practice=flag_of(value, "practica", _THING),
        state_public=text_of(value, "llave_estado", _THING, HEX_KEY),
        signature=text_of(value, "firma", _THING, HEX_SIGNATURE),
    )


def state_plain(state: StateIdentity) -> Plain:
    """Return the state's identity as plain JSON values."""
    return {
        "nombre": state.name,
        "llave_paquetes": state.age_public,
        "llave_firma": state.signing_public,
    }


def state_from(value: Plain) -> StateIdentity:
    """Return the state's identity of plain values."""
    return StateIdentity(
        text_of(value, "nombre", _THING),
        text_of(value, "llave_paquetes", _THING, AGE_KEY),
        text_of(value, "llave_firma", _THING, HEX_KEY),
    )


def digits(*public_keys: str) -> str:
    """Return five groups of four digits of these keys in this order, to read over the phone."""
    number = int.from_bytes(sha256("\n".join(public_keys).encode()).digest(), "big") % 10**20
    text = f"{number:020}"
    return " ".join(text[start : start + 4] for start in range(0, 20, 4))


def answer_bytes(certificate: Certificate, state: StateIdentity) -> bytes:
    """Return the file the state sends back: the certificate and who the state is."""
    return write_object(
        {
            "captura": "certificado",
            "certificado": certificate_plain(certificate),
            "estado": state_plain(state),
        }
    )


def read_answer(data: bytes) -> tuple[Certificate, StateIdentity]:
    """Return certificate and state, the one signed by the other; digits are still to compare."""
    value = read_object(data, _THING)
    text_of(value, "captura", _THING, "certificado")
    certificate = certificate_from(object_of(value, "certificado", _THING))
    state = state_from(object_of(value, "estado", _THING))
    check(certificate, state.signing_public)
    return certificate, state


def _unsigned(certificate: Certificate) -> Plain:
    return {
        "version": 1,
        "solicitud": certificate.request,
        "instituto": certificate.institute,
        "nombre": certificate.institute_name,
        "llave_paquetes": certificate.age_public,
        "llave_equipo": certificate.device_public,
        "letra": certificate.letter,
        "desde": certificate.valid_from.isoformat(),
        "hasta": certificate.valid_until.isoformat(),
        "reemplaza": certificate.replaces,
        "practica": certificate.practice,
        "llave_estado": certificate.state_public,
    }


def _signed_bytes(certificate: Certificate) -> bytes:
    return b"captura/certificado/1\n" + canonical(_unsigned(certificate))


def canonical(value: Any) -> bytes:
    """Return the one way to write plain JSON values (RFC 8785), for signing."""
    import rfc8785

    return rfc8785.dumps(value)
