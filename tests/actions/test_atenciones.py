"""Atenciones as who attends works with them: written, found, read, moved out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.atenciones import (
    atencion_history,
    delete_atencion,
    drop_sealed_draft,
    find_atenciones,
    find_sealed_people,
    keep_sealed_draft,
    move_out,
    read_atencion,
    restore_atencion,
    save_atencion,
    sealed_drafts,
)
from captura.actions.attend import register_person
from captura.actions.bin import binned
from captura.actions.demonstration.cast import PHRASE
from captura.actions.doubles import decide_double
from captura.actions.find import find_people
from captura.actions.office import Office
from captura.actions.recent import recent_changes
from captura.actions.save_record import delete_record, undo
from captura.actions.vault import create_vault, open_vault
from captura.errors import StoreError
from captura.records.atencion import Atencion
from captura.records.persona import Persona
from captura.records.rules import check
from captura.store.vault import Vault
from tests.actions.attending import PSI, WHEN, enter, service
from tests.actions.world import World, woman


@pytest.fixture
def psi(world: World, jerez: Office) -> Office:
    return enter(world, jerez)


@pytest.fixture
def vault(psi: Office) -> Vault:
    return create_vault(psi, PHRASE)


def names(vault: Vault, text: str) -> list[str]:
    return [row.name for row in find_atenciones(vault, text)]


def test_a_person_first_met_there_stays_there(psi: Office, vault: Vault) -> None:
    kept = save_atencion(psi, vault, service(), woman("Ramona", "Inventada"))
    assert kept.vez == "PRI"
    assert check(kept, psi.catalogues, psi.today()) == []
    assert find_people(psi, "Ramona") == []
    assert [one.nombres for one in find_sealed_people(vault, "ramona")] == ["Ramona"]
    assert psi.store.value("SELECT count(*) FROM persona") == 0
    assert psi.store.value("SELECT count(*) FROM block_key") == 0
    row = find_atenciones(vault)[0]
    assert (row.folio, row.sealed, row.servicio) == ("32020-ATE-2026-A00001", True, "SV03")


def test_a_person_of_the_register_is_only_referred_to(psi: Office, vault: Vault) -> None:
    known, _ = register_person(psi, woman("Abierta", "Conocida"))
    kept = save_atencion(psi, vault, service(persona=known.id))
    row = find_atenciones(vault)[0]
    assert (row.name, row.sealed) == ("Abierta Conocida López", False)
    delete_record(psi, known)  # who captures deletes her and learns nothing of the atención
    atencion, persona = read_atencion(psi, vault, kept.id)
    assert atencion == kept
    assert persona is not None
    assert persona.nombres == "Abierta"


def test_which_time_it_is_is_worked_out(psi: Office, vault: Vault) -> None:
    first = save_atencion(psi, vault, service(), woman("Ramona"))
    again = save_atencion(
        psi, vault, service(persona=first.persona, fecha_hora=WHEN.replace(month=6))
    )
    later = save_atencion(
        psi, vault, service(persona=first.persona, fecha_hora=WHEN.replace(year=2027))
    )
    other = save_atencion(psi, vault, service(), woman("Otra"))
    said = save_atencion(psi, vault, service(persona=first.persona, vez="PRI"))
    assert [one.vez for one in (first, again, later, other, said)] == [
        "PRI", "SUB", "ANO", "PRI", "PRI",
    ]  # fmt: skip


def test_the_other_record_of_a_woman_was_there_before_too(
    psi: Office, jerez: Office, vault: Vault
) -> None:
    """The institute joined the two: attended under the one, she is no newcomer under the other."""
    one, _ = register_person(jerez, woman("Rosa", "Ávila"))
    other, _ = register_person(jerez, woman("Rosa", "Abila"))
    save_atencion(psi, vault, service(persona=one.id))
    joined = decide_double(jerez, one.id, other.id, same=True)
    when = WHEN.replace(month=6)
    again = save_atencion(psi, vault, service(persona=other.id, fecha_hora=when))
    assert again.vez == "SUB"
    assert again.persona == other.id  # the case stays where it was written
    undo(jerez, joined.numbers)
    alone = save_atencion(psi, vault, replace(again, vez=None))
    assert alone.vez == "PRI"
    assert sorted(names(vault, "")) == ["Rosa Abila López", "Rosa Ávila López"]


def test_found_by_any_word_without_accents_and_with_typos(psi: Office, vault: Vault) -> None:
    save_atencion(psi, vault, service(motivo="Pensión alimenticia"), woman("Ramona", "Núñez"))
    save_atencion(psi, vault, service(nota="Pidió custodia"), woman("Ángela", "Ríos"))
    assert names(vault, "nunez") == ["Ramona Núñez López"]
    assert names(vault, "ANGELA custod") == ["Ángela Ríos López"]
    assert names(vault, "pension") == ["Ramona Núñez López"]
    assert names(vault, "alimentisia") == ["Ramona Núñez López"]  # mistyped
    assert names(vault, "A00002") == ["Ángela Ríos López"]
    assert len(names(vault, "lopez")) == 2
    assert names(vault, "nadie") == []
    assert [one.nombres for one in find_sealed_people(vault, "ramoma")] == ["Ramona"]


def test_the_search_sees_a_change(psi: Office, vault: Vault) -> None:
    kept = save_atencion(psi, vault, service(nota="primera"), woman("Ramona"))
    assert names(vault, "primera")
    save_atencion(psi, vault, replace(kept, nota="segunda"))
    assert names(vault, "segunda")
    assert not names(vault, "primera")


def test_the_newest_stand_first(psi: Office, vault: Vault) -> None:
    for day in (3, 9, 6):
        save_atencion(psi, vault, service(fecha_hora=WHEN.replace(day=day)), woman())
    days = [row.fecha_hora.day for row in find_atenciones(vault) if row.fecha_hora]
    assert days == [9, 6, 3]


def test_who_looked_is_kept_sealed(psi: Office, vault: Vault) -> None:
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    before = psi.store.rows("SELECT * FROM history")
    read_atencion(psi, vault, kept.id)
    assert psi.store.rows("SELECT * FROM history") == before
    assert [(one.what, one.who) for one in atencion_history(psi, vault, kept.id)] == [
        ("abrió", PSI),
        ("guardó", PSI),
    ]


def test_a_deleted_one_is_gone_until_it_is_brought_back(psi: Office, vault: Vault) -> None:
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    delete_atencion(psi, vault, kept.id, "capturada dos veces")
    assert find_atenciones(vault) == []
    assert binned(psi) == []
    with pytest.raises(StoreError, match="CAP-ACT-68"):
        read_atencion(psi, vault, kept.id)
    assert atencion_history(psi, vault, kept.id)[0].reason == "capturada dos veces"
    restore_atencion(psi, vault, kept.id)
    assert [row.id for row in find_atenciones(vault)] == [kept.id]


def test_nothing_of_it_shows_in_the_last_changes(psi: Office, vault: Vault) -> None:
    save_atencion(psi, vault, service(), woman("Ramona"))
    assert "atencion" not in {one.type for one in recent_changes(psi)}


def test_sealed_drafts(psi: Office, vault: Vault) -> None:
    keep_sealed_draft(psi, vault, "atencion:nueva", "atencion", {"motivo": "Mot"}, "motivo", 3)
    assert psi.store.value("SELECT count(*) FROM borrador") == 0
    assert "nueva" not in repr(psi.store.rows("SELECT * FROM boveda"))
    there = open_vault(psi, PHRASE)
    assert [(one.key, one.texts) for one in sealed_drafts(there)] == [
        ("atencion:nueva", {"motivo": "Mot"})
    ]
    drop_sealed_draft(psi, there, "atencion:nueva")
    assert sealed_drafts(open_vault(psi, PHRASE)) == []


def test_moved_out_on_purpose_she_is_the_same_person(psi: Office, vault: Vault) -> None:
    register_person(psi, woman("Anterior"))
    kept = save_atencion(psi, vault, service(), woman("Ramona", curp="GALR920101MZSRPM09"))
    sealed = vault.get(Persona, kept.persona or "")
    assert sealed is not None
    before = vault.version(sealed.id)
    moved, _ = move_out(psi, vault, sealed.id)
    assert (moved.id, moved.nombres, moved.curp) == (sealed.id, "Ramona", sealed.curp)
    assert moved.folio == "32020-PER-2026-A00002"
    assert [hit.id for hit in find_people(psi, "Ramona")] == [moved.id]
    assert find_sealed_people(vault) == []
    with psi.store.work("lectura") as work:
        there = work.version("persona", moved.id)
    assert before is not None
    assert there is not None
    assert there.fields["nombres"] == before.fields["nombres"]  # with the dot of its first save
    row = find_atenciones(vault)[0]
    assert (row.name, row.sealed) == ("Ramona García López", False)
    assert [one.what for one in vault.log(moved.id)] == ["movió", "guardó", "guardó"]
    with pytest.raises(StoreError, match="CAP-ACT-68"):
        move_out(psi, vault, moved.id)
    reopened = open_vault(psi, PHRASE)
    assert find_sealed_people(reopened) == []


def test_undoing_the_move_leaves_her_in_the_bin_not_lost(psi: Office, vault: Vault) -> None:
    kept = save_atencion(psi, vault, service(), woman("Ramona"))
    _, done = move_out(psi, vault, kept.persona or "")
    undo(psi, done.numbers)
    assert [one.name for one in binned(psi)] == ["Ramona García López"]


def test_the_rules_name_what_is_missing(psi: Office, vault: Vault) -> None:
    bare = save_atencion(psi, vault, Atencion())
    problems = check(bare, psi.catalogues, psi.today())
    assert {one.field for one in problems} == {
        "persona", "fecha_hora", "servicio", "vez", "profesional", "motivo",
    }  # fmt: skip
    future = service(fecha_hora=WHEN.replace(year=2030), proxima_cita=WHEN, persona="x", vez="PRI")
    codes = {one.code for one in check(future, psi.catalogues, psi.today())}
    assert codes == {"atencion.futura", "atencion.cita"}
