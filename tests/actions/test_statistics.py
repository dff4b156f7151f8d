"""What the state gets of the vault: counts that lead back to nobody."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from captura.actions.atenciones import delete_atencion, restore_atencion, save_atencion
from captura.actions.demonstration.cast import PHRASE
from captura.actions.office import Office
from captura.actions.publish_statistics import Published, publish_statistics
from captura.actions.review_delivery import review_delivery
from captura.actions.vault import create_vault, open_vault
from captura.errors import RoleError
from captura.records.atencion import Atencion
from captura.records.atencion_estadistica import AtencionEstadistica
from captura.records.periods import Period
from captura.records.version import line_of
from captura.store.rows import many, versions
from captura.store.vault import Vault, sealed_lines, take_sealed
from tests.actions.attending import PSI, WHEN, again, enter, service
from tests.actions.world import T2, World, deliver, dump, woman

T3 = Period(2026, 3)


@pytest.fixture
def psi(world: World, jerez: Office) -> Office:
    return enter(world, jerez)


@pytest.fixture
def vault(psi: Office) -> Vault:
    return create_vault(psi, PHRASE)


def attend(psi: Office, vault: Vault, count: int) -> list[Atencion]:
    return [
        save_atencion(
            psi,
            vault,
            service(fecha_hora=WHEN + dt.timedelta(days=n), nota=f"Secreto{n}"),
            woman(f"Reservada{n}", "Inventada", sexo="M"),
        )
        for n in range(count)
    ]


def published(office: Office) -> dict[str, AtencionEstadistica]:
    found = office.store.rows("SELECT id FROM atencion_estadistica WHERE deleted=0")
    return many(office.store, AtencionEstadistica, [row[0] for row in found])


def test_each_finished_service_of_the_quarter_is_one(psi: Office, vault: Vault) -> None:
    attend(psi, vault, 3)
    save_atencion(psi, vault, service(estado_registro="BOR"), woman("Borrador", "Inventada"))
    save_atencion(psi, vault, service(fecha_hora=dt.datetime(2026, 8, 1, 9)), woman("Otra", "I"))  # noqa: DTZ001
    assert publish_statistics(psi, vault, T2) == Published(3, 0, 0, 3)
    assert publish_statistics(psi, vault, T2) == Published(0, 0, 0, 3)
    kinds = {
        (one.servicio, one.modalidad, one.sexo, one.primera_en_anio)
        for one in published(psi).values()
    }
    assert kinds == {("SV03", "PRE", "M", True)}


def test_what_is_corrected_deleted_or_moved_follows(psi: Office, vault: Vault) -> None:
    first, second, third = attend(psi, vault, 3)
    publish_statistics(psi, vault, T2)
    kept = {one.id: vault.get(Atencion, one.id) for one in (first, second, third)}
    assert all(kept.values())
    save_atencion(psi, vault, replace(kept[first.id], servicio="SV01"))  # type: ignore[type-var]
    delete_atencion(psi, vault, second.id)
    save_atencion(
        psi,
        vault,
        replace(kept[third.id], fecha_hora=dt.datetime(2026, 7, 2, 9)),  # type: ignore[type-var]  # noqa: DTZ001
    )
    assert publish_statistics(psi, vault, T2) == Published(0, 1, 2, 1)
    assert publish_statistics(psi, vault, T3) == Published(1, 0, 0, 1)
    restore_atencion(psi, vault, second.id)
    assert publish_statistics(psi, vault, T2).new == 1
    assert {one.periodo for one in published(psi).values()} == {"2026-T2", "2026-T3"}


def test_two_laptops_that_published_before_they_met_count_each_service_once(
    world: World, jerez: Office, psi: Office, vault: Vault
) -> None:
    attend(psi, vault, 2)
    other = again(world, world.copy(jerez, "otra", device_key=False), PSI)
    there = open_vault(other, PHRASE)
    for office, opened in ((psi, vault), (other, there)):
        assert publish_statistics(office, opened, T2).total == 2
    lines = [
        line_of(version)
        for version in versions(other.store, AtencionEstadistica.TYPE, list(published(other)))
    ]
    with psi.store.work("intercambio") as work:
        work.apply({AtencionEstadistica.TYPE: lines}, "paquete")
        take_sealed(work, sealed_lines(other.store))
    assert len(published(psi)) == 4
    met = open_vault(psi, PHRASE)
    assert publish_statistics(psi, met, T2) == Published(0, 0, 2, 2)
    assert len(published(psi)) == 2


def test_nothing_of_it_leads_back(psi: Office, vault: Vault) -> None:
    made = attend(psi, vault, 12)
    publish_statistics(psi, vault, T2)
    order = [vault.get(Atencion, one.id).estadistica for one in made]  # type: ignore[union-attr]
    saved = psi.store.rows(
        "SELECT id, who, changes FROM history WHERE type='atencion_estadistica' ORDER BY n"
    )
    assert [row[0] for row in saved] != order  # one chance in 12! that they agree
    assert sorted(str(one) for one in order) != order
    assert {row[1] for row in saved} == {""}
    times = {one.creado_en for one in published(psi).values()}
    assert times == {dt.datetime(2026, 4, 1)}  # noqa: DTZ001
    stamps = {record_id.split("-")[1] for record_id in published(psi)}
    assert len(stamps) == 1  # all ids bear the quarter's first moment
    assert {one.creado_por for one in published(psi).values()} == {"Captura"}
    plain = json.dumps([[str(cell) for cell in row] for rows in dump(psi).values() for row in rows])
    assert "Secreto" not in plain
    assert "Reservada" not in plain
    assert PSI not in json.dumps([row[2] for row in saved])


def test_they_alone_reach_the_state(
    world: World, jerez: Office, state: Office, psi: Office, vault: Vault
) -> None:
    attend(psi, vault, 2)
    publish_statistics(psi, vault, T2)
    _, decided, _ = deliver(jerez, state)
    assert decided.applied.new["atencion_estadistica"] == 2
    assert "persona" not in decided.applied.new
    assert published(state) == published(psi)


def test_the_review_says_that_they_are_behind(jerez: Office, psi: Office, vault: Vault) -> None:
    def told() -> bool:
        return "estadistica_atrasada" in {
            one.problem.code for one in review_delivery(jerez, T2).found
        }

    assert not told()
    attend(psi, vault, 1)
    assert told()
    publish_statistics(psi, vault, T2)
    assert not told()


def test_a_titular_makes_none(jerez: Office, vault: Vault) -> None:
    with pytest.raises(RoleError):
        publish_statistics(jerez, vault, T2)
