"""An edition reaches its place whole or not at all: a folder of Parquet, a schema of PostgreSQL."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from captura.actions.office import Office
from captura.actions.publish import make_edition, to_parquet, to_postgres
from captura.errors import PublishError
from captura.publishing import parquet, postgres
from captura.publishing.postgres import Address, read_address
from captura.publishing.table import (
    DATE,
    DECIMAL,
    MONEY,
    TEXT,
    WHOLE,
    Column,
    Edition,
    Table,
    text_of,
)
from tests.publishing.crowd import YEAR
from tests.publishing.server import Server

COLUMNS = (
    Column("palabra", TEXT, "dice 'algo': así"),
    Column("cuantas", WHOLE, "un número"),
    Column("pesos", MONEY, "dinero"),
    Column("dia", DATE, "una fecha"),
    Column("horas", DECIMAL, "una duración"),
)
ROWS = (
    ("=1+1", 3, 125_050, dt.date(2026, 5, 5), "1.5"),
    ('con "comillas", coma\ny renglón', None, -5, None, None),
    (None, 2**62, 2**62, dt.date(1999, 12, 31), "0"),
)
READ = [
    ("=1+1", 3, Decimal("1250.50"), dt.date(2026, 5, 5), Decimal("1.5")),
    ('con "comillas", coma\ny renglón', None, Decimal("-0.05"), None, None),
    (None, 2**62, Decimal(2**62).scaleb(-2), dt.date(1999, 12, 31), Decimal("0")),
]
SMALL = Edition(
    "prueba_1", "De dónde viene: «aquí», 'así'", (Table("cosa", "Cosas", COLUMNS, ROWS),)
)


def parquet_rows(path: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(":memory:") as reader:
        return reader.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()


def test_text_holds_no_heading_and_nothing_for_no_value() -> None:
    first, second, *_ = "".join(text_of(SMALL.tables[0])).split("\n", 1)
    assert first == "=1+1,3,1250.50,2026-05-05,1.5"
    assert ",,-0.05,,\n" in second


def test_long_tables_come_in_blocks() -> None:
    long = dataclasses.replace(SMALL.tables[0], rows=ROWS * 5_000)
    blocks = list(text_of(long))
    assert len(blocks) > 5
    assert "".join(blocks) == "".join(text_of(SMALL.tables[0])) * 5_000


def test_parquet_holds_what_was_given(tmp_path: Path) -> None:
    place = parquet.publish(tmp_path, SMALL, tmp_path)
    assert parquet_rows(place / "cosa.parquet") == READ
    with duckdb.connect(":memory:") as reader:
        said = reader.execute(
            "SELECT decode(value) FROM parquet_kv_metadata(?)", [str(place / "cosa.parquet")]
        ).fetchall()
    assert any("De dónde viene" in line for (line,) in said)
    assert [one.name for one in tmp_path.iterdir()] == ["prueba_1"]


def test_parquet_that_fails_leaves_nothing(tmp_path: Path) -> None:
    broken = dataclasses.replace(
        SMALL.tables[0], name="otra", rows=[("x", "no es número", 1, None, None)]
    )
    with pytest.raises(PublishError) as refused:
        parquet.publish(
            tmp_path, dataclasses.replace(SMALL, tables=(*SMALL.tables, broken)), tmp_path
        )
    assert refused.value.code == "CAP-PUB-06"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(PublishError):
        parquet.publish(tmp_path / "no existe", SMALL, tmp_path)


def test_the_state_publishes_a_folder_and_notes_it(state: Office, tmp_path: Path) -> None:
    edition, place = to_parquet(state, YEAR, tmp_path)
    for table in edition.tables:
        assert len(parquet_rows(place / f"{table.name}.parquet")) == len(table.rows)
    assert list(state.folder.temporary.iterdir()) == []
    noted = state.store.value("SELECT reason FROM history ORDER BY n DESC LIMIT 1")
    assert noted == f"publicación para análisis en Parquet, {YEAR}"


def test_a_publication_that_fails_is_not_noted(state: Office, tmp_path: Path) -> None:
    before = state.store.value("SELECT count(*) FROM history")
    with pytest.raises(PublishError):
        to_parquet(state, YEAR, tmp_path / "no existe")
    assert state.store.value("SELECT count(*) FROM history") == before


def test_postgres_holds_what_was_given_and_says_what_it_is(server: Server) -> None:
    postgres.publish(read_address(server.address()), server.password, SMALL)
    assert [tuple(row) for row in server.ask("SELECT * FROM prueba_1.cosa")] == READ
    said = server.ask("SELECT obj_description('prueba_1'::regnamespace, 'pg_namespace')")
    assert said == [[SMALL.says]]
    columns = server.ask("SELECT col_description('prueba_1.cosa'::regclass, 1)")
    assert columns == [["dice 'algo': así"]]


def test_an_edition_is_never_written_over(server: Server) -> None:
    twice = dataclasses.replace(SMALL, name="prueba_2")
    address = read_address(server.address())
    postgres.publish(address, server.password, twice)
    with pytest.raises(PublishError) as refused:
        postgres.publish(address, server.password, twice)
    assert refused.value.code == "CAP-PUB-05"
    assert "42P06" in refused.value.what
    assert server.ask("SELECT count(*) FROM prueba_2.cosa") == [[3]]


def test_what_fails_half_way_leaves_nothing(server: Server) -> None:
    broken = dataclasses.replace(
        SMALL.tables[0], name="otra", rows=[("x", "no es número", 1, None, None)]
    )
    halved = dataclasses.replace(SMALL, name="prueba_3", tables=(*SMALL.tables, broken))
    with pytest.raises(PublishError) as refused:
        postgres.publish(read_address(server.address()), server.password, halved)
    assert "no es número" not in str(refused.value)
    assert server.ask("SELECT 1 FROM pg_namespace WHERE nspname='prueba_3'") == []


def test_the_state_publishes_a_schema_and_notes_it(state: Office, server: Server) -> None:
    edition = to_postgres(state, YEAR, read_address(server.address()), server.password)
    for table in edition.tables:
        assert server.ask(f"SELECT count(*) FROM {edition.name}.{table.name}") == [
            [len(table.rows)]
        ]
    people = server.ask(f"SELECT count(DISTINCT persona) FROM {edition.name}.asistencia")
    assert people[0][0] > 0
    assert make_edition(state, YEAR).says[:40] in str(
        server.ask(f"SELECT obj_description('{edition.name}'::regnamespace, 'pg_namespace')")
    )
    noted = state.store.value("SELECT reason FROM history ORDER BY n DESC LIMIT 1")
    assert noted == f"publicación para análisis en PostgreSQL, {YEAR}"


def test_a_wrong_password_and_a_silent_port_are_sentences(server: Server) -> None:
    address = read_address(server.address())
    with pytest.raises(PublishError) as wrong:
        postgres.publish(address, "otra", SMALL)
    assert wrong.value.code == "CAP-PUB-05"
    with pytest.raises(PublishError) as silent:
        postgres.publish(dataclasses.replace(address, port=1), server.password, SMALL)
    assert silent.value.code == "CAP-PUB-04"
    assert server.password not in str(wrong.value) + str(silent.value)


def test_to_another_computer_nothing_goes_in_the_clear(server: Server) -> None:
    """This server has no TLS; 127.0.0.2 is it under a name that isn't this computer's own."""
    open_text = dataclasses.replace(SMALL, name="prueba_4")
    with pytest.raises(PublishError) as refused:
        postgres.publish(read_address(server.address("127.0.0.2")), server.password, open_text)
    assert refused.value.code == "CAP-PUB-04"
    assert server.ask("SELECT 1 FROM pg_namespace WHERE nspname='prueba_4'") == []


def test_addresses() -> None:
    assert read_address("postgresql://ana%40x@h/b") == Address("h", 5432, "b", "ana@x")
    found = read_address("postgres://ana@[::1]:5433/b?sslrootcert=/etc/ca.pem")
    assert found == Address("::1", 5433, "b", "ana", Path("/etc/ca.pem"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("postgresql://ana:secreta@h/b", "CAP-PUB-03"),
        ("postgresql://ana:@h/b", "CAP-PUB-03"),
        ("http://ana@h/b", "CAP-PUB-02"),
        ("postgresql://h/b", "CAP-PUB-02"),
        ("postgresql://ana@h", "CAP-PUB-02"),
        ("postgresql://ana@h:puerto/b", "CAP-PUB-02"),
        ("postgresql://ana@h/b?sslmode=disable", "CAP-PUB-02"),
        ("", "CAP-PUB-02"),
    ],
)
def test_a_bad_address_is_a_sentence_without_it(text: str, code: str) -> None:
    with pytest.raises(PublishError) as refused:
        read_address(text)
    assert refused.value.code == code
    assert "secreta" not in str(refused.value)
