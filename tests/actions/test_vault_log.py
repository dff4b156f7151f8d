"""What the opening of the vault finds of its own log is said in Salud; without the key, nothing."""

from __future__ import annotations

import pytest

from captura.actions.atenciones import find_atenciones, read_atencion, save_atencion
from captura.actions.demonstration.cast import PHRASE
from captura.actions.health import BAD, OK, Finding, check_health
from captura.actions.office import Office
from captura.actions.vault import create_vault, open_vault
from tests.actions.attending import PSI, again, enter, service
from tests.actions.world import World, woman

_NTH = "(SELECT rowid FROM boveda WHERE place='bitacora' ORDER BY rowid LIMIT 1 OFFSET {})"


@pytest.fixture
def psi(world: World, jerez: Office) -> Office:
    """Who attends: she wrote one atención with its person, read it, and closed the vault."""
    office = enter(world, jerez)
    vault = create_vault(office, PHRASE)
    kept = save_atencion(office, vault, service(), woman("Ramona"))
    read_atencion(office, vault, kept.id)
    vault.close()
    return office


def said(office: Office) -> list[Finding]:
    return [one for one in check_health(office) if one.about == "bitacora"]


def the_one(office: Office) -> str:
    """The id of the one atención."""
    return find_atenciones(open_vault(office, PHRASE))[0].id


def spoil(office: Office, statement: str) -> None:
    with office.store.work("nadie") as work:
        assert work.execute(statement)


def test_a_whole_log_is_said_once_the_vault_was_open(psi: Office) -> None:
    assert said(psi) == []  # without the key nobody can say
    open_vault(psi, PHRASE).close()
    assert [(one.kind, one.title) for one in said(psi)] == [
        (OK, "La bitácora de la bóveda está completa")
    ]
    psi.held.forget()
    assert said(psi) == []


def test_a_dropped_entry_is_named_with_its_number(psi: Office) -> None:
    spoil(psi, f"DELETE FROM boveda WHERE rowid={_NTH.format(1)}")
    open_vault(psi, PHRASE).close()
    (one,) = said(psi)
    assert (one.kind, one.title) == (BAD, "La bitácora de la bóveda no está completa")
    assert "Falta la anotación 2" in one.text
    assert "Avise a su titular y a la coordinación" in one.text


def test_a_reading_cut_off_at_the_end_is_named(psi: Office) -> None:
    """The last thing done was a reading, and the open history never heard of it."""
    spoil(psi, f"DELETE FROM boveda WHERE rowid={_NTH.format(2)}")
    open_vault(psi, PHRASE).close()
    assert "Falta la anotación 3" in said(psi)[0].text


def test_a_restored_copy_goes_on_with_the_log_of_its_backup(world: World, psi: Office) -> None:
    there = again(world, world.copy(psi, "restaurada", device_key=False), PSI)
    read_atencion(psi, open_vault(psi, PHRASE), the_one(psi))
    vault = open_vault(there, PHRASE)
    save_atencion(there, vault, service(), woman("Petra"))
    for office in (psi, there):  # each its own from there on
        open_vault(office, PHRASE).close()
        assert said(office)[0].kind == OK


def test_a_spoilt_log_keeps_nobody_from_working(psi: Office) -> None:
    spoil(psi, "DELETE FROM boveda WHERE place='bitacora'")
    vault = open_vault(psi, PHRASE)
    save_atencion(psi, vault, service(), woman("Petra"))
    vault.close()
    open_vault(psi, PHRASE).close()
    assert said(psi)[0].kind == BAD  # and what goes on behind it doesn't hide it
