"""INEGI's catalogue of localities is read in its usual shapes, and a bad row is named."""

from __future__ import annotations

import pytest

from captura.errors import CapturaError
from captura.records.catalogues import Catalogue
from captura.records.localities import counted, localities_in, read_localities

OWN = """cvegeo,cve_mun,nom_mun,cve_loc,nom_loc,ambito
320200001,020,Jerez,0001,Jerez de García Salinas,Urbano
320200002,020,Jerez,0002,San José,Rural
320390007,039,Río Grande,0007,San Jose,Rural
320200009,020,Jerez,0009,La Joya,Rural
320200010,020,Jerez,0010,La Joya,
"""
NATIONAL = """CVE_ENT,CVE_MUN,NOM_MUN,CVE_LOC,NOM_LOC,AMBITO
01,001,Aguascalientes,0001,Aguascalientes,U
32,1,Apozol,1,Apozol,U
32,1,Apozol,0,Total del Municipio,
32,1,Apozol,9999,Localidades de dos viviendas,
"""


def test_keys_names_municipality_and_ambit() -> None:
    first, joseph, other, joya, twin = read_localities(OWN.encode())
    assert (first.code, first.label) == ("320200001", "Jerez de García Salinas")
    assert (first.extra["municipio"], first.extra["ambito"]) == ("32020", "U")
    assert (joseph.label, other.label) == ("San José, Jerez", "San Jose, Río Grande")
    assert (joya.label, twin.label) == (
        "La Joya, Jerez (320200009)",
        "La Joya, Jerez (320200010)",
    )
    assert twin.extra["ambito"] == ""


def test_a_national_file_gives_zacatecas_without_the_totals() -> None:
    (only,) = read_localities(NATIONAL.encode())
    assert (only.code, only.label, only.extra["ambito"]) == ("320010001", "Apozol", "U")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_encodings(encoding: str) -> None:
    assert read_localities(OWN.encode(encoding))[0].label == "Jerez de García Salinas"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nom_loc"),
        ("a,b\n1,2\n", "nom_loc"),
        ("cvegeo,nom_loc\n32020,x\n", "renglón 2 la clave"),
        ("cvegeo,nom_loc\n320200001,x\n320200002,\n", "renglón 3 falta"),
        ("cvegeo,nom_loc\n320200001,x\n320200001,y\n", "renglón 3 se repite"),
        ("cvegeo,nom_loc\n010010001,x\n", "ninguna"),
        ("cvegeo,nom_loc\n320200001\n", "renglón 2"),
    ],
)
def test_what_is_wrong_is_named(text: str, said: str) -> None:
    with pytest.raises(CapturaError, match=said):
        read_localities(text.encode())


def counts(text: str) -> list[tuple[int | None, int | None]]:
    found = read_localities(text.encode())
    return [(counted(one, "poblacion"), counted(one, "mujeres")) for one in found]


def test_who_lives_there_is_kept_where_the_file_says_so_and_never_made_up() -> None:
    assert counts(
        "cvegeo,nom_loc,pob_total,pob_masculina,pob_femenina\n"
        "320200001,Jerez,43732,21232,22500\n"
        "320200014,El Durazno,7,0,0\n"  # how INEGI writes that it doesn't say
        "320200015,La Escondida,*,*,*\n"
        "320200016,La Vacía,0,0,0\n"
        '320200017,Mal Escrita,"1,204",-,-\n'
    ) == [(43_732, 22_500), (7, None), (None, None), (0, 0), (None, None)]
    assert counts("cvegeo,nom_loc,pobtot,pobfem\n320200001,Jerez,43732,22500\n") == [
        (43_732, 22_500)
    ]
    assert set(counts(OWN)) == {(None, None)}


def test_the_headings_of_inegi_bear_their_accent() -> None:
    (only,) = read_localities("CVEGEO,NOM_LOC,Ámbito\n320200001,Jerez,U\n".encode())
    assert only.extra["ambito"] == "U"


def test_a_municipality_has_its_own_localities() -> None:
    listed = Catalogue("localidades", tuple(read_localities(OWN.encode())))
    assert [one.code for one in localities_in(listed, "32039")] == ["320390007"]
    assert len(localities_in(listed, "")) == len(listed)
