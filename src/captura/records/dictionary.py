"""The data dictionary of the manual, written from the declarations themselves.

`python -m captura.records.dictionary resources/catalogos docs/manual/diccionario.md` remakes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from captura.records.catalogues import Catalogue, Catalogues, load
from captura.records.fields import Field, fields_of
from captura.records.record import Record
from captura.records.registry import EVERY

KIND_NAMES = {
    "text": "texto",
    "long_text": "texto largo",
    "whole": "número entero",
    "decimal": "número",
    "money": "importe en pesos",
    "date": "fecha",
    "time": "hora",
    "date_time": "fecha y hora",
    "yes_no": "sí o no",
    "choice": "una opción",
    "choices": "varias opciones",
    "reference": "otro registro",
    "curp": "CURP",
    "phone": "teléfono",
}
PRIVACY_NAMES = {
    "P0": "pública",
    "P1": "interna",
    "P2": "personal",
    "P3": "sensible",
    "P4": "sellada",
}
_LONG = 45  # a list of more values is told by its first ones: municipalities, localities
_INTRO = """# Diccionario de datos

Este documento se hace solo, a partir de lo que el programa guarda: un renglón por dato. *Clave*
es su nombre en los archivos; *obligatorio* quiere decir que hace falta para terminar el registro,
no para guardarlo. La clase dice quién puede verlo: pública, interna, personal, sensible o
sellada, que solo abre quien tiene la llave de la bóveda.
"""


def data_dictionary(catalogues: Catalogues) -> str:
    """The whole dictionary as Markdown: every field of every record, then every list."""
    parts = [_INTRO]
    parts += ["\n".join(_record(record)) for record in EVERY.values()]
    parts.append("# Listas\n")
    parts += ["\n".join(_list(catalogue)) for catalogue in catalogues.values()]
    return "\n".join(parts)


def _record(record: type[Record]) -> Iterator[str]:
    yield f"## {record.TITLE}\n"
    place = "En la bóveda." if record.SEALED else f"Hoja «{record.SHEET}»."
    yield f"{place} {(record.__doc__ or '').splitlines()[0]}\n"
    yield "| Dato | Clave | Tipo | Obligatorio | Clase | Qué es |"
    yield "|---|---|---|---|---|---|"
    for field in fields_of(record):
        required = "sí" if field.required else ""
        privacy = PRIVACY_NAMES[field.privacy]
        kind = _kind(field)
        yield f"| {field.label} | `{field.name}` | {kind} | {required} | {privacy} | {field.help} |"
    yield ""


def _kind(field: Field) -> str:
    name = KIND_NAMES[field.kind.name]
    if field.kind.name == "reference":
        return f"{name} ({EVERY[field.of].TITLE})"
    if field.of:
        return f"{name} de `{field.of}`"
    limits = [
        f"{word} {field.kind_text(limit)}"
        for word, limit in (("desde", field.minimum), ("hasta", field.maximum))
        if limit is not None and (word, limit) != ("desde", 0)
    ]
    return ", ".join([name, *limits])


def _list(catalogue: Catalogue) -> Iterator[str]:
    yield f"## `{catalogue.name}` ({len(catalogue)})\n"
    bases = sorted({entry.basis for entry in catalogue.entries})
    yield f"Fundamento: {'; '.join(bases)}.\n"
    shown = catalogue.entries if len(catalogue) <= _LONG else catalogue.entries[:3]
    for entry in shown:
        until = f" (hasta el {entry.until:%d/%m/%Y})" if entry.until else ""
        yield f"- `{entry.code}` {entry.label}{until}"
    if len(shown) < len(catalogue):
        yield f"- … y {len(catalogue) - len(shown)} más."
    yield ""


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_text(data_dictionary(load(source)), encoding="utf-8", newline="\n")
