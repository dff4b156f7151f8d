"""What a laptop asks of the state: to be known as a device of its institute."""

import datetime as dt
from dataclasses import dataclass, replace

from captura.errors import KeysError
from captura.keys.box import Random
from captura.keys.certificate import (
    canonical,
    digits,
)
from captura.keys.plain import Plain, date_of, read_object, text_of, whole_of, write_object
from captura.keys.shapes import AGE_KEY, HEX_KEY, HEX_SIGNATURE, INSTITUTE, NICKNAME, NUMBER
from captura.keys.signing import Pair, sign, verify

_THING = "La solicitud de alta"


@dataclass(frozen=True, kw_only=True)
class Request:
    """number: random, 32 hex digits; nickname: of the laptop, not of a person; keys as text.

    practice: of an office of made-up data; said in the file only where it is so. user_public: age
    key of who asks, by her passphrase alone: a sister may give her the vault's key; "" if none.
    """

    number: str
    institute: str
    institute_name: str
    age_public: str
    device_public: str
    nickname: str
    date: dt.date
    signature: str
    practice: bool = False
    user_public: str = ""

    @property
    def digits(self) -> str:
        """What both screens show, to compare by telephone before accepting."""
        return digits(self.age_public, self.device_public)


def new_request(
    *,
    institute: str,
    institute_name: str,
    age_public: str,
    device: Pair,
    nickname: str,
    date: dt.date,
    random: Random,
    practice: bool = False,
    user_public: str = "",
) -> Request:
    """Return a request signed by the device, to show that it holds its private key."""
    request = Request(
        number=random(16).hex(),
        institute=institute,
        institute_name=institute_name,
        age_public=age_public,
        device_public=device.public_hex,
        nickname=nickname,
        date=date,
        signature="",
        practice=practice,
        user_public=user_public,
    )
    return replace(request, signature=sign(device.private, _signed_bytes(request)).hex())


def request_bytes(request: Request) -> bytes:
    """Return the file that travels to the state; it holds public keys only."""
    return write_object({**_unsigned(request), "firma": request.signature})


def read_request(data: bytes) -> Request:
    """Return the request of a file, its signature checked; KeysError otherwise."""
    value = read_object(data, _THING)
    text_of(value, "captura", _THING, "solicitud")
    whole_of(value, "version", _THING, 1, 1)
    request = Request(
        number=text_of(value, "solicitud", _THING, NUMBER),
        institute=text_of(value, "instituto", _THING, INSTITUTE),
        institute_name=text_of(value, "nombre", _THING),
        age_public=text_of(value, "llave_paquetes", _THING, AGE_KEY),
        device_public=text_of(value, "llave_equipo", _THING, HEX_KEY),
        nickname=text_of(value, "equipo", _THING, NICKNAME),
        date=date_of(value, "fecha", _THING),
        signature=text_of(value, "firma", _THING, HEX_SIGNATURE),
        practice=value.get("practica") is True,
        user_public=text_of(value, "usuaria", _THING, AGE_KEY) if "usuaria" in value else "",
    )
    public, signature = bytes.fromhex(request.device_public), bytes.fromhex(request.signature)
    if not verify(public, _signed_bytes(request), signature):
        raise KeysError(
            "La solicitud no es válida",
            "Su firma no corresponde: el archivo fue alterado.",
            "Pida al instituto que la envíe otra vez.",
            "CAP-KEYS-21",
        )
    return request


def _unsigned(request: Request) -> Plain:
    return {
        "captura": "solicitud",
        "version": 1,
        "solicitud": request.number,
        "instituto": request.institute,
        "nombre": request.institute_name,
        "llave_paquetes": request.age_public,
        "llave_equipo": request.device_public,
        "equipo": request.nickname,
        "fecha": request.date.isoformat(),
        **({"practica": True} if request.practice else {}),
        **({"usuaria": request.user_public} if request.user_public else {}),
    }


def _signed_bytes(request: Request) -> bytes:
    return b"captura/solicitud/1\n" + canonical(_unsigned(request))
