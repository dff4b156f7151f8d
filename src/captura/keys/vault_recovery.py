"""How a vault that nobody opens any more is opened again: what is asked of the state, its answer.

The laptop sends the state's half as it lies in the database, and a key made for this answer alone;
the state sends the half back, closed to that key. With the printed sheet's half it is the key.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass

from captura.keys.certificate import digits
from captura.keys.plain import (
    base64_text,
    bytes_of,
    date_of,
    flag_of,
    object_of,
    read_object,
    text_of,
    whole_of,
    write_object,
)
from captura.keys.ring import Ring
from captura.keys.sealing import Identity, decrypt, encrypt
from captura.keys.shapes import AGE_KEY, BASE64, INSTITUTE, NUMBER
from captura.keys.slots import Paper, open_paper
from captura.keys.vault import Lock, not_let_in
from captura.keys.vault_halves import joined

_REQUEST, _ANSWER = "La solicitud de la bóveda", "La respuesta de la bóveda"


@dataclass(frozen=True, kw_only=True)
class VaultRequest:
    """number: random; half: the state's, closed to it, base64; public: what the answer is closed
    to; practice: of a made-up institute."""

    number: str
    institute: str
    institute_name: str
    half: str
    public: str
    date: dt.date
    practice: bool

    @property
    def digits(self) -> str:
        """What both screens show, to compare by telephone before the state answers."""
        return digits(self.number, self.public, hashlib.sha256(self.half.encode()).hexdigest())


@dataclass(frozen=True)
class VaultAnswer:
    """The state's half, closed to the key of the request, base64."""

    number: str
    half: str


def answered(request: VaultRequest, secrets: Iterable[str]) -> VaultAnswer:
    """The state's half for who asked. Raises KeysError where it isn't this state's."""
    half = decrypt(b64decode(request.half), secrets)
    return VaultAnswer(request.number, base64_text(encrypt(half, [request.public])))


def recovered(lock: Lock, sheet: Identity, answer: VaultAnswer, secret: str) -> bytes:
    """The vault key, of both halves. Raises KeysError."""
    one = decrypt(b64decode(lock.halves.sheet), [sheet.secret])
    return joined(lock.halves, one, decrypt(b64decode(answer.half), [secret]))


def sheet_pair(ring: Ring, lock: Lock, former: str | None, secret: bytes) -> Identity:
    """The pair of the sheet that the vault is recovered by: today's, or the one before it.

    former: what `paper_text` kept when a new sheet was printed and the vault stayed closed since.
    """
    papers = [ring.recovery, *([_paper(former)] if former else [])]
    paper = next((one for one in papers if one.public == lock.halves.sheet_public), ring.recovery)
    pair = open_paper(ring.owner, paper, secret)[1]
    if pair is None:
        raise not_let_in()
    return pair


def paper_text(paper: Paper) -> str:
    """A sheet's way in, as the database keeps it."""
    return json.dumps({"ranura": paper.slot, "publica": paper.public, "llave": paper.locked})


def _paper(text: str) -> Paper:
    kept = read_object(text.encode(), _REQUEST)
    return Paper(
        object_of(kept, "ranura", _REQUEST),
        text_of(kept, "publica", _REQUEST, AGE_KEY),
        text_of(kept, "llave", _REQUEST, BASE64),
    )


def request_bytes(request: VaultRequest) -> bytes:
    """The file that travels to the state: nothing in it opens anything."""
    return write_object(
        {
            "captura": "boveda-solicitud",
            "version": 1,
            "solicitud": request.number,
            "instituto": request.institute,
            "nombre": request.institute_name,
            "mitad": request.half,
            "publica": request.public,
            "fecha": request.date.isoformat(),
            "practica": request.practice,
        }
    )


def read_request(data: bytes) -> VaultRequest:
    """Raises KeysError on a file that is none."""
    value = read_object(data, _REQUEST)
    text_of(value, "captura", _REQUEST, "boveda-solicitud")
    whole_of(value, "version", _REQUEST, 1, 1)
    return VaultRequest(
        number=text_of(value, "solicitud", _REQUEST, NUMBER),
        institute=text_of(value, "instituto", _REQUEST, INSTITUTE),
        institute_name=text_of(value, "nombre", _REQUEST),
        half=base64_text(bytes_of(value, "mitad", _REQUEST)),
        public=text_of(value, "publica", _REQUEST, AGE_KEY),
        date=date_of(value, "fecha", _REQUEST),
        practice=flag_of(value, "practica", _REQUEST),
    )


def answer_bytes(answer: VaultAnswer) -> bytes:
    """The file that the state sends back."""
    return write_object(
        {"captura": "boveda-respuesta", "solicitud": answer.number, "mitad": answer.half}
    )


def read_answer(data: bytes) -> VaultAnswer:
    """Raises KeysError on a file that is none."""
    value = read_object(data, _ANSWER)
    text_of(value, "captura", _ANSWER, "boveda-respuesta")
    return VaultAnswer(
        text_of(value, "solicitud", _ANSWER, NUMBER),
        base64_text(bytes_of(value, "mitad", _ANSWER)),
    )
