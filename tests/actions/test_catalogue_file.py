"""The signed file of catalogues: read by who knows the state, refused in every other case."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from captura.actions.catalogue_file import read_catalogues, write_catalogues
from captura.actions.deadlines import set_deadline
from captura.actions.demonstration.cast import PHRASE
from captura.actions.editions import editions_to_tell
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.state_lists import NewEntry, add_entry, close_entry
from captura.errors import CapturaError
from captura.keys.signing import new_pair, sign
from captura.packages.catalogue_file import MOST_BYTES, CatalogueFile, catalogue_bytes
from captura.records.actividad import Actividad
from captura.records.deadlines import deadline
from captura.records.rules import check
from captura.store.queries.written import words_offered
from tests.actions.world import JEREZ, T2, World, dump
from tests.app.command import captura

NAME, DAY = "fuente_apoyo", dt.date(2026, 7, 20)
NEW = NewEntry("Colecta", dt.date(2026, 1, 1), "Acuerdo 7/2026")


@pytest.fixture
def code(state: Office) -> str:
    set_deadline(state, T2, DAY)
    return add_entry(state, NAME, NEW).code


def planned() -> Actividad:
    """An activity with all it must have."""
    return Actividad(
        nombre="Feria de servicios", tipo_actividad="AC06", estrategia="2.10.6",
        programa_origen="PROPIO", estatus="PLA", fecha_inicio=DAY, localidad="320200001",
        responsable="Facilitadora Inventada", modo_conteo="NOM",
    )  # fmt: skip


def refused(office: Office, data: bytes) -> str:
    before = dump(office)
    with pytest.raises(CapturaError) as error:
        read_catalogues(office, data)
    assert dump(office) == before
    return error.value.code


def test_an_institute_reads_it_without_any_acuse(state: Office, jerez: Office, code: str) -> None:
    name, data = write_catalogues(state)
    assert name == "catalogos-edicion-2.catalogos"
    assert write_catalogues(state)[1] == data
    done = read_catalogues(jerez, data)
    assert (done.edition, done.before, done.now) == (2, 0, 2)
    assert jerez.catalogues[NAME].label(code) == "Colecta"
    assert deadline(jerez.catalogues, T2) == DAY
    before = dump(jerez)
    assert read_catalogues(jerez, data).before == 2
    assert dump(jerez) == before


def test_an_institution_of_the_state_stands_beside_the_institutes_own(
    state: Office, jerez: Office
) -> None:
    texts = ("Radio Jerez; Ejido La Luz", "Radio jerez")
    first, _ = [save_activity(jerez, replace(planned(), instituciones_otras=text))[0]
                for text in texts]  # fmt: skip
    like = NewEntry("Radio Jerez", dt.date(2026, 1, 1), "Convenio 3/2026", like="OSC")
    code = add_entry(state, "instituciones", like).code
    assert check(first, jerez.catalogues, jerez.today()) == []
    read_catalogues(jerez, write_catalogues(state)[1])
    assert code in {one.code for one in jerez.catalogues["instituciones"].open_on(DAY)}
    own = [text for text, _ in words_offered(jerez.store)["instituciones_otras"]]
    assert own == ["Ejido La Luz", "Radio Jerez", "Radio jerez"]
    said = check(first, jerez.catalogues, jerez.today())
    assert [one.code for one in said] == ["actividad.institucion"]  # what was written stays
    assert first.instituciones_otras == texts[0]


def test_an_older_file_brings_nothing_back(state: Office, jerez: Office, code: str) -> None:
    older = write_catalogues(state)[1]
    close_entry(state, NAME, code, DAY, "Acuerdo 8/2026")
    read_catalogues(jerez, write_catalogues(state)[1])
    before = dump(jerez)
    done = read_catalogues(jerez, older)
    assert (done.edition, done.now) == (2, 3)
    assert dump(jerez) == before
    assert jerez.catalogues[NAME].by_code[code].until == DAY


def test_a_state_restored_takes_back_what_it_had_set(state: Office, code: str) -> None:
    data = write_catalogues(state)[1]
    with state.store.work(who="prueba", device="A") as work:
        work.execute("DELETE FROM meta WHERE key=?", (NAME,))
    read_catalogues(state, data)
    assert state.catalogues[NAME].label(code) == "Colecta"


def test_nothing_set_makes_no_file(state: Office) -> None:
    with pytest.raises(CapturaError, match="CAP-CAT-20"):
        write_catalogues(state)


def test_one_who_knows_no_state_reads_none(state: Office, loreto: Office, code: str) -> None:
    data = write_catalogues(state)[1]
    with loreto.store.work(who="prueba", device="A") as work:
        work.execute("DELETE FROM meta WHERE key='estado'")
    assert refused(loreto, data) == "CAP-CAT-19"


@pytest.mark.parametrize("change", ["catalogos", "edicion", "estado", "firma"])
def test_altered_it_is_refused(state: Office, jerez: Office, code: str, change: str) -> None:
    value = json.loads(write_catalogues(state)[1])
    value[change] = {
        "catalogos": {
            name: text.replace("Colecta", "Rifa") for name, text in value["catalogos"].items()
        },
        "edicion": 9,
        "estado": "Otra",
        "firma": "0" * 128,
    }[change]
    assert refused(jerez, json.dumps(value).encode()) == "CAP-CAT-16"


def test_of_another_state_it_is_refused(state: Office, jerez: Office, code: str) -> None:
    content = CatalogueFile(state.name, 2, False, editions_to_tell(state))
    other = catalogue_bytes(content, partial(sign, new_pair(os.urandom).private))
    assert refused(jerez, other) == "CAP-CAT-16"


def test_practice_and_truth_never_mix(state: Office, jerez: Office, code: str) -> None:
    content = CatalogueFile(state.name, 2, True, editions_to_tell(state))
    data = catalogue_bytes(content, partial(sign, state.state_pair.private))
    assert refused(jerez, data) == "CAP-CAT-18"
    assert refused(replace(jerez, practice=True), write_catalogues(state)[1]) == "CAP-CAT-18"


def test_of_a_newer_release_it_asks_to_update(jerez: Office) -> None:
    assert refused(jerez, b'{"captura":"catalogos","formato":2,"otro":[]}') == "CAP-CAT-17"


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b" " * (MOST_BYTES + 1)])
def test_anything_else_is_no_such_file(jerez: Office, data: bytes) -> None:
    assert refused(jerez, data) == "CAP-CAT-15"


def test_rows_that_are_none_are_refused_whoever_signed(state: Office, jerez: Office) -> None:
    lists = {NAME: "codigo,etiqueta,edicion\nE 1,Uno,1\n"}
    content = CatalogueFile(state.name, 1, False, lists)
    data = catalogue_bytes(content, partial(sign, state.state_pair.private))
    assert refused(jerez, data) == "CAP-PAQ-02"


def test_lists_that_are_closed_here_are_passed_over(state: Office, jerez: Office) -> None:
    """Not even the state may change what the census or a law fixes."""
    lists = {"sexo": "codigo,etiqueta,edicion\nZ,Otro,1\n", "de_otra_version": "x"}
    content = CatalogueFile(state.name, 1, False, lists)
    read_catalogues(jerez, catalogue_bytes(content, partial(sign, state.state_pair.private)))
    assert "Z" not in jerez.catalogues["sexo"]
    assert jerez.store.meta("sexo") is None


def test_it_stays_after_the_next_opening(
    world: World, state: Office, jerez: Office, code: str
) -> None:
    read_catalogues(jerez, write_catalogues(state)[1])
    jerez.close()
    assert code in world.office(jerez.institute).catalogues[NAME]


def test_the_command_line_reads_it_too(
    world: World, state: Office, jerez: Office, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.catalogos"
    file.write_bytes(write_catalogues(state)[1])
    folder = str(jerez.folder.root)
    jerez.close()
    line = ("catalogos", str(file), "--datos", folder, "--clave-stdin")
    done = captura(*line, said=PHRASE)
    assert (done.returncode, done.stdout) == (
        0,
        "Catálogos de la edición 2; aquí ya van en la 2\n",
    )
    file.write_bytes(file.read_bytes().replace(b"Colecta", b"Rifa"))
    done = captura(*line, said=PHRASE)
    assert done.returncode == 2
    assert "CAP-CAT-16" in done.stderr
    assert code in world.office(JEREZ).catalogues[NAME]
