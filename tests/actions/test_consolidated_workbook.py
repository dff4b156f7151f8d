"""The state's workbook: a sheet a type of record, nobody's name without password, a pivot."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from captura.actions.closings import close_quarter, read_quarters
from captura.actions.consolidate import consolidate
from captura.actions.consolidated_rows import NAMELESS, ONLY_NAMED
from captura.actions.doubles import decide_double
from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.excel.passwords import unprotect
from captura.excel.safety import check
from captura.records.apoyo import Apoyo
from captura.records.conteo import Conteo
from captura.records.meta_anual import MetaAnual
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.registry import RECORDS
from captura.store.queries.sessions import attendance
from captura.store.queries.women import PLACE, women
from captura.store.rows import every
from tests.actions.world import JEREZ, LORETO, T2, World, deliver, talk, woman

PASSWORD = "ñandú candil 58"
SECRET = ("Zoila", "Garzaespina", "GAEZ910101MZSRSL07", "4921112233", "Seudónima")


@pytest.fixture
def accepted(world: World, state: Office, jerez: Office, loreto: Office) -> Office:
    """Two institutes accepted: talks, a support, a goal, a count; one woman with all her data."""
    her = woman(SECRET[0], SECRET[1], curp=SECRET[2], telefono=SECRET[3], alias=SECRET[4])
    activity, session = talk(jerez, her, woman("Ana", "Ríos"))
    person = attendance(jerez.store, session.id)[0].persona
    save_record(
        jerez,
        Apoyo(
            persona=person, fecha=dt.date(2026, 5, 12), tipo_apoyo="AM01", concepto="Para Zoila",
            cantidad=Decimal(2), unidad="caja", monto=125_050, programa="PROPIO",
            actividad=activity.id, recibo_firmado=True,
        ),
    )  # fmt: skip
    goal = MetaAnual(ejercicio=2026, instrumento="POA", estrategia="2.10.1", nombre="Pláticas",
                     cuenta="ACT", unidad="plática", meta_t2=4)  # fmt: skip
    with jerez.store.work("Ana") as work:
        work.save(goal)
        work.save(
            Conteo(actividad=activity.id, sesion=session.id, sexo="M", grupo_edad="GE5", cantidad=7)
        )
    talk(loreto, woman("Berta", "Luna", municipio=LORETO, localidad=f"{LORETO}0001"))
    for office in (jerez, loreto):
        deliver(office, state)
    return state


def written(office: Office, folder: Path, password: str | None = None) -> openpyxl.Workbook:
    path = folder / "consolidado.xlsx"
    consolidate(office, path, Period(2026, 1), Period(2026, 4), names_password=password)
    data = path.read_bytes()
    data = unprotect(data, password) if password else data
    assert not check(data).formulas
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(book: openpyxl.Workbook, title: str) -> list[dict[str, object]]:
    heads, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_what_was_published_stands_beside_today(
    accepted: Office, jerez: Office, tmp_path: Path
) -> None:
    assert rows_of(written(accepted, tmp_path), "Ajustes") == []
    close_quarter(accepted, T2, [JEREZ])
    talk(jerez, woman("Clara", "Sol"), name="Otra plática")
    deliver(jerez, accepted)
    found = rows_of(written(accepted, tmp_path), "Ajustes")
    assert {row["Clave"] for row in found} == {JEREZ}
    whole = {row["Medida"]: row for row in found if row["Estrategia"] == "(en total)"}
    shown = ("Publicado", "Hoy", "Diferencia")
    assert {name: tuple(row[one] for one in shown) for name, row in whole.items()} == {
        "Actividades": (1, 2, 1), "Asistencias": (2, 3, 1), "Contadas sin lista": (7, 7, 0),
        "Personas únicas": (2, 3, 1),
    }  # fmt: skip
    assert whole["Actividades"]["Cerrado el"] == dt.datetime(2026, 7, 6)  # noqa: DTZ001
    close_quarter(accepted, T2, read_quarters(accepted, T2))
    found = rows_of(written(accepted, tmp_path), "Ajustes")
    state = [row for row in found if row["Municipio"] == "(en total)"]
    assert state == found[-len(state) :]  # after those of the municipalities
    people = {
        row["Estrategia"]: (row["Publicado"], row["Hoy"])
        for row in state
        if row["Medida"] == "Personas únicas"
    }
    assert people["(en total)"] == (3, 4)  # Loreto closed later: its own counts as it was then
    assert len(people) > 1


def texts(book: openpyxl.Workbook) -> str:
    return " ".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )


def test_every_type_has_a_sheet_and_without_names_nobody_is_in_it(
    accepted: Office, tmp_path: Path
) -> None:
    book = written(accepted, tmp_path)
    sheets = {record.SHEET for name, record in RECORDS.items() if name not in ONLY_NAMED}
    assert sheets - {"Personas"} | {NAMELESS} <= set(book.sheetnames)
    assert "Personas" not in book.sheetnames
    said = texts(book)
    for word in (*SECRET, "Berta", "Para Zoila", "-PER-", "-PAR-", "-APO-", "Titular Inventada"):
        assert word not in said
    (support,) = rows_of(book, "Apoyos")
    assert (support["Municipio"], support["Sexo"], support["Monto"]) == (
        "Jerez",
        "M · Mujer",
        1250.5,
    )
    assert str(support["Actividad"]).startswith("32020-ACT-2026-")
    came = rows_of(book, "Asistencia")
    assert [row["Municipio"] for row in came] == ["Jerez", "Jerez", "Loreto"]
    assert came[0]["Fecha"] == dt.datetime(2026, 5, 5)  # noqa: DTZ001 - a cell knows no zone
    assert "Grupo de edad" in came[0]


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_no_sheet_has_two_columns_of_one_name(
    accepted: Office, tmp_path: Path, password: str | None
) -> None:
    """Whoever counts people by municipality must know which one it is."""
    book = written(accepted, tmp_path, password)
    for sheet in book:
        headings = [cell.value for cell in sheet[1]]
        assert len(headings) == len(set(headings)), (sheet.title, headings)
    people = rows_of(book, NAMELESS if password is None else "Personas")
    assert {"Municipio", "Municipio donde vive"} <= people[0].keys()


def test_with_names_and_a_password_it_says_who_and_nothing_sensitive(
    accepted: Office, tmp_path: Path
) -> None:
    book = written(accepted, tmp_path, PASSWORD)
    assert {record.SHEET for record in RECORDS.values()} <= set(book.sheetnames)
    her = next(row for row in rows_of(book, "Personas") if row["CURP"] == SECRET[2])
    assert her["Nombre completo"] == "Zoila Garzaespina López"
    assert "Lengua que habla" not in her
    came = rows_of(book, "Asistencia")
    assert {row["Folio de la persona"] for row in came} == {
        row["Folio"] for row in rows_of(book, "Personas")
    }


def test_the_women_reached_can_be_counted_from_its_sheets(
    accepted: Office, jerez: Office, loreto: Office, tmp_path: Path
) -> None:
    """As «Indicadores» counts: by where they live, joined ones once, nobody without a name."""
    talk(jerez, woman("Elvira", "Luz"), woman("Rosa", "Paz"), woman("Inés", "Mar"), name="Otra")
    near = {"municipio": LORETO, "localidad": f"{LORETO}0001"}
    talk(loreto, woman("Elvira", "Luz"), woman("Olga", "Sal", **near), name="Otra")
    for office in (jerez, loreto):
        deliver(office, accepted)
    state = accepted.store
    named = {(one.nombres, one.id[:5]): one for chunk in every(state, Persona) for one in chunk}
    with state.work("Ana") as work:
        work.save(replace(named["Rosa", JEREZ], municipio=None))
        work.save(replace(named["Inés", JEREZ], tipo_identificacion="ANO"))
    decide_double(accepted, named["Elvira", JEREZ].id, named["Elvira", LORETO].id, same=True)
    book = written(accepted, tmp_path, PASSWORD)
    people = {str(row["Folio"]): row for row in rows_of(book, "Personas")}
    shows = {str(row["Otra"]): str(row["Una"]) for row in rows_of(book, "Misma persona")}
    reached: dict[str, set[str]] = {}
    for row in rows_of(book, "Asistencia"):
        folio = str(row["Folio de la persona"])
        folio = shows.get(folio, folio)
        her = people[folio]
        if row["Asistió"] != "Sí" or her["Sexo"] != "M · Mujer":
            continue
        if str(her["¿Cómo se identifica?"]).startswith("ANO"):
            continue
        lives = her["Municipio donde vive"] or her["Municipio"]
        reached.setdefault(str(lives).split(" · ")[-1], set()).add(folio)
    found = women(state, "2026-01-01", "2026-12-31", PLACE)
    towns = accepted.catalogues["municipios"]
    assert {towns.label(key): n for key, n in found.items()} == {
        town: len(folios) for town, folios in reached.items()
    }
    assert sum(found.values()) == 6
    cover = " ".join(str(row[0]) for row in book["Portada"].iter_rows(values_only=True))
    assert "«Indicadores»" in cover


def test_the_figures_are_a_table_whose_sums_are_the_totals(
    accepted: Office, tmp_path: Path
) -> None:
    book = written(accepted, tmp_path)
    sheet = book["Cifras"]
    found = rows_of(book, "Cifras")
    assert sheet.tables["Cifras"].ref == f"A1:I{len(found) + 1}"
    assert list(sheet.tables["Cifras"].column_names) == list(found[0])
    assert not sheet.auto_filter.ref  # the table has its own: two would make Excel mend the file
    assert not sheet.merged_cells.ranges
    (total,) = rows_of(book, "Total")
    for measure in ("Actividades", "Asistencias", "Contadas sin lista"):
        mine = [row for row in found if row["Medida"] == measure]
        assert {row["Se suma"] for row in mine} == {"Sí"}
        assert sum(int(str(row["Valor"])) for row in mine) == total[measure] > 0
    whole = [
        row["Valor"]
        for row in found
        if row["Medida"] == "Personas únicas"
        and {row["Municipio"], row["Trimestre"], row["Estrategia"]} == {"(en total)"}
    ]
    assert whole == [total["Personas únicas"]] == [3]
    assert {type(row["Valor"]) for row in found} == {type(row["Año"]) for row in found} == {int}


def test_what_lies_outside_the_span_stays_out(accepted: Office, tmp_path: Path) -> None:
    path = tmp_path / "otro.xlsx"
    consolidate(accepted, path, Period(2025, 1), Period(2025, 4))
    book = openpyxl.load_workbook(path)
    for title in ("Actividades", "Sesiones", "Asistencia", "Conteos", "Apoyos", "Metas", "Cifras"):
        assert rows_of(book, title) == []
    assert book["Cifras"].tables["Cifras"].ref == "A1:I2"  # a table holds one row at least


def test_every_record_is_met_once_however_many_there_are(
    accepted: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("captura.store.rows.CHUNK", 2)
    with accepted.store.work("Ana") as work:
        for _ in range(3):
            work.save(woman())
    found = [one.id for chunk in every(accepted.store, RECORDS["persona"]) for one in chunk]
    assert found == sorted(set(found))
    assert len(found) == accepted.store.value("SELECT count(*) FROM persona WHERE deleted=0")
    assert len(found) > 2 * 2
