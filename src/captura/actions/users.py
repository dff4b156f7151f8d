"""Who can enter an office: added, given another passphrase, taken out with a change of key."""

from __future__ import annotations

import json
from dataclasses import dataclass

from captura.actions.former_keys import Remade, remake_copies
from captura.actions.office import Office
from captura.actions.vault import leave_vault
from captura.errors import CapturaError
from captura.keys import advice, device, ring
from captura.keys.ring import Ring
from captura.records.roles import OF_INSTITUTE, OF_STATE, ROLES
from captura.store import backups, rekey


@dataclass(frozen=True)
class Known:
    """Someone who can enter. own: it is who works now."""

    name: str
    role: str
    own: bool


def known_users(office: Office) -> tuple[Known, ...]:
    """Everyone who can enter, in the order they were added."""
    office.allow("usuarios")
    users = ring.load_ring(office.folder.keys).users
    return tuple(Known(user.name, user.role, user.name == office.user) for user in users)


def roles_for(office: Office) -> tuple[tuple[str, str], ...]:
    """(role, words) that may be given here."""
    return tuple((role, ROLES[role]) for role in (OF_STATE if office.is_state else OF_INSTITUTE))


def add_user(office: Office, own_passphrase: str, name: str, role: str, passphrase: str) -> None:
    """Let one more person in, under a passphrase that she should change.

    own_passphrase: of who does it, so that a laptop left open lets nobody in. Raises CapturaError.
    """
    office.allow("usuarios")
    _check_name(name)
    _check_phrase(passphrase)
    if role not in dict(roles_for(office)):
        raise _refused("Ese rol no existe en esta oficina.", "Elija uno de la lista.", "CAP-ACT-71")
    kept, key = _opened(office, own_passphrase)
    grown = ring.add_user(kept, key, name, role, passphrase, office.random)
    _keep(office, grown, f"Alta de {grown.users[-1].name}", role)


def set_passphrase(office: Office, own_passphrase: str, name: str, new: str) -> None:
    """Give someone who forgot hers another passphrase. Raises CapturaError.

    What was locked to her old pair alone stays locked.
    """
    office.allow("usuarios")
    _check_phrase(new)
    kept, key = _opened(office, own_passphrase)
    _keep(
        office,
        ring.set_passphrase(kept, key, name, new, office.random),
        f"Frase nueva para {kept.user(name).name}",
        kept.user(name).role,
    )


def change_own(office: Office, old: str, new: str) -> None:
    """Change the passphrase of who works now. Raises CapturaError."""
    _check_phrase(new)
    kept = ring.load_ring(office.folder.keys)
    changed = ring.change_passphrase(kept, office.user, old, new, office.random)
    _keep(office, changed, "Cambió su frase de acceso", office.role)


def remove_user(office: Office, own_passphrase: str, name: str) -> Remade:
    """Take someone out: the database gets another key, and so do the copies in reach.

    Raises CapturaError; then she is still in, and all is as before. Cut off, it is carried to its
    end at the next start, or was never begun.
    """
    office.allow("usuarios")
    kept, key = _opened(office, own_passphrase)
    gone = kept.user(name)
    if gone.name == office.user:
        raise _refused(
            "Nadie se quita a sí misma: la oficina quedaría sin quien responda por ella.",
            "Pídalo a otra persona con su mismo rol.",
            "CAP-ACT-72",
        )
    new = ring.new_database_key(office.random)
    left = ring.rekeyed(ring.remove_user(kept, key, name), key, new)
    backups.make(office.store, office.folder.backups)
    files = {
        office.folder.keys.name: ring.ring_json(left),
        office.folder.device_key.name: device.wrapped(office.device, new, office.random),
    }
    former = json.loads(office.store.meta(rekey.FORMER) or "[]")
    rekey.change(office.store, new, json.dumps([*former, key.hex()]), files)
    with office.store.work(who=office.user, device=office.letter) as work:
        leave_vault(work, gone.name)
    _log(office, f"Baja de {gone.name}; los datos cambiaron de llave", gone.role, None)
    return remake_copies(office)


def _opened(office: Office, own_passphrase: str) -> tuple[Ring, bytes]:
    kept = ring.load_ring(office.folder.keys)
    return kept, ring.open_with_passphrase(kept, office.user, own_passphrase)


def _keep(office: Office, changed: Ring, reason: str, role: str) -> None:
    ring.save_ring(office.folder.keys, changed)
    _log(office, reason, None, role)


def _log(office: Office, reason: str, old: str | None, new: str | None) -> None:
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {"usuarias": [old, new]}, reason)


def _check_name(name: str) -> None:
    name = " ".join(name.split())
    if not name or len(name) > 80 or not name.isprintable():
        raise _refused(
            "Falta el nombre, o tiene más de 80 letras.",
            "Escriba nombre y un apellido.",
            "CAP-ACT-73",
        )


def _check_phrase(passphrase: str) -> None:
    if problem := advice.problem_with(passphrase):
        raise CapturaError("La frase no sirve", problem, "Escriba otra más larga.", "CAP-ACT-03")


def _refused(what: str, fix: str, code: str) -> CapturaError:
    return CapturaError("No se puede hacer", what, fix, code)
