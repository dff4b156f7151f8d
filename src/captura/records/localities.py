"""INEGI's catalogue of localities, read into catalogue entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from captura.errors import CapturaError
from captura.records.catalogues import Catalogue, Entry, rows_of
from captura.records.choices import SEPARATOR
from captura.records.names import fold

_TOTALS = ("0000", "9998", "9999")  # census rows that sum a municipality, no place
BASIS = "INEGI, catálogo de localidades importado"
# what is kept of each beside its key and name, in this order; offices of before kept the first two
TOLD = ("municipio", "ambito", "poblacion", "mujeres")


def locality(code: str, label: str, told: Sequence[str]) -> Entry:
    """The entry of one locality; told: as many values of TOLD as there are."""
    extra = {"clave_externa": code, **dict(zip(TOLD, told, strict=False))}
    return Entry(code, label, None, None, BASIS, MappingProxyType(extra))


def localities_in(catalogue: Catalogue, town: str) -> tuple[Entry, ...]:
    """The localities of a municipality; with town "" those of all."""
    return tuple(one for one in catalogue.entries if town in ("", one.extra.get("municipio")))


def counted(entry: Entry, what: str) -> int | None:
    """How many live there, by «poblacion» or «mujeres»; None where the file didn't say."""
    text = entry.extra.get(what, "")
    return int(text) if text else None


def read_localities(data: bytes) -> list[Entry]:
    """Zacatecas' localities of an INEGI file: key `32NNN0001`, name, municipality, ambit, people.

    Takes a column `cvegeo`, or `cve_mun` and `cve_loc` (with `cve_ent` in national files); other
    states' rows are left out. A name that stands twice gets its municipality behind it, and
    its key where even that is not enough. How many people and women live there is "" where the
    file has no such column or hides them. Raises CapturaError naming the bad row.
    """
    rows = rows_of("localidades", data)
    if not rows or "nom_loc" not in rows[0][1]:
        raise _bad("No se encuentra la columna «nom_loc» (nombre de la localidad).")
    places: dict[str, dict[str, str]] = {}
    for number, row in rows:
        key = _key(number, row)
        if not key.startswith("32") or key[5:] in _TOTALS:
            continue
        if not row["nom_loc"]:
            raise _bad(f"En el renglón {number} falta el nombre de la localidad.")
        if key in places:
            raise _bad(f"En el renglón {number} se repite la clave {key}.")
        places[key] = row
    if not places:
        raise _bad("No hay ninguna localidad de Zacatecas (entidad 32).")
    labels = {key: _label(row["nom_loc"]) for key, row in places.items()}
    labels = _told_apart(labels, {k: f", {r.get('nom_mun') or k[:5]}" for k, r in places.items()})
    labels = _told_apart(labels, {key: f" ({key})" for key in places})
    return [locality(key, labels[key], _told(key, row)) for key, row in places.items()]


def _key(number: int, row: dict[str, str]) -> str:
    key = row.get("cvegeo") or (
        (row.get("cve_ent") or "32").zfill(2)
        + row.get("cve_mun", "").zfill(3)
        + row.get("cve_loc", "").zfill(4)
    )
    if not re.fullmatch(r"[0-9]{9}", key):
        raise _bad(f"En el renglón {number} la clave de la localidad no tiene 9 cifras.")
    return key


def _label(name: str) -> str:
    # neither mark may stand in a label: they part codes in a cell
    return name.replace(";", ",").replace(SEPARATOR, " - ")


def _told_apart(labels: dict[str, str], marks: dict[str, str]) -> dict[str, str]:
    often = Counter(fold(label) for label in labels.values())
    return {k: label + marks[k] if often[fold(label)] > 1 else label for k, label in labels.items()}


def _told(key: str, row: dict[str, str]) -> tuple[str, ...]:
    """The values of TOLD."""
    ambit = row.get("ambito") or row.get("ámbito", "")
    people = _number(row, "pob_total", "pobtot")
    women = _number(row, "pob_femenina", "pobfem")
    if int(people or 0) and not int(women or 0):
        women = ""  # INEGI divides no place of one or two dwellings: it writes 0 women and 0 men
    return key[:5], {"u": "U", "r": "R"}.get(ambit[:1].casefold(), ""), people, women


def _number(row: dict[str, str], *names: str) -> str:
    """What stands under the first of the headings that is there; "" where that is no number."""
    text = next((row[name] for name in names if name in row), "")
    return text if re.fullmatch("[0-9]{1,9}", text) else ""


def _bad(what: str) -> CapturaError:
    return CapturaError(
        "El archivo de localidades no se puede leer",
        what,
        "Descargue de nuevo el catálogo de localidades del INEGI (CSV); nada cambió.",
        "CAP-CAT-02",
    )
