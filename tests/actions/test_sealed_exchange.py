"""What is sealed travels unread to the institute's other laptop; its key to who asked there."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from captura.actions.atenciones import find_atenciones, move_out, save_atencion
from captura.actions.demonstration.cast import PHRASE, enrol
from captura.actions.enrol_sister import accept_welcome, read_welcome_file, welcome
from captura.actions.office import Office
from captura.actions.receive_exchange import receive_exchange
from captura.actions.users import add_user
from captura.actions.vault import create_vault, let_in, open_vault, take_out
from captura.actions.vault_sister import (
    adopt_vault,
    keep_vault_key,
    vault_secret,
)
from captura.errors import KeysError, PackageError, RoleError
from captura.keys.sealing import decrypt
from captura.keys.sister import Welcome
from captura.packages.exchange import NOTE, wrapped
from captura.packages.sealed import open_sealed
from captura.records.atencion import Atencion
from captura.records.persona import Persona
from captura.records.roles import ATENCION, CAPTURA
from captura.store.vault import Vault
from tests.actions.attending import OTHER, PSI, enter, service
from tests.actions.laptops import give, send
from tests.actions.world import (
    JEREZ,
    LORETO,
    USER,
    World,
    ask,
    craft,
    dump,
    header_of,
    start,
    woman,
)

SECRET = "Motivo que nadie más lee"


@pytest.fixture
def psi(world: World, jerez: Office) -> Office:
    return enter(world, jerez)


@pytest.fixture
def vault(psi: Office) -> Vault:
    return create_vault(psi, PHRASE)


def bring(world: World, first: Office, state: Office, vault: Vault) -> tuple[Office, Vault]:
    """A second laptop whose titular got the vault too."""
    fresh = start(world.root, JEREZ, world.clock, name="b")
    file = welcome(first, ask(fresh), vault_secret(first, vault))
    found = read_welcome_file(fresh, file)
    joined = accept_welcome(fresh, found)
    enrol(state, joined)
    world.offices.append(joined)
    return joined, taken(joined, found)


def taken(office: Office, found: Welcome, passphrase: str = PHRASE) -> Vault:
    """The vault that a welcome brings, kept and adopted."""
    keep_vault_key(office, found)
    return adopt_vault(office, passphrase)


def sealed(office: Office) -> list[tuple[object, ...]]:
    return office.store.rows("SELECT id, vector, key, sealed FROM boveda WHERE place='registro'")


def names(vault: Vault) -> list[str]:
    return sorted(row.name for row in find_atenciones(vault))


def test_a_sealed_record_arrives_unread_and_opens_with_the_key(
    world: World, jerez: Office, second: Office, psi: Office, vault: Vault
) -> None:
    save_atencion(psi, vault, service(motivo=SECRET), woman("Ramona"))
    data = send(jerez, second).path.read_bytes()
    brought = receive_exchange(second, data)
    assert brought.sealed == 2
    assert sorted(sealed(second)) == sorted(sealed(jerez))
    assert SECRET not in str(dump(second))
    lines = list(open_sealed(data, jerez.secrets).lines())
    assert SECRET not in str(lines)
    assert "Ramona" not in str(lines)
    assert receive_exchange(second, data).sealed == 0
    again = give(second, jerez)  # what is here already is not taken twice
    assert again.sealed == 0
    assert len(sealed(jerez)) == 2


def test_with_its_key_both_laptops_work_in_one_vault(
    world: World, jerez: Office, state: Office, psi: Office, vault: Vault
) -> None:
    jerez = replace(jerez, role=ATENCION)
    kept = save_atencion(psi, vault, service(motivo=SECRET), woman("Ramona"))
    other, there = bring(world, replace(psi, role="titular"), state, vault)
    give(jerez, other)
    there = open_vault(other, PHRASE)
    assert names(there) == ["Ramona García López"]
    known = there.get(Atencion, kept.id)
    assert known is not None
    assert known.motivo == SECRET
    save_atencion(other, there, replace(known, nota="Nota de allá"))
    save_atencion(other, there, service(), woman("Eulalia"))
    save_atencion(psi, vault, replace(known, motivo="Motivo de aquí"))
    give(other, jerez)
    here = open_vault(psi, PHRASE)
    assert names(here) == ["Eulalia García López", "Ramona García López"]
    both = here.get(Atencion, kept.id)
    assert both is not None
    assert (both.nota, both.motivo) == ("Nota de allá", "Motivo de aquí")
    give(jerez, other)
    agreed = open_vault(other, PHRASE).get(Atencion, kept.id)
    assert agreed == both


def test_a_person_moved_out_travels_open_and_her_sealed_end_beside_her(
    world: World, jerez: Office, second: Office, psi: Office, vault: Vault
) -> None:
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    assert kept.persona is not None
    move_out(psi, vault, kept.persona)
    give(jerez, second)
    assert second.store.get(Persona, kept.persona) is not None
    assert {row[0] for row in sealed(second)} == {kept.persona, kept.id}


def test_the_key_opens_only_for_who_asked_by_her_passphrase(
    world: World, jerez: Office, state: Office, psi: Office, vault: Vault
) -> None:
    fresh = start(world.root, JEREZ, world.clock, name="b")
    world.offices.append(fresh)
    asked = ask(fresh)
    file = welcome(jerez, asked, vault_secret(psi, vault))
    plain = json.loads(decrypt(file, [fresh.packages_key.secret]))
    assert plain["boveda"]
    found = read_welcome_file(fresh, file)
    joined = accept_welcome(fresh, found)
    assert plain["boveda"] not in str(dump(joined))
    with pytest.raises(KeysError, match="CAP-KEYS"):
        taken(joined, found, "otra frase que no es la suya")
    stranger = enter(world, joined, OTHER)
    with pytest.raises(KeysError, match="CAP-KEYS-28"):
        adopt_vault(stranger, PHRASE)
    with pytest.raises(RoleError):
        adopt_vault(replace(joined, role=CAPTURA), PHRASE)
    with pytest.raises(RoleError):
        vault_secret(replace(psi, role=CAPTURA), vault)
    empty = read_welcome_file(joined, welcome(jerez, asked))
    assert empty.vault_key == ""
    taken(joined, found)
    with pytest.raises(KeysError, match="CAP-KEYS-28"):
        taken(joined, empty)
    assert names(open_vault(joined, PHRASE)) == []


def test_after_a_change_of_key_the_new_one_is_fetched_the_same_way(
    world: World, jerez: Office, state: Office, psi: Office, vault: Vault
) -> None:
    save_atencion(psi, vault, service(), woman("Ramona"))
    other, _ = bring(world, replace(psi, role="titular"), state, vault)
    add_user(jerez, PHRASE, OTHER, ATENCION, PHRASE)
    let_in(psi, vault, OTHER)
    take_out(psi, vault, OTHER)
    vault = open_vault(psi, PHRASE)
    save_atencion(psi, vault, service(), woman("Eulalia"))
    give(jerez, other)
    assert open_vault(other, PHRASE).unread > 0
    found = read_welcome_file(other, welcome(jerez, ask(other), vault_secret(psi, vault)))
    taken(other, found)
    there = open_vault(other, PHRASE)
    assert there.unread == 0
    assert names(there) == ["Eulalia García López", "Ramona García López"]


def test_another_vault_made_there_before_is_not_overwritten(
    world: World, jerez: Office, state: Office, psi: Office, vault: Vault
) -> None:
    fresh = start(world.root, JEREZ, world.clock, name="b")
    enrol(state, fresh)
    theirs = enter(world, fresh, PSI)
    own = create_vault(theirs, PHRASE)
    save_atencion(theirs, own, service(), woman("Petra"))
    let_in(theirs, own, USER)
    found = read_welcome_file(fresh, welcome(jerez, ask(fresh), vault_secret(psi, vault)))
    joined = accept_welcome(fresh, found)
    world.offices.append(joined)
    with pytest.raises(KeysError, match="CAP-KEYS-29"):
        taken(joined, found)
    assert names(open_vault(joined, PHRASE)) == ["Petra García López"]


def test_a_sealed_line_of_another_institute_or_shape_is_refused(
    jerez: Office, second: Office
) -> None:
    header = replace(header_of(jerez), kind="cambios", period="")
    end = "01890a5d-ac96-774b-bcce-b302099a8057"
    note = [NOTE, f"{JEREZ}-{end}", [second.device.public_hex, "", "", "Laptop", []]]
    first = (NOTE, f"{JEREZ}-{end}", json.dumps(note, separators=(",", ":")))
    before = dump(second)
    for content, code in (
        (["sellado", f"{LORETO}-{end}", [["ab" * 8 + ".1", 1, "YQ=="]]], "CAP-PAQ-03"),
        (["sellado", f"{JEREZ}-{end}", [["x", 1, "YQ=="]]], "CAP-PAQ-02"),
        (["sellado", f"{JEREZ}-{end}", "nada"], "CAP-PAQ-02"),
    ):
        line = wrapped(JEREZ, json.dumps(content))
        with pytest.raises(PackageError, match=code):
            receive_exchange(second, craft(jerez, [first, line], header))
    assert dump(second) == before
