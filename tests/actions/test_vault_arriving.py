"""The vault's key waits on the second laptop until who asked for it opens the vault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.demonstration.cast import PHRASE, enrol
from captura.actions.enrol_sister import accept_welcome, read_welcome_file, welcome
from captura.actions.office import Office
from captura.actions.users import remove_user
from captura.actions.vault import create_vault, let_in, vault_access
from captura.actions.vault_sister import adopt_vault, enter_vault, keep_vault_key, secret_by
from captura.errors import KeysError, PackageError
from captura.records.roles import TITULAR
from tests.actions.attending import OTHER, PSI, again, enter
from tests.actions.world import JEREZ, USER, World, ask, start


@pytest.fixture
def given(world: World, jerez: Office, state: Office) -> Office:
    """A second laptop, certified, whose titular got the vault's key and has not used it."""
    fresh = start(world.root, JEREZ, world.clock, name="b")
    found = read_welcome_file(fresh, welcome(jerez, ask(fresh), secret_by(jerez, PHRASE)))
    keep_vault_key(fresh, found)
    enrol(state, accept_welcome(fresh, found))
    fresh.close()
    office = again(world, fresh, USER)
    assert office.certificate is not None
    return office


@pytest.fixture
def jerez(world: World, jerez: Office) -> Office:
    """The first laptop, whose titular was let in to the vault."""
    psi = enter(world, jerez, PSI)
    let_in(psi, create_vault(psi, PHRASE), USER)
    return jerez


def test_it_waits_through_another_request_and_another_session(given: Office) -> None:
    access = vault_access(given)
    assert (access.exists, access.arrived, access.may_create) == (False, True, False)
    enter_vault(given, PHRASE).close()
    taken = vault_access(given)
    assert (taken.exists, taken.mine, taken.arrived) == (True, True, False)
    enter_vault(given, PHRASE).close()


def test_a_wrong_passphrase_leaves_it_waiting(given: Office) -> None:
    with pytest.raises(KeysError):
        enter_vault(given, "otra frase que no es la suya")
    assert vault_access(given).arrived


def test_nobody_else_makes_another_vault_meanwhile(world: World, given: Office) -> None:
    psi = enter(world, given, PSI)
    access = vault_access(psi)
    assert not access.may_create
    assert USER in access.why
    with pytest.raises(KeysError, match="CAP-KEYS-28"):
        adopt_vault(psi, PHRASE)
    assert vault_access(given).arrived


def test_a_key_for_someone_who_left_hinders_nobody(world: World, given: Office) -> None:
    enter(world, given, OTHER, TITULAR)
    psi = enter(world, given, PSI)
    remove_user(again(world, given, OTHER), PHRASE, USER)
    assert vault_access(psi).may_create


def test_a_key_that_fits_no_vault_here_is_refused_once(
    world: World, jerez: Office, state: Office
) -> None:
    fresh = start(world.root, JEREZ, world.clock, name="c")
    found = read_welcome_file(fresh, welcome(jerez, ask(fresh), secret_by(jerez, PHRASE)))
    joined = accept_welcome(fresh, found)
    enrol(state, joined)
    psi = enter(world, joined, PSI)
    own = create_vault(psi, PHRASE)
    let_in(psi, own, USER)
    keep_vault_key(joined, found)
    with pytest.raises(KeysError, match="CAP-KEYS-29"):
        enter_vault(joined, PHRASE)
    enter_vault(joined, PHRASE).close()


def test_a_request_that_names_nobody_takes_no_vault(jerez: Office, world: World) -> None:
    fresh = start(world.root, JEREZ, world.clock, name="b")
    nameless = replace(ask(fresh), user_public="")
    secret = secret_by(jerez, PHRASE)
    with pytest.raises(PackageError, match="CAP-ACT-16"):
        welcome(jerez, nameless, secret)
    assert read_welcome_file(fresh, welcome(jerez, nameless)).vault_key == ""
