"""Files of keys, of enrolment and of the vault's recovery; read in the child process.

What comes back from it is written anew by our own hand, so nothing foreign is parsed here.
"""

from __future__ import annotations

from collections.abc import Collection

from captura.isolate import run
from captura.keys import certificate as certificates
from captura.keys import request as requests
from captura.keys import sister as sisters
from captura.keys import vault_recovery as vaults
from captura.keys.certificate import Certificate, StateIdentity, answer_bytes
from captura.keys.request import Request, request_bytes
from captura.keys.sister import Welcome, welcome_bytes
from captura.keys.vault_recovery import VaultAnswer, VaultRequest
from captura.packages.refusals import TOO_BIG, refused
from captura.packages.sealed import decrypted

MOST_BYTES = 64 * 1024
MEMORY_MIB = 128
SECONDS = 20.0


def read_request(data: bytes) -> Request:
    """The request in a file, its signature checked; its digits are still to compare by telephone.

    Raises PackageError on a file that is far too large, KeysError on any that is not a request,
    IsolateError where reading it had to be stopped.
    """
    return requests.read_request(_written_anew("clean_request", data))


def read_answer(data: bytes) -> tuple[Certificate, StateIdentity]:
    """The state's answer in a file; its digits are still to compare. Raises as `read_request`."""
    return certificates.read_answer(_written_anew("clean_answer", data))


def read_welcome(data: bytes, secrets: Collection[str]) -> Welcome:
    """What another laptop of the institute gives this one; its digits are still to compare.

    Its secrets stay closed. Raises as `read_request`, and PackageError where no key opens it.
    """
    plain = decrypted(data, secrets)
    return sisters.read_welcome(_written_anew("clean_welcome", plain))


def read_vault_request(data: bytes) -> VaultRequest:
    """What an institute asks to open its vault again; its digits are still to compare."""
    return vaults.read_request(_written_anew("clean_vault_request", data))


def read_vault_answer(data: bytes) -> VaultAnswer:
    """The state's half of it. Raises as `read_request`."""
    return vaults.read_answer(_written_anew("clean_vault_answer", data))


def clean_request(data: bytes) -> bytes:
    """A request read and written again; for the child process. Raises KeysError."""
    return request_bytes(requests.read_request(data))


def clean_answer(data: bytes) -> bytes:
    """An answer read and written again; for the child process. Raises KeysError."""
    return answer_bytes(*certificates.read_answer(data))


def clean_welcome(data: bytes) -> bytes:
    """A welcome read and written again; for the child process. Raises KeysError."""
    return welcome_bytes(sisters.read_welcome(data))


def clean_vault_request(data: bytes) -> bytes:
    """A request read and written again; for the child process. Raises KeysError."""
    return vaults.request_bytes(vaults.read_request(data))


def clean_vault_answer(data: bytes) -> bytes:
    """An answer read and written again; for the child process. Raises KeysError."""
    return vaults.answer_bytes(vaults.read_answer(data))


def _written_anew(name: str, data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise refused(TOO_BIG)
    function = f"captura.packages.enrolment.{name}"
    return bytes(run(function, data, memory_mib=MEMORY_MIB, seconds=SECONDS))
