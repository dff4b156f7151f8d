"""Who opens the vault: only who was let in, by her own passphrase; and how she leaves it."""

from __future__ import annotations

import json

import pytest

from captura.actions.atenciones import find_atenciones, save_atencion
from captura.actions.demonstration.cast import PHRASE
from captura.actions.office import Office
from captura.actions.users import change_own, remove_user, set_passphrase
from captura.actions.vault import (
    create_vault,
    let_in,
    open_vault,
    take_out,
    vault_access,
    vault_users,
)
from captura.errors import CapturaError, KeysError, RoleError, StoreError
from captura.keys import ring
from captura.keys.seal import Seal
from captura.records.roles import ATENCION, CAPTURA, TITULAR
from captura.store.vault import Vault
from tests.actions.attending import OTHER, PSI, again, enter, service
from tests.actions.world import USER, World, start, woman

NEW = "otra frase larga que nadie adivina"


@pytest.fixture
def psi(world: World, jerez: Office) -> Office:
    return enter(world, jerez)


def numbers(office: Office) -> set[int]:
    return {row[0] for row in office.store.rows("SELECT DISTINCT key FROM boveda")}


def test_who_attends_creates_it_and_opens_it_again(psi: Office) -> None:
    assert vault_access(psi).may_create
    vault = create_vault(psi, PHRASE)
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    vault.close()
    access = vault_access(psi)
    assert (access.exists, access.mine, access.may_create) == (True, True, False)
    vault = open_vault(psi, PHRASE)
    assert [(row.id, row.name) for row in find_atenciones(vault)] == [
        (kept.id, "Ramona García López")
    ]


def test_there_is_no_vault_before_the_certificate(world: World) -> None:
    lonely = start(world.root, "32005", world.clock)
    psi = enter(world, lonely)
    access = vault_access(psi)
    assert not access.may_create
    assert "alta" in access.why
    with pytest.raises(CapturaError, match="CAP-ACT-62"):
        create_vault(psi, PHRASE)
    lonely.close()


def test_it_is_created_once_and_by_who_attends(jerez: Office, psi: Office) -> None:
    assert not vault_access(jerez).may_create  # the titular waits to be let in
    with pytest.raises(CapturaError, match="CAP-ACT-62"):
        create_vault(jerez, PHRASE)
    create_vault(psi, PHRASE)
    with pytest.raises(CapturaError, match="CAP-ACT-62"):
        create_vault(psi, PHRASE)


def test_there_is_nothing_to_open_before(psi: Office) -> None:
    with pytest.raises(CapturaError, match="CAP-ACT-63"):
        open_vault(psi, PHRASE)


def test_a_wrong_passphrase_opens_nothing(psi: Office) -> None:
    create_vault(psi, PHRASE)
    for _ in range(2):
        with pytest.raises(KeysError, match="CAP-KEYS-02"):
            open_vault(psi, "una frase que no es la suya")
    with pytest.raises(KeysError, match="CAP-KEYS-23"):
        open_vault(psi, PHRASE)  # now she waits


def test_who_captures_learns_nothing_of_it(world: World, jerez: Office, psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    captura = enter(world, jerez, "Capturista Inventada", CAPTURA)
    access = vault_access(captura)
    assert (access.exists, access.mine, access.may_create, access.why) == (False, False, False, "")
    for refused in (
        lambda: open_vault(captura, PHRASE),
        lambda: create_vault(captura, PHRASE),
        lambda: vault_users(captura, vault),
        lambda: let_in(captura, vault, USER),
        lambda: save_atencion(captura, vault, service()),
    ):
        with pytest.raises(RoleError):
            refused()
    with pytest.raises(CapturaError, match="CAP-ACT-64"):
        let_in(psi, vault, "Capturista Inventada")


def test_others_are_let_in_on_purpose(world: World, jerez: Office, psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    save_atencion(psi, vault, service(), woman("Ramona"))
    abogada = enter(world, jerez, OTHER)
    for office in (jerez, abogada):
        access = vault_access(office)
        assert (access.exists, access.mine) == (True, False)
        assert access.why
        with pytest.raises(KeysError, match="CAP-KEYS-30"):
            open_vault(office, PHRASE)
    assert [(one.name, one.inside, one.own) for one in vault_users(psi, vault)] == [
        (USER, False, False),
        (PSI, True, True),
        (OTHER, False, False),
    ]
    let_in(psi, vault, OTHER)
    let_in(psi, vault, USER)  # the titular where she chooses
    for office in (jerez, abogada):
        assert vault_access(office).mine
        assert len(find_atenciones(open_vault(office, PHRASE))) == 1


def test_her_own_new_passphrase_keeps_it_another_s_does_not(
    world: World, jerez: Office, psi: Office
) -> None:
    vault = create_vault(psi, PHRASE)
    let_in(psi, vault, USER)
    change_own(psi, PHRASE, NEW)
    assert len(find_atenciones(open_vault(psi, NEW))) == 0
    set_passphrase(jerez, PHRASE, PSI, PHRASE)
    assert not vault_access(psi).mine
    with pytest.raises(KeysError, match="CAP-KEYS-30"):
        open_vault(psi, PHRASE)
    before = open_vault(jerez, PHRASE)
    assert [one.inside for one in vault_users(jerez, before)] == [True, False]
    let_in(jerez, before, PSI)
    assert vault_access(psi).mine
    open_vault(psi, PHRASE)


def test_who_is_taken_out_has_no_key_that_opens(world: World, jerez: Office, psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    let_in(psi, vault, USER)
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    old = vault.seal
    assert isinstance(old, Seal)
    remembered = Seal(1, {1: old.key()}, psi.random)  # what she could have written down
    take_out(psi, vault, USER)
    assert numbers(psi) == {2}
    for row in psi.store.rows("SELECT place, id, vector, key, sealed FROM boveda"):
        assert remembered.open(row[3], row[4], row[:3]) is None
        assert remembered.open(1, row[4], row[:3]) is None
    assert not vault_access(jerez).mine
    with pytest.raises(KeysError, match="CAP-KEYS-30"):
        open_vault(jerez, PHRASE)
    save_atencion(psi, vault, service(id=kept.id, persona=kept.persona, nota="Otra nota"))
    assert len(find_atenciones(open_vault(psi, PHRASE), "otra")) == 1


def test_the_last_one_cannot_be_taken_out(psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    with pytest.raises(CapturaError, match="CAP-ACT-67"):
        take_out(psi, vault, PSI)


def test_who_leaves_the_office_leaves_the_vault(world: World, jerez: Office, psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    save_atencion(psi, vault, service(), woman("Ramona"))
    abogada = enter(world, jerez, OTHER)
    let_in(psi, vault, OTHER)
    psi.close()
    abogada.close()
    remove_user(jerez, PHRASE, OTHER)
    lock = json.loads(jerez.store.meta("boveda") or "")
    assert set(lock["usuarias"]) == {PSI}
    assert lock["cambiar"] is True
    assert numbers(jerez) == {1}  # who removes her may not have the key
    psi = again(world, jerez, PSI)
    assert len(find_atenciones(open_vault(psi, PHRASE))) == 1
    assert numbers(psi) == {2}
    assert json.loads(psi.store.meta("boveda") or "")["cambiar"] is False


def test_a_closed_vault_holds_no_key_and_no_record(psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    seal = vault.seal
    assert isinstance(seal, Seal)
    vault.close()
    assert not vault.is_open
    assert seal.numbers() == ()
    assert not any(isinstance(one, Seal) for one in vars(vault).values())
    assert vault.version(kept.id) is None
    assert find_atenciones(vault) == []
    with pytest.raises(StoreError, match="CAP-STORE-36"):
        save_atencion(psi, vault, service())
    with pytest.raises(StoreError, match="CAP-STORE-36"):
        vault_users(psi, vault)
    assert psi.store.value("SELECT count(*) FROM boveda WHERE place='registro'") == 2


def test_the_raw_database_key_opens_no_row(psi: Office) -> None:
    """A captura user with the file and a debugger: she has the key of the database, not more."""
    vault = create_vault(psi, PHRASE)
    save_atencion(psi, vault, service(nota="Secreto inventado"), woman("Ramona"))
    key = ring.open_with_passphrase(ring.load_ring(psi.folder.keys), PSI, PHRASE)
    metas = dict(psi.store.rows("SELECT key, value FROM meta"))
    rows = psi.store.rows("SELECT place, id, vector, key, sealed FROM boveda")
    tries = [key[:32], key[16:], *(v.encode()[:32].ljust(32) for v in metas.values() if v)]
    for secret in tries:
        attempt = Seal(1, {1: secret}, psi.random)
        assert all(attempt.open(row[3], row[4], row[:3]) is None for row in rows)
    whole = repr(metas) + repr(rows) + repr(psi.store.rows("SELECT * FROM history"))
    for word in ("Secreto", "Ramona", "Motivo inventado", "SV03"):
        assert word not in whole


def test_roles_offered(jerez: Office) -> None:
    from captura.actions.users import roles_for

    assert {role for role, _ in roles_for(jerez)} >= {TITULAR, CAPTURA, ATENCION}


def test_a_restored_copy_keeps_its_vault(world: World, jerez: Office, psi: Office) -> None:
    vault = create_vault(psi, PHRASE)
    save_atencion(psi, vault, service(), woman("Ramona"))
    copy = world.copy(jerez, "restaurada", device_key=False)
    there = again(world, copy, PSI)
    assert vault_access(there).mine
    found = open_vault(there, PHRASE)
    assert isinstance(found, Vault)
    assert [row.name for row in find_atenciones(found)] == ["Ramona García López"]
