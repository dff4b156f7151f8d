"""A vault that nobody opens any more: the sheet and the state open it together, neither alone."""

from __future__ import annotations

import json
import os

import pytest

from captura.actions.atenciones import find_atenciones, save_atencion
from captura.actions.demonstration.cast import PHRASE, enrol
from captura.actions.drill import renew_sheet
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import Office
from captura.actions.recovery import secret_from
from captura.actions.users import set_passphrase
from captura.actions.vault import create_vault, open_vault, vault_access
from captura.actions.vault_recovery import (
    answer_recovery,
    read_recovery_request,
    recover_vault,
    recovery_digits,
    recovery_request,
)
from captura.app.surroundings import catalogues
from captura.errors import CapturaError, KeysError, RoleError
from captura.paths import DataFolder
from captura.records.roles import CAPTURA
from tests.actions.attending import PSI, enter, service
from tests.actions.world import USER, World, woman

RIO = "32039"


@pytest.fixture
def rio(world: World, state: Office) -> tuple[Office, bytes]:
    """An institute whose sheet is at hand: the titular, and the sheet's secret."""
    answers = FirstStart(RIO, "Oficina inventada", USER, PHRASE, practice=False, made_up=True)
    folder = DataFolder(world.root / RIO)
    started = first_start(folder, answers, catalogues(), clock=world.clock, random=os.urandom)
    world.offices.append(started.office)
    enrol(state, started.office)
    assert started.secret is not None
    return started.office, started.secret


@pytest.fixture
def psi(world: World, rio: tuple[Office, bytes]) -> Office:
    """Who attends, after she forgot her passphrase and got another: the vault is closed to her."""
    entered = enter(world, rio[0])
    vault = create_vault(entered, PHRASE)
    save_atencion(entered, vault, service(), woman("Ramona"))
    vault.close()
    set_passphrase(rio[0], PHRASE, PSI, PHRASE)
    with pytest.raises(KeysError, match="CAP-KEYS-30"):
        open_vault(entered, PHRASE)
    return entered


def test_sheet_and_state_open_it_together(
    state: Office, rio: tuple[Office, bytes], psi: Office
) -> None:
    asked = recovery_request(psi)
    request = read_recovery_request(state, asked)
    assert request.digits == recovery_digits(psi)
    vault = recover_vault(psi, answer_recovery(state, asked), rio[1], PHRASE)
    assert [row.name for row in find_atenciones(vault)] == ["Ramona García López"]
    vault.close()
    assert vault_access(psi).mine
    assert len(find_atenciones(open_vault(psi, PHRASE))) == 1  # from now on by herself
    assert recovery_digits(psi) == ""


def test_who_lost_the_key_is_told_from_who_never_had_it(
    rio: tuple[Office, bytes], psi: Office
) -> None:
    assert vault_access(psi).lost
    assert not vault_access(rio[0]).lost


def test_neither_alone_opens_it(state: Office, rio: tuple[Office, bytes], psi: Office) -> None:
    answer = answer_recovery(state, recovery_request(psi))
    with pytest.raises(KeysError, match="CAP-KEYS-09"):
        recover_vault(psi, answer, os.urandom(32), PHRASE)
    plain = json.loads(answer)
    own = json.loads(psi.store.meta("boveda") or "")["recuperacion"]
    for half in (own["hoja"], own["estado"]):
        with pytest.raises(KeysError, match="CAP-KEYS-05"):
            recover_vault(psi, json.dumps({**plain, "mitad": half}).encode(), rio[1], PHRASE)
    assert not vault_access(psi).mine


def test_only_the_answer_to_the_last_request_counts(
    state: Office, rio: tuple[Office, bytes], psi: Office
) -> None:
    first = answer_recovery(state, recovery_request(psi))
    second = answer_recovery(state, recovery_request(psi))
    with pytest.raises(CapturaError, match="CAP-ACT-58"):
        recover_vault(psi, first, rio[1], PHRASE)
    swapped = {**json.loads(first), "solicitud": json.loads(second)["solicitud"]}
    with pytest.raises(KeysError, match="CAP-KEYS-05"):
        recover_vault(psi, json.dumps(swapped).encode(), rio[1], PHRASE)
    recover_vault(psi, second, rio[1], PHRASE)
    with pytest.raises(CapturaError, match="CAP-ACT-58"):
        recover_vault(psi, second, rio[1], PHRASE)


def test_the_sheet_before_the_last_still_does_until_the_vault_is_opened(
    world: World, state: Office, rio: tuple[Office, bytes], psi: Office
) -> None:
    sheets = renew_sheet(rio[0], PHRASE)
    renew_sheet(rio[0], PHRASE)
    new = secret_from([" ".join(sheets[0].words)])
    with pytest.raises(KeysError, match="CAP-KEYS-09"):
        recover_vault(psi, answer_recovery(state, recovery_request(psi)), new, PHRASE)
    recover_vault(psi, answer_recovery(state, recovery_request(psi)), rio[1], PHRASE).close()
    assert psi.store.meta("boveda_hoja_anterior") == ""
    with pytest.raises(KeysError, match="CAP-KEYS-09"):  # now it is closed to the newest
        recover_vault(psi, answer_recovery(state, recovery_request(psi)), rio[1], PHRASE)


def test_a_new_sheet_does_after_the_vault_was_opened(
    state: Office, rio: tuple[Office, bytes], psi: Office
) -> None:
    recover_vault(psi, answer_recovery(state, recovery_request(psi)), rio[1], PHRASE).close()
    new = secret_from([" ".join(renew_sheet(rio[0], PHRASE)[0].words)])
    open_vault(psi, PHRASE).close()
    set_passphrase(rio[0], PHRASE, PSI, PHRASE)
    vault = recover_vault(psi, answer_recovery(state, recovery_request(psi)), new, PHRASE)
    assert len(find_atenciones(vault)) == 1


def test_the_state_answers_nobody_it_does_not_know(
    world: World, state: Office, jerez: Office, psi: Office
) -> None:
    asked = recovery_request(psi)
    with pytest.raises(RoleError):
        answer_recovery(jerez, asked)
    plain = json.loads(asked)
    for change in ({"instituto": "32001"}, {"practica": True}):
        with pytest.raises(CapturaError, match="CAP-ACT-57"):
            answer_recovery(state, json.dumps({**plain, **change}).encode())
    foreign = json.loads(psi.store.meta("boveda") or "")["recuperacion"]["hoja"]
    with pytest.raises(KeysError, match="CAP-KEYS-05"):  # a half that is not this state's
        answer_recovery(state, json.dumps({**plain, "mitad": foreign}).encode())


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"captura":"boveda-solicitud"}'])
def test_what_is_no_request_and_no_answer_is_refused(
    state: Office, psi: Office, data: bytes
) -> None:
    with pytest.raises(KeysError, match="CAP-KEYS-01"):
        answer_recovery(state, data)
    with pytest.raises(KeysError, match="CAP-KEYS-01"):
        recover_vault(psi, data, bytes(32), PHRASE)


@pytest.mark.parametrize("half", ["AAAAA", "=AAA"])
def test_a_half_that_is_no_base64_is_refused(
    state: Office, rio: tuple[Office, bytes], psi: Office, half: str
) -> None:
    asked = recovery_request(psi)
    answer = answer_recovery(state, asked)
    for data, read in (
        (asked, lambda made: answer_recovery(state, made)),
        (answer, lambda made: recover_vault(psi, made, rio[1], PHRASE)),
    ):
        with pytest.raises(KeysError, match="CAP-KEYS-01"):
            read(json.dumps({**json.loads(data), "mitad": half}).encode())


def test_what_travels_opens_nothing(state: Office, rio: tuple[Office, bytes], psi: Office) -> None:
    asked = recovery_request(psi)
    answer = answer_recovery(state, asked)
    kept = json.loads(psi.store.meta("boveda_solicitud") or "")
    assert kept["secreta"].encode() not in asked + answer
    assert b"Ramona" not in asked + answer
    assert PSI.encode() not in asked + answer


def test_a_captura_user_asks_for_nothing(world: World, rio: tuple[Office, bytes]) -> None:
    other = enter(world, rio[0], "Capturista Inventada", CAPTURA)
    with pytest.raises(RoleError):
        recovery_request(other)
