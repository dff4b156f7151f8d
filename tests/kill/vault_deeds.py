"""What may be killed in the open vault: a sealed save, and sealing everything under another key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from captura.actions.atenciones import delete_atencion, keep_sealed_draft, save_atencion
from captura.actions.office import Office
from captura.actions.vault import keep_lock, kept_lock, opened
from captura.keys import ring
from captura.keys import vault as locks
from captura.keys.sealing import Identity
from captura.records.merge import covers, merge
from captura.records.version import line_of, read_line
from captura.store.vault import Vault
from tests.actions.attending import service
from tests.actions.world import JEREZ, USER, woman
from tests.kill.scene import Scene
from tests.kill.vault_office import PAIR
from tests.sealed_log_judge import broken_log


def seal(scene: Scene) -> None:
    """Atenciones written, corrected, one deleted, one left half typed."""
    office = scene.office(JEREZ)
    vault = _opened(office)
    for n in range(scene.chance.randint(1, 3)):
        kept = save_atencion(office, vault, service(), woman(f"Sellada{n}"))
        _say(scene, vault, kept.id, kept.persona or "")
        if scene.chance.random() < 0.5:
            save_atencion(office, vault, replace(kept, nota="Otra nota"))
        elif scene.chance.random() < 0.5:
            delete_atencion(office, vault, kept.id)
        _say(scene, vault, kept.id)
        keep_sealed_draft(office, vault, "nueva", "atencion", {"motivo": "a medias"})
    office.close()


def reseal(scene: Scene) -> None:
    """Someone was taken out: the next opening gives every row another key."""
    office = scene.office(JEREZ)
    vault = _opened(office)
    kept = save_atencion(office, vault, service(), woman("Sellada"))
    _say(scene, vault, kept.id, kept.persona or "")
    lock = kept_lock(office)
    assert lock is not None
    with office.store.work("prueba") as work:
        keep_lock(work, replace(lock, change=True))
    _opened(office)
    scene.say("resealed", JEREZ, str(lock.number + 1))
    office.close()


def judge_vault(office: Office, said: list[list[str]]) -> Iterator[str]:
    """All that was sealed opens under one key, and what was acknowledged is among it."""
    lock = kept_lock(office)
    if lock is None:
        return
    told = [int(entry[2]) for entry in said if entry[0] == "resealed"]
    if told and lock.number < told[-1]:
        yield "an acknowledged change of the vault's key was lost"
    if office.store.value("SELECT 1 FROM boveda WHERE key<>?", (lock.number,)):
        yield "the vault is half sealed anew"
    pair = Identity(office.store.meta(PAIR) or "", lock.users[USER].public)
    vault = Vault(office.store, locks.open_lock(lock, USER, pair, office.random))
    with vault.work("juez") as sealed:
        sealed.read_all()
    if vault.unread:
        yield "a sealed row does not open"
    yield from broken_log(office.store, vault.seal)
    for entry in said:
        if entry[0] == "sealed":
            wanted = read_line(entry[2])
            kept = vault.version(wanted.id)
            whole = kept is not None and covers(kept.vector, wanted.vector)
            if kept is None or not whole or merge(kept, wanted) != kept:
                yield "an acknowledged sealed save is lost"


def _opened(office: Office) -> Vault:
    kept, lock = ring.load_ring(office.folder.keys), kept_lock(office)
    assert lock is not None
    pair = Identity(office.store.meta(PAIR) or "", kept.user(USER).public)
    return opened(office, kept, lock, locks.open_lock(lock, USER, pair, office.random))


def _say(scene: Scene, vault: Vault, *ids: str) -> None:
    for record_id in ids:
        kept = vault.version(record_id)
        assert kept is not None
        scene.say("sealed", JEREZ, line_of(kept))
