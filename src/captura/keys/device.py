"""Keeps the device's signing pair in `equipo.clave`, wrapped by the database key."""

from pathlib import Path

from captura.errors import KeysError
from captura.keys.box import Random, close_box, damaged, derive, open_box
from captura.keys.plain import base64_text, bytes_of, read_object, text_of, whole_of, write_object
from captura.keys.signing import Pair, new_pair, pair_from
from captura.paths import replace_file

_THING = "El archivo equipo.clave"
_LABEL = "captura/equipo/1"


def create(path: Path, database_key: bytes, random: Random) -> Pair:
    """Make this device's pair and keep it; an existing file is never replaced (KeysError)."""
    if path.exists():
        raise KeysError(
            "Esta computadora ya tiene su llave",
            "El archivo equipo.clave ya existe en la carpeta de datos.",
            "Si la carpeta viene de otra computadora, muévalo fuera de ella y abra Captura.",
            "CAP-KEYS-06",
        )
    pair = new_pair(random)
    replace_file(path, wrapped(pair, database_key, random))
    return pair


def wrapped(pair: Pair, database_key: bytes, random: Random) -> bytes:
    """Return the bytes of `equipo.clave` for a pair under a database key."""
    key = derive(database_key, _LABEL)
    nonce, box = close_box(key, pair.private, _bound(pair.public_hex), random)
    return write_object(
        {
            "version": 1,
            "publica": pair.public_hex,
            "nonce": base64_text(nonce),
            "box": base64_text(box),
        }
    )


def load(path: Path, database_key: bytes) -> Pair | None:
    """Return the pair, or None without a file: a restored copy has none and is a new device."""
    if not path.exists():
        return None
    kept = read_object(path.read_bytes(), _THING)
    whole_of(kept, "version", _THING, 1, 1)
    public = text_of(kept, "publica", _THING, r"[0-9a-f]{64}")
    key, nonce = derive(database_key, _LABEL), bytes_of(kept, "nonce", _THING)
    private = open_box(key, nonce, bytes_of(kept, "box", _THING), _bound(public))
    if private is None or len(private) != 32:
        raise KeysError(
            "La llave de esta computadora no abre",
            "El archivo equipo.clave es de otra base de datos o está dañado.",
            "Muévalo fuera de la carpeta de datos, abra Captura y pida un certificado nuevo.",
            "CAP-KEYS-07",
        )
    pair = pair_from(private)
    if pair.public_hex != public:
        raise damaged(_THING)
    return pair


def _bound(public: str) -> str:
    return f"{_LABEL}\n{public}"
