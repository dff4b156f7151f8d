"""INEGI's localities: read once, there after every opening, in lists and in what is typed."""

from __future__ import annotations

import pytest

from captura.actions.localities import import_localities, with_localities
from captura.actions.office import Office
from captura.actions.paste_list import person_of
from captura.errors import CapturaError
from captura.records.localities import counted
from tests.actions.world import JEREZ, World

FILE = (
    "cvegeo,cve_mun,nom_mun,cve_loc,nom_loc,ambito\n"
    "320200001,020,Jerez,0001,Jerez de García Salinas,Urbano\n"
    "320200012,020,Jerez,0012,Ermita de Guadalupe,Rural\n"
    "010010001,001,Aguascalientes,0001,Aguascalientes,Urbano\n"
)


def test_localities_are_there_after_the_next_opening(world: World, jerez: Office) -> None:
    done = import_localities(jerez, FILE.encode("latin-1"))
    assert (done.found, done.new) == (2, 1)
    assert "320200012" in jerez.catalogues["localidades"]
    jerez.close()
    again = world.office(JEREZ)
    assert again.catalogues["localidades"].label("320200012") == "Ermita de Guadalupe"
    listed = person_of(again, 1, {"nombres": "Ana", "localidad_texto": "ermita de guadalupe"})
    assert listed.persona.localidad == "320200012"


def test_a_second_file_adds_and_loses_nothing(jerez: Office) -> None:
    import_localities(jerez, FILE.encode())
    more = FILE.splitlines()[0] + "\n320200013,020,Jerez,0013,Los Haro,Rural\n"
    import_localities(jerez, more.encode())
    kept = jerez.catalogues["localidades"]
    assert {"320200001", "320200012", "320200013"} <= kept.by_code.keys()


def test_a_bad_row_is_named_and_nothing_changes(jerez: Office) -> None:
    with pytest.raises(CapturaError, match="renglón 5"):
        import_localities(jerez, (FILE + "32020,020,Jerez,0099,Corta,Rural\n").encode())
    assert jerez.store.meta("localidades") is None


def test_an_office_of_before_keeps_its_list_until_the_file_is_read_again(jerez: Office) -> None:
    kept = with_localities(jerez.catalogues, '[["320200012", "La Ermita", "32020", "R"]]')
    before = kept["localidades"].by_code["320200012"]
    assert (before.extra["ambito"], counted(before, "poblacion")) == ("R", None)
    more = FILE.replace("ambito\n", "ambito,pob_total\n").replace("Rural\n", "Rural,900\n")
    more = more.replace("Urbano\n", "Urbano,\n")
    import_localities(jerez, more.encode())
    assert counted(jerez.catalogues["localidades"].by_code["320200012"], "poblacion") == 900
