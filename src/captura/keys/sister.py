"""What the first laptop of an institute gives the second: who they are, and the keys they share.

The file is encrypted to the key of the other's request. What is secret in it lies once more inside,
encrypted to the same key, so that the file can be read and checked where no key is.
"""

import base64
from dataclasses import dataclass, field, replace

from captura.errors import KeysError
from captura.keys.box import damaged
from captura.keys.certificate import (
    Certificate,
    StateIdentity,
    canonical,
    certificate_from,
    certificate_plain,
    check,
    digits,
    state_from,
    state_plain,
)
from captura.keys.plain import (
    Plain,
    flag_of,
    object_of,
    read_object,
    text_of,
    whole_of,
    write_object,
)
from captura.keys.request import Request
from captura.keys.sealing import Identity, decrypt, encrypt, identity_from
from captura.keys.shapes import AGE_KEY, BASE64, HEX_KEY, HEX_SIGNATURE, NICKNAME, NUMBER
from captura.keys.signing import sign, verify

_THING = "El archivo de alta"
MOST = 50  # laptops of one institute, with those long gone


@dataclass(frozen=True)
class Known:
    """A laptop of the institute: its key (hex), what it is called, its letter or ""."""

    device: str
    nickname: str
    letter: str = ""


@dataclass(frozen=True, kw_only=True)
class Welcome:
    """request, device: of the laptop it is for · sender: its certificate · nickname: of the sender.

    sisters: every other laptop the sender knows of · profile: canonical line of the institute's own
    record, or "" · keys: base64 of an age ciphertext to the request's key · vault_key: the same to
    the key of who asked, which no key of the database opens ("": none).
    """

    request: str
    device: str
    practice: bool
    state: StateIdentity
    sender: Certificate
    nickname: str
    sisters: tuple[Known, ...]
    profile: str
    age_public: str
    keys: str
    vault_key: str = field(repr=False)
    signature: str = ""

    @property
    def digits(self) -> str:
        """What both screens show: every key that the second laptop is going to trust."""
        return welcome_digits(self.age_public, self.sender.device_public, self.state)


def welcome_digits(age_public: str, device_public: str, state: StateIdentity) -> str:
    """The digits of the institute's key, the first laptop's and the state's two."""
    return digits(age_public, device_public, state.age_public, state.signing_public)


def new_welcome(
    asked: Request,
    *,
    identity: Identity,
    state: StateIdentity,
    sender: Certificate,
    private: bytes,
    nickname: str,
    sisters: tuple[Known, ...],
    profile: str,
    vault_key: bytes | None,
) -> Welcome:
    """The answer to a request whose digits were compared; `private` signs for the sender."""
    bare = Welcome(
        request=asked.number,
        device=asked.device_public,
        practice=sender.practice,
        state=state,
        sender=sender,
        nickname=nickname,
        sisters=sisters,
        profile=profile,
        age_public=identity.public,
        keys=_closed(identity.secret.encode(), asked.age_public),
        vault_key=_closed(vault_key, asked.user_public) if vault_key and asked.user_public else "",
    )
    return replace(bare, signature=sign(private, _signed_bytes(bare)).hex())


def welcome_bytes(welcome: Welcome) -> bytes:
    """The file before it is encrypted."""
    return write_object({**_unsigned(welcome), "firma": welcome.signature})


def sealed_welcome(welcome: Welcome, asked: Request) -> bytes:
    """The file that travels."""
    return encrypt(welcome_bytes(welcome), [asked.age_public])


def read_welcome(data: bytes) -> Welcome:
    """The welcome of a decrypted file, both signatures checked; KeysError otherwise."""
    value = read_object(data, _THING)
    text_of(value, "captura", _THING, "hermana")
    whole_of(value, "version", _THING, 1, 1)
    welcome = Welcome(
        request=text_of(value, "solicitud", _THING, NUMBER),
        device=text_of(value, "llave_equipo", _THING, HEX_KEY),
        practice=flag_of(value, "practica", _THING),
        state=state_from(object_of(value, "estado", _THING)),
        sender=certificate_from(object_of(value, "certificado", _THING)),
        nickname=text_of(value, "equipo", _THING, NICKNAME),
        sisters=_sisters(value),
        profile=text_of(value, "instituto", _THING, r"(?s)[^\ud800-\udfff]{0,60000}"),
        age_public=text_of(value, "llave_paquetes", _THING, AGE_KEY),
        keys=text_of(value, "llave_secreta", _THING, BASE64),
        vault_key=text_of(value, "boveda", _THING, r"[A-Za-z0-9+/=]{0,16000}"),
        signature=text_of(value, "firma", _THING, HEX_SIGNATURE),
    )
    check(welcome.sender, welcome.state.signing_public)
    public = bytes.fromhex(welcome.sender.device_public)
    if not verify(public, _signed_bytes(welcome), bytes.fromhex(welcome.signature)):
        raise KeysError(
            "El archivo de alta no es válido",
            "Su firma no corresponde: fue alterado, o no lo hizo la computadora que dice.",
            "Pida que lo hagan otra vez en la primera computadora.",
            "CAP-KEYS-26",
        )
    return welcome


def open_keys(welcome: Welcome, secret: str) -> Identity:
    """The institute's pair. Raises KeysError where it isn't the one that was signed."""
    identity = identity_from(_opened(welcome.keys, secret).decode("ascii", "replace"))
    if identity.public != welcome.age_public:
        raise damaged(_THING)
    return identity


def open_vault_key(closed: str, pair: Identity) -> bytes:
    """What a welcome's `vault_key` holds. Raises KeysError: nothing, or for someone else."""
    try:
        return _opened(closed, pair.secret)
    except KeysError:
        raise KeysError(
            "El archivo no trae la bóveda para usted",
            "La recibe quien hizo aquí la solicitud, con la frase que tenía entonces.",
            "Haga usted la solicitud, y pida en la primera computadora el alta con la bóveda.",
            "CAP-KEYS-28",
        ) from None


def _closed(data: bytes, public: str) -> str:
    return base64.b64encode(encrypt(data, [public])).decode("ascii")


def _opened(text: str, secret: str) -> bytes:
    try:
        return decrypt(base64.b64decode(text, validate=True), [secret])
    except ValueError:
        raise damaged(_THING) from None


def _sisters(value: Plain) -> tuple[Known, ...]:
    found = value.get("hermanas")
    if not isinstance(found, list) or len(found) > MOST:
        raise damaged(_THING)
    return tuple(_sister(each) for each in found)


def _sister(value: object) -> Known:
    parts = dict(zip("012", value, strict=False)) if isinstance(value, list) else {}
    return Known(
        text_of(parts, "0", _THING, HEX_KEY),
        text_of(parts, "1", _THING, NICKNAME),
        text_of(parts, "2", _THING, "[A-Z]?"),
    )


def _unsigned(welcome: Welcome) -> Plain:
    return {
        "captura": "hermana",
        "version": 1,
        "solicitud": welcome.request,
        "llave_equipo": welcome.device,
        "practica": welcome.practice,
        "estado": state_plain(welcome.state),
        "certificado": certificate_plain(welcome.sender),
        "equipo": welcome.nickname,
        "hermanas": [[one.device, one.nickname, one.letter] for one in welcome.sisters],
        "instituto": welcome.profile,
        "llave_paquetes": welcome.age_public,
        "llave_secreta": welcome.keys,
        "boveda": welcome.vault_key,
    }


def _signed_bytes(welcome: Welcome) -> bytes:
    return b"captura/hermana/1\n" + canonical(_unsigned(welcome))
