"""Every value of the official lists is there, dated, with its basis; lists read what is typed."""

from __future__ import annotations

import csv
import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from captura.errors import CapturaError
from captura.records.catalogues import Catalogue, Catalogues, Entry, load, read_catalogue
from captura.records.fields import fields_of
from captura.records.kinds import KINDS
from captura.records.registry import RECORDS

# catalogue → how many values the source lists, and some that must not be missing
COUNTS = {
    "afromexicana": 3, "ajustes": 5, "ambito": 2, "autoadscripcion": 4, "calendario_entregas": 20,
    "como_se_entero": 12, "condicion_prioritaria": 18, "discapacidad": 7, "entidades": 33,
    "escolaridad": 16, "estado_conyugal": 7, "estado_registro": 5, "estatus_actividad": 4,
    "estrategias": 6, "excepcion_consentimiento": 10, "fuente_apoyo": 6, "grupos_etarios": 9,
    "identidad_genero": 7, "ingreso_rango": 6, "instituciones": 41, "lenguas": 16,
    "localidades": 58, "medio_seguro": 4, "modalidad": 3, "modo_conteo": 2,
    "motivo_cancelacion": 8, "municipios": 58, "nacionalidades": 11, "ocupacion": 19,
    "ordenes_gobierno": 8, "orientacion": 6, "parentesco": 11, "programas_origen": 7, "sexo": 4,
    "tipo_actividad": 25, "tipo_apoyo": 18, "tipo_identificacion": 3, "tipos_instancia": 4,
    "tipo_evidencia": 12,
    "instrumento_meta": 2, "nivel_mir": 4, "dimension_indicador": 4, "frecuencia_medicion": 3,
    "cuenta_meta": 6, "modalidad_atencion": 5, "servicios": 24, "vez_atencion": 3,
    "frases_observacion": 26,
}  # fmt: skip
LABELS = {
    "sexo": "Mujer|Hombre|No binario (registral)|No especificado",
    "identidad_genero": "Mujer|Hombre|Mujer trans|Hombre trans|No binaria|Otra"
    "|Prefiere no responder",
    "ajustes": "Lengua de Señas Mexicana|Intérprete de lengua indígena|Lectura fácil|Acceso físico"
    "|Asistencia personal",
    "lenguas": "Huichol (wixárika)|Tepehuano del sur|Náhuatl|Mazahua|Huasteco (tének)|Zapoteco"
    "|Otomí|Tarasco (purépecha)|Cora (náayeri)|Maya|Tarahumara|Mixteco|Totonaco|Otra"
    "|Lengua de Señas Mexicana|Inglés",
    "condicion_prioritaria": "Embarazada|Madre adolescente|Jefa de hogar|Adulta mayor|Cuidadora"
    "|Migrante, retornada o en tránsito|Desplazada interna|Jornalera|Indígena|Afromexicana"
    "|Con discapacidad|LBT+|En situación de calle|Privada de la libertad o familiar"
    "|Víctima indirecta de feminicidio o desaparición|Sobreviviente de trata"
    "|Zona de atención prioritaria|Ninguna",
    "parentesco": "Madre|Padre|Tutora o tutor legal|Abuela o abuelo|Hermana o hermano|Tía o tío"
    "|Pareja|Hija o hijo|Amiga o amigo|Personal institucional|Otro",
    "como_se_entero": "Difusión institucional|Redes sociales|Radio o perifoneo|Plática o taller"
    "|Familiar o amiga|Otra usuaria|Policía o 911|Escuela|Salud|DIF|Cabildo o delegada|Otra",
    "orientacion": "Heterosexual|Lesbiana|Gay|Bisexual|Otra|Prefiere no responder",
    "estado_conyugal": "Unión libre|Separada|Divorciada|Viuda|Casada|Soltera"
    "|No sabe o no especificado",
    "discapacidad": "Motora|Auditiva|Visual|Intelectual|Psicosocial|Múltiple|Otra",
    "autoadscripcion": "Sí|Sí, en parte|No|No sabe",
    "grupos_etarios": "0 a 5 años|6 a 11 años|12 a 14 años|15 a 17 años|18 a 29 años|30 a 44 años"
    "|45 a 59 años|60 años y más|No especificado",
    "tipo_actividad": "Plática|Taller|Curso|Conferencia|Cine-debate|Feria de servicios o jornada"
    "|Caravana o brigada|Campaña de difusión|Evento conmemorativo|Exposición o concurso"
    "|Capacitación a personal|Sesión de sistema o consejo|Mesa de trabajo o reunión"
    "|Firma de convenio|Entrega de apoyos|Bazar o expo emprendedoras|Activación física o cultural"
    "|Foro, consulta o asamblea|Recorrido exploratorio de seguridad|Visita domiciliaria"
    "|Diagnóstico o encuesta|Gestión normativa|Grupo de reflexión|Club de lectura|Otra",
    "ordenes_gobierno": "Federal|Estatal|Municipal|Intermunicipal"
    "|Organización de la sociedad civil|Academia|Iniciativa privada|Organismo internacional",
    "motivo_cancelacion": "Clima|Falta de transporte|Baja asistencia|Seguridad|Falta de recurso"
    "|Agenda institucional|Suspensión electoral (veda)|Otra",
    "tipo_evidencia": "Fotografía|Lista de asistencia firmada|Minuta o acuerdos|Oficio|Acuse"
    "|Constancia|Recibo firmado|Acta de entrega|Carta descriptiva|Convenio firmado"
    "|Nota de prensa|Otra",
    "instrumento_meta": "Programa operativo anual|Matriz de indicadores",
    "nivel_mir": "Fin|Propósito|Componente|Actividad",
    "dimension_indicador": "Eficacia|Eficiencia|Calidad|Economía",
    "fuente_apoyo": "Municipal|Estatal|Federal|Donación privada o minera"
    "|Organización de la sociedad civil|Mixta",
    "tipo_apoyo": "Transferencia o beca|Capital semilla|Crédito gestionado"
    "|Pago de servicio o transporte|Apoyo de emergencia|Despensa|Kit de salud menstrual o higiene"
    "|Equipo o herramienta|Insumos productivos|Mobiliario|Medicamento|Útiles|Cobija"
    "|Aparato ortopédico|Traslado|Alojamiento|Beca de capacitación|Trámite",
}  # fmt: skip


def test_every_list_holds_every_value(catalogues: Catalogues) -> None:
    assert {name: len(catalogue) for name, catalogue in catalogues.items()} == COUNTS


@pytest.mark.parametrize("name", LABELS)
def test_labels_in_their_order(catalogues: Catalogues, name: str) -> None:
    assert [entry.label for entry in catalogues[name].entries] == LABELS[name].split("|")


def test_every_choice_of_every_record_has_its_list(catalogues: Catalogues) -> None:
    fields = [field for record in RECORDS.values() for field in fields_of(record)]
    asked = {field.of for field in fields if field.kind.name in ("choice", "choices")}
    assert asked <= set(catalogues)


def test_every_value_says_since_when_and_why(catalogues: Catalogues) -> None:
    for name, catalogue in catalogues.items():
        for entry in catalogue.entries:
            assert entry.basis, (name, entry.code)
            assert name == "municipios" or entry.since, (name, entry.code)


def test_activity_types_and_strategies_keep_their_keys(catalogues: Catalogues) -> None:
    types = [entry.code for entry in catalogues["tipo_actividad"].entries]
    assert types == [f"AC{n:02d}" for n in range(1, 25)] + ["AC99"]
    strategies = [entry.code for entry in catalogues["estrategias"].entries]
    assert strategies == [f"2.10.{n}" for n in range(1, 7)]


def test_the_closed_federal_programmes_are_dated(catalogues: Catalogues) -> None:
    programmes = catalogues["programas_origen"]
    in_2024 = {entry.code for entry in programmes.open_on(dt.date(2024, 6, 1))}
    in_2026 = {entry.code for entry in programmes.open_on(dt.date(2026, 6, 1))}
    assert {"PROABIM", "PAIMEF"} <= in_2024
    assert "PAIBIM" not in in_2024
    assert in_2026 == {"PROPIO", "ESTATAL", "PAIBIM", "OTRO"}


def test_municipalities_are_the_census(catalogues: Catalogues) -> None:
    entries = catalogues["municipios"].entries
    assert [entry.code for entry in entries] == [f"32{n:03d}" for n in range(1, 59)]
    people = sum(int(entry.extra["poblacion_2020"]) for entry in entries)
    women = sum(int(entry.extra["mujeres_2020"]) for entry in entries)
    assert (people, women) == (1_622_138, 831_080)
    for entry in entries:
        of_women, of_men = int(entry.extra["mujeres_2020"]), int(entry.extra["hombres_2020"])
        assert of_women + of_men == int(entry.extra["poblacion_2020"]), entry.label
    tiles = [entry.extra["tesela"] for entry in entries]
    assert len({tile.casefold() for tile in tiles}) == 58
    assert all(len(tile) == 3 and tile.isalpha() for tile in tiles)


def test_each_seat_belongs_to_its_municipality(catalogues: Catalogues) -> None:
    municipalities = catalogues["municipios"].by_code
    for entry in catalogues["localidades"].entries:
        key = entry.extra["municipio"]
        assert entry.code == f"{key}0001"
        assert entry.label == municipalities[key].extra["cabecera"]


def test_states_are_the_keys_of_the_curp(catalogues: Catalogues) -> None:
    from captura.records.curp import STATES

    assert set(catalogues["entidades"].by_code) == STATES
    assert catalogues["entidades"].label("ZS") == "Zacatecas"


def test_age_groups_touch_and_do_not_overlap(catalogues: Catalogues) -> None:
    bounds = [
        (int(e.extra["edad_desde"]), int(e.extra["edad_hasta"]))
        for e in catalogues["grupos_etarios"].entries
        if e.extra["edad_desde"]
    ]
    assert bounds[0][0] == 0
    assert all(left[1] + 1 == right[0] for left, right in pairwise(bounds))


def test_the_calendar_names_each_quarter_and_its_last_day(catalogues: Catalogues) -> None:
    from captura.records.periods import read_period

    for entry in catalogues["calendario_entregas"].entries:
        period = read_period(entry.code)
        assert entry.label == period.label
        assert entry.since == period.first
        assert entry.extra["periodo_hasta"] == period.last.isoformat()
        assert dt.date.fromisoformat(entry.extra["fecha_limite"]) > period.last
        assert "por verificar" in entry.basis


def test_unverified_law_is_not_told_as_fact(catalogues: Catalogues) -> None:
    for entry in catalogues["excepcion_consentimiento"].entries:
        assert "por verificar" in entry.basis


@pytest.mark.parametrize(
    "typed", ["AC02", "ac02", "Taller", " taller ", "TALLER", "AC02 · Taller", "ac02 · TALLER"]
)
def test_a_choice_reads_code_label_or_both(catalogues: Catalogues, typed: str) -> None:
    assert KINDS["choice"].parse(typed, catalogues["tipo_actividad"]) == "AC02"


def test_accents_do_not_matter(catalogues: Catalogues) -> None:
    assert catalogues["municipios"].find("rio grande") == "32039"
    assert catalogues["tipo_actividad"].find("PLATICA") == "AC01"
    assert catalogues["municipios"].find("Aguascalientes") is None


def test_every_cell_reads_back(catalogues: Catalogues) -> None:
    choice, choices = KINDS["choice"], KINDS["choices"]
    for catalogue in catalogues.values():
        codes = tuple(sorted(entry.code for entry in catalogue.entries))
        assert choices.from_cell(choices.cell(codes, catalogue), catalogue) == codes
        for code in codes:
            assert choice.from_cell(choice.cell(code, catalogue), catalogue) == code
            assert catalogue.find(catalogue.shown(code)) == code


def test_a_label_that_two_share_is_not_guessed() -> None:
    places = Catalogue("x", (Entry("1", "San José"), Entry("2", "San Jose")))
    assert places.find("san josé") is None
    assert places.find("2") == "2"


def test_an_unknown_code_reads_as_itself(catalogues: Catalogues) -> None:
    assert catalogues["sexo"].label("Z") == "Z"


def test_a_code_is_never_used_twice() -> None:
    with pytest.raises(CapturaError, match="dos veces"):
        Catalogue("x", (Entry("A", "uno", until=dt.date(2020, 1, 1)), Entry("a", "dos")))


def test_a_label_is_never_the_code_of_another() -> None:
    with pytest.raises(CapturaError, match="clave de otro"):
        Catalogue("x", (Entry("DIF", "Difusión"), Entry("SMD", "DIF")))
    assert Catalogue("x", (Entry("IMSS", "IMSS"),)).find("imss") == "IMSS"


def test_more_entries_take_the_place_of_the_known() -> None:
    before = Catalogue("x", (Entry("A", "uno"), Entry("B", "dos")))
    after = before.with_entries([Entry("B", "dos bis"), Entry("C", "tres")])
    assert [(e.code, e.label) for e in after.entries] == [
        ("A", "uno"),
        ("B", "dos bis"),
        ("C", "tres"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("codigo,etiqueta\nA\n", "renglón 2"),
        ("codigo,etiqueta\nA,uno\n,dos\n", "renglón 3"),
        ("codigo,etiqueta,vigente_desde\nA,uno,ayer\n", "renglón 2"),
        ("codigo,etiqueta\nA,uno;dos\n", "«A»"),
    ],
)
def test_a_broken_list_names_its_row(text: str, said: str) -> None:
    with pytest.raises(CapturaError, match=said):
        read_catalogue("x", text.encode())


def test_the_files_are_sorted_text_with_one_heading(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        data = path.read_bytes()
        assert b"\r" not in data, path.name
        rows = list(csv.reader(data.decode().splitlines()))
        assert len({len(row) for row in rows}) == 1, path.name


def test_a_list_saved_by_excel_in_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("codigo,etiqueta\nA,Niñas\n".encode("latin-1"))
    assert load(tmp_path)["x"].label("A") == "Niñas"
