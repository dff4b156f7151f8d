"""Batch import: what arrives is merged as merge says, once, and found afterwards."""

from __future__ import annotations

import dataclasses
import json
import os
import random
from collections.abc import Callable

import pytest

from captura.records import merge
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.records.version import Version, line_of, read_line
from captura.store import rows
from captura.store.columns import shape_of
from captura.store.database import Store
from captura.store.lines import row_reader
from captura.store.search import search_people

Make = Callable[..., Store]


def people(store: Store, count: int) -> list[Persona]:
    with store.work("Ana") as work:
        return [
            work.save(Persona(nombres=f"Nombre{n}", primer_apellido="Luna", sexo="M"))
            for n in range(count)
        ]


def lines(store: Store, record_type: str = "persona") -> list[str]:
    ids = [row[0] for row in store.rows(f"SELECT id FROM {record_type}")]
    return [line_of(version) for version in rows.versions(store, record_type, ids)]


def apply(store: Store, arrived: list[str], source: str = "p") -> tuple[int, int, int]:
    with store.work("Recepción") as work:
        done = work.apply({"persona": arrived}, source)
    return done.new["persona"], done.changed["persona"], done.unchanged["persona"]


def test_new_then_unchanged_then_changed(new_store: Make) -> None:
    here, there = new_store("a"), new_store("b")
    saved = people(here, 30)
    assert apply(there, lines(here)) == (30, 0, 0)
    assert apply(there, lines(here)) == (0, 0, 30)
    assert lines(there) == lines(here)
    with here.work("Ana") as work:
        work.save(dataclasses.replace(saved[3], nombres="Otilia"))
    assert apply(there, lines(here), "q") == (0, 1, 29)
    assert lines(there) == lines(here)
    assert [hit.id for hit in search_people(there, "otil")] == [saved[3].id]
    assert there.value("SELECT count(*) FROM persona_search WHERE name MATCH 'nombre3'") == 0
    changes, package = there.rows(
        "SELECT r.changes, h.package FROM history_row r JOIN history h ON h.n=r.n"
    )[0]
    assert json.loads(changes) == {"nombres": ["Nombre3", "Otilia"]}
    assert package == "q"


def test_one_entry_an_import_names_its_package(new_store: Make) -> None:
    here, there = new_store("a"), new_store("b")
    people(here, 5)
    apply(there, lines(here), "paquete-1")
    found = there.rows("SELECT type, package, changes FROM history")
    assert [row[:2] for row in found] == [(None, "paquete-1")]
    assert json.loads(found[0][2])["new"] == {"persona": 5}
    assert there.value("SELECT count(*) FROM persona WHERE changed=1") == 5


def test_the_indexes_are_those_of_single_saves(new_store: Make, semilla: int) -> None:
    here, there = new_store("a"), new_store("b")
    saved = people(here, 40)
    draw = random.Random(semilla)
    arrived = lines(here)
    draw.shuffle(arrived)
    apply(there, arrived[:25])
    for person in draw.sample(saved, 10):
        with here.work("Ana") as work:
            work.save(dataclasses.replace(person, telefono="4921234567", primer_apellido="Peña"))
    with here.work("Ana") as work:
        work.delete(saved[0])
    arrived = lines(here) + lines(here)
    draw.shuffle(arrived)
    apply(there, arrived)
    assert lines(there) == lines(here)
    for store in (here, there):
        with store.work("Ana") as work:  # FTS5 compares its index with the names
            work.execute(
                "INSERT INTO persona_search(persona_search, rank) VALUES('integrity-check', 1)"
            )
    keys = "SELECT k.key, p.id FROM block_key k JOIN persona p ON p.rowid=k.persona ORDER BY 1, 2"
    assert there.rows(keys) == here.rows(keys)
    assert here.value("SELECT count(*) FROM block_key") > 40


def test_a_concurrent_edit_makes_a_clash_on_both_sides(new_store: Make) -> None:
    here, there = new_store("a"), new_store("b")
    (saved,) = people(here, 1)
    apply(there, lines(here))
    for store, name in ((here, "Olga"), (there, "Irma")):
        with store.work("Ana") as work:
            work.save(dataclasses.replace(saved, nombres=name))
    mine, theirs = lines(here), lines(there)
    apply(here, theirs)
    apply(there, mine)
    assert lines(here) == lines(there)
    version = read_line(lines(here)[0])
    assert set(merge.clashes(version)["nombres"]) == {"Olga", "Irma"}
    assert here.value("SELECT count(*) FROM persona WHERE clash IS NOT NULL") == 1


def test_fields_of_a_later_release_are_kept(new_store: Make) -> None:
    here, there = new_store("a"), new_store("b")
    (saved,) = people(here, 1)
    with here.work("Ana") as work:
        version = work.version("persona", saved.id)
    assert version is not None
    changes: dict[str, str | None] = {
        "signo": "libra",
        "edad_declarada": "007",
        "fecha_nacimiento": "ayer",
        "jefa_hogar": "tal vez",
    }
    future = merge.edit(version, changes, "a" * 16, 7)
    line = line_of(future)
    assert apply(there, [line]) == (1, 0, 0)
    assert lines(there) == [line]
    with there.work("Ana") as work:
        work.save(dataclasses.replace(saved, nombres="Olga"))
    after = read_line(lines(there)[0])
    assert after.fields["signo"] == future.fields["signo"]
    for name in changes:
        assert after.fields[name] == future.fields[name]
    shown = there.get(Persona, saved.id)
    assert shown is not None
    assert (shown.edad_declarada, shown.fecha_nacimiento, shown.jefa_hogar) == (None, None, None)
    with there.work("Ana") as work:
        work.save(dataclasses.replace(saved, nombres="Olga", edad_declarada=7))
    assert read_line(lines(there)[0]).fields["edad_declarada"][0][0] == "7"


def test_a_bad_line_undoes_the_whole_import(new_store: Make) -> None:
    here, there = new_store("a"), new_store("b")
    people(here, 3)
    good = lines(here)
    with pytest.raises(ValueError):
        apply(there, [*good, good[0].replace(",", ", ", 1)])
    assert there.value("SELECT count(*) FROM persona") == 0
    assert there.value("SELECT count(*) FROM history") == 0


BAD = (
    lambda line: line + " ",
    lambda line: line.replace('"persona"', '"actividad"'),
    lambda line: line.replace("32020-", "3202-"),
    lambda line: line.replace(":1}", ":0}"),
    lambda line: line.replace(":1}", ":true}"),
    lambda line: line.replace(',1]],["creado_por"', ',2]],["creado_por"'),
    lambda line: line.replace('"Ana"', '""'),
    lambda line: line.replace('"Ana"', "7"),
    lambda line: line.replace('"Ana"', "null"),
    lambda line: line.replace('["creado_en"', '["zreado_en"'),
    lambda line: "[" + line + "]",
    lambda line: line[:-1],
    lambda line: line.replace("é", "\\u00e9"),
    lambda line: "[" * 100_000,
)


@pytest.mark.parametrize("spoil", BAD)
def test_the_short_way_refuses_what_the_long_way_refuses(
    store: Store, spoil: Callable[[str], str]
) -> None:
    with store.work("Ana") as work:
        work.save(Persona(nombres="José", creado_por="Ana"))
    (line,) = lines(store)
    read = row_reader(shape_of(Persona), 1)
    read(line)
    spoiled = spoil(line)
    assert spoiled != line
    with pytest.raises(ValueError):
        read(spoiled)
    if '"actividad"' not in spoiled:  # read_line reads any type
        with pytest.raises(ValueError):
            read_line(spoiled)


def test_the_short_way_gives_the_row_of_the_long_way(store: Store, semilla: int) -> None:
    draw = random.Random(semilla)
    shape = shape_of(Persona)
    read = row_reader(shape, 5)
    names = [*shape.names, "desconocido"]
    for _ in range(300):
        version = Version("persona", "32020-01890a5d-ac96-774b-bcce-b302099a8057")
        for n in range(1, draw.randint(2, 5)):
            changes: dict[str, str | None] = {
                name: draw.choice(["Ñandú", "7", "12", "007", "2026-01-01", None])
                for name in draw.sample(names, draw.randint(1, 20))
            }
            version = merge.edit(version, changes, draw.choice(["a", "b"]) * 16, n)
            if draw.random() < 0.1:
                version = merge.delete(version, "c" * 16, n)
            if draw.random() < 0.1:
                other = merge.edit(version, {"nombres": "Eva"}, "d" * 16, n)
                mine = merge.edit(version, {"nombres": "Ana"}, "e" * 16, n)
                version = merge.merge(mine, other)
        row = shape.row(version, 5)
        assert read(line_of(version)) == row
        assert line_of(shape.version(row)) == line_of(version)


def test_numbers_of_many_chunks_and_types(new_store: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("captura.store.bulk.CHUNK", 7)
    monkeypatch.setattr("captura.store.late_index._KEYS_AT_ONCE", 10)
    monkeypatch.setattr("captura.store.late_index._CHUNK", 7)
    here, there = new_store("a"), new_store("b")
    people(here, 50)
    with here.work("Ana") as work:
        for n in range(20):
            work.save(Actividad(nombre=f"Taller {n}"))
    arrived = {"persona": iter(lines(here)), "actividad": iter(lines(here, "actividad"))}
    with there.work("Ana") as work:
        done = work.apply(arrived, "p")
        assert work.touched.types == {"persona", "actividad"}
    assert done.new == {"persona": 50, "actividad": 20}
    assert lines(there) == lines(here)
    assert len(search_people(there, "luna", 100)) == 50


def test_writers_of_two_openings_differ(new_store: Make) -> None:
    here = new_store("a")
    people(here, 1)
    key = bytes(range(48))
    here.close()
    with Store.open(here.path, key, clock=here.clock, random=os.urandom) as again:
        people(again, 1)
        writers = {next(iter(read_line(line).vector)) for line in lines(again)}
    assert len(writers) == 2


def test_a_spoiled_letter_is_refused_as_read_line_refuses_it(store: Store, semilla: int) -> None:
    draw = random.Random(semilla)
    with store.work("Ana") as work:
        work.save(Persona(nombres="José", primer_apellido="Ñúñez", sexo="M", edad_declarada=30))
    (line,) = lines(store)
    read = row_reader(shape_of(Persona), 1)
    letters = '"\\,:[]{}0a1é\x07\u00a0'
    for _ in range(3000):
        place = draw.randrange(len(line))
        cut = draw.choice((0, 1, 2))
        spoiled = line[:place] + draw.choice(letters) * draw.randint(0, 1) + line[place + cut :]
        try:
            version = read_line(spoiled)
        except ValueError:
            with pytest.raises(ValueError):
                read(spoiled)
        else:
            if version.type == "persona":
                assert read(spoiled) == shape_of(Persona).row(version, 1)


def test_late_indexes_are_there_again(new_store: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("captura.store.bulk.CHUNK", 5)
    here, there = new_store("a"), new_store("b")
    people(here, 12)
    indexes = "SELECT name, sql FROM sqlite_master WHERE type='index' ORDER BY name"
    before = there.rows(indexes)
    apply(there, lines(here))
    assert there.rows(indexes) == before
    assert there.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_record_changed_twice_in_one_import_keeps_its_old_value(
    new_store: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("captura.store.bulk.CHUNK", 1)
    here, there = new_store("a"), new_store("b")
    (saved,) = people(here, 1)
    apply(there, lines(here))
    steps = []
    for name in ("Olga", "Irma"):
        with here.work("Ana") as work:
            work.save(dataclasses.replace(saved, nombres=name))
        steps += lines(here)
    assert apply(there, steps) == (0, 2, 0)
    (changes,) = there.rows("SELECT changes FROM history_row")
    assert json.loads(changes[0]) == {"nombres": ["Nombre0", "Irma"]}
