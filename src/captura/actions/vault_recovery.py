"""A vault that nobody can open any more: the printed sheet and the state open it together."""

from __future__ import annotations

import json

from captura.actions.office import Office
from captura.actions.vault import FORMER_SHEET, cannot, kept_lock, opened, own_pair
from captura.keys import vault as locks
from captura.keys.sealing import new_identity
from captura.keys.vault import Lock
from captura.keys.vault_recovery import (
    VaultRequest,
    answer_bytes,
    answered,
    recovered,
    request_bytes,
    sheet_pair,
)
from captura.packages.enrolment import read_vault_answer, read_vault_request
from captura.store.queries.certificates import certificates
from captura.store.vault import Vault

_ASKED = "boveda_solicitud"  # the meta key: number and pair of the last request


def recovery_request(office: Office) -> bytes:
    """The file that asks the state for its half; `recovery_digits` are told by telephone.

    Asked again it makes another: only the last one's answer is taken.
    """
    office.allow("boveda")
    _lock_of(office)
    pair = new_identity()
    asked = {
        "solicitud": office.random(16).hex(),
        "secreta": pair.secret,
        "publica": pair.public,
    }
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(_ASKED, json.dumps(asked))
        work.log(None, None, {}, "Se pidió a la coordinación abrir la bóveda")
    return request_bytes(_asked(office))


def recovery_digits(office: Office) -> str:
    """Five groups of four digits of the last request, "" if there is none."""
    return _asked(office).digits if office.store.meta(_ASKED) else ""


def read_recovery_request(office: Office, data: bytes) -> VaultRequest:
    """What an institute asks; its digits are compared before it is answered.

    Raises CapturaError on a file that is none, of nobody this state certified, or of practice.
    """
    office.allow("dar_alta")
    request = read_vault_request(data)
    if request.practice != office.practice:
        raise cannot(
            "La solicitud es de práctica y aquí se guardan datos reales, o al revés.",
            "Pida al instituto la solicitud correcta.",
            "CAP-ACT-57",
        )
    known = certificates(office.store, request.institute)
    if all(one.revoked for one in known):
        raise cannot(
            "La solicitud es de un instituto sin alta en esta coordinación.",
            "Llame al instituto y averigüe quién la hizo; no la responda.",
            "CAP-ACT-57",
        )
    return request


def answer_recovery(office: Office, data: bytes) -> bytes:
    """The state's half for who asked, after the digits were compared: the file to send back."""
    request = read_recovery_request(office, data)
    answer = answered(request, office.secrets)
    with office.store.work(who=office.user, device="A") as work:
        work.log(None, None, {}, f"Se respondió a {request.institute} para abrir su bóveda")
    return answer_bytes(answer)


def recover_vault(office: Office, answer: bytes, sheet_secret: bytes, passphrase: str) -> Vault:
    """The vault, open again; who works here has its key from now on. Raises CapturaError.

    answer: what the state sent; sheet_secret: of the printed sheet that the vault knows.
    """
    office.allow("boveda")
    lock, found = _lock_of(office), read_vault_answer(answer)
    asked = json.loads(office.store.meta(_ASKED) or "{}")
    if found.number != asked.get("solicitud"):
        raise cannot(
            "La respuesta es de otra solicitud.",
            "Use la respuesta a la última, o haga otra solicitud.",
            "CAP-ACT-58",
        )
    kept, pair = own_pair(office, passphrase)
    sheet = sheet_pair(kept, lock, office.store.meta(FORMER_SHEET), sheet_secret)
    key = recovered(lock, sheet, found, asked["secreta"])
    seal = locks.seal_from(lock, key, office.random)
    vault = opened(office, kept, locks.with_user(lock, seal, office.user, pair.public), seal)
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(_ASKED, "")
        work.log(None, None, {}, f"La hoja y la coordinación abrieron la bóveda a {office.user}")
    return vault


def _asked(office: Office) -> VaultRequest:
    lock, kept = _lock_of(office), json.loads(office.store.meta(_ASKED) or "{}")
    return VaultRequest(
        number=kept["solicitud"],
        institute=office.institute,
        institute_name=office.name,
        half=lock.halves.state,
        public=kept["publica"],
        date=office.today(),
        practice=office.practice,
    )


def _lock_of(office: Office) -> Lock:
    lock = kept_lock(office)
    if lock is None:
        raise cannot("Todavía no hay bóveda.", "Créela primero.", "CAP-ACT-63")
    return lock
