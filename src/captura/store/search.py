"""Finding a person as someone types: name without accents, CURP, telephone, and typos."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from captura.store import words
from captura.store.queries.names import both_names
from captura.store.similar import Similar, similar_people

if TYPE_CHECKING:
    from captura.store.database import Store

_CURP = re.compile(r"[A-Z]{4}[0-9]{1,6}[A-Z0-9]*")
_PHONE = re.compile(r"[0-9]{3,10}")
# names are put together here and not in SQL, which takes a third of the keystroke for it
_COLUMNS = (
    "p.rowid, p.id, p.nombres, p.primer_apellido, p.segundo_apellido, p.alias, p.curp, p.sexo, "
    "p.fecha_nacimiento, p.edad_declarada, p.edad_declarada_en, p.municipio, p.localidad, "
    "p.localidad_texto, (SELECT count(*) FROM participacion x WHERE x.persona=p.id "
    "AND x.asistio='si' AND x.deleted=0)"
)
# rowid order: sorting by rank or name would read every hit of a short prefix (40 times slower)
_BY_NAME = (
    f"SELECT {_COLUMNS} FROM persona_search s JOIN persona p ON p.rowid=s.rowid "  # noqa: S608
    "WHERE s.name MATCH ? LIMIT ?"
)
_BY_CURP = f"SELECT {_COLUMNS} FROM persona p WHERE curp>=? AND curp<? AND deleted=0 LIMIT ?"  # noqa: S608
_BY_PHONE = (
    f"SELECT {_COLUMNS} FROM persona p WHERE telefono>=? AND telefono<? AND deleted=0 LIMIT ?"  # noqa: S608
)
_AFTER = "\U0010ffff"


class PersonHit(NamedTuple):
    """A person found; `reason` says by what: nombre, CURP, teléfono, nombre parecido.

    `name` as it is read, `listed` as lists are ordered; `participations`: attended sessions.
    A tuple, since twenty are made at each keystroke: five times quicker than a dataclass.
    """

    rowid: int
    id: str
    name: str
    listed: str
    curp: str | None
    sexo: str | None
    fecha_nacimiento: str | None
    edad_declarada: int | None
    edad_declarada_en: str | None
    municipio: str | None
    localidad: str | None
    localidad_texto: str | None
    participations: int
    reason: str


def search_people(store: Store, text: str, limit: int = 20) -> list[PersonHit]:
    """At most `limit` people that fit what is typed so far, an empty text finds nobody."""
    squeezed = re.sub(r"[\s\-./]", "", text).upper()
    if _CURP.fullmatch(squeezed):
        return _hits(store, _BY_CURP, (squeezed, squeezed + _AFTER, limit), "CURP")
    digits = re.sub(r"[\s\-().+]", "", text)
    if _PHONE.fullmatch(digits):
        return _hits(store, _BY_PHONE, (digits, digits + _AFTER, limit), "teléfono")
    typed = words.split(text)
    if not typed:
        return []
    found = _hits(store, _BY_NAME, (_match([[word] for word in typed]), limit), "nombre")
    return found or _mistyped(store, typed, limit)


def _mistyped(store: Store, typed: list[str], limit: int) -> list[PersonHit]:
    """Who fits when the words that no name begins with are read as the names most like them."""
    choices = [[word] if len(word) < 3 else [word, *words.similar(store, word)] for word in typed]
    if all(len(choice) == 1 for choice in choices):
        return []
    return _hits(store, _BY_NAME, (_match(choices), limit), "nombre parecido")


def _match(choices: list[list[str]]) -> str:
    """The FTS5 query: every place must fit one of its words, each as the beginning of a name."""
    return " AND ".join(
        "(" + " OR ".join(f'"{word}"*' for word in choice) + ")" for choice in choices
    )


def _hits(store: Store, sql: str, values: tuple[Any, ...], reason: str) -> list[PersonHit]:
    return [
        PersonHit(*(*row[:2], *both_names(*row[2:6]), *row[6:], reason))
        for row in store.rows(sql, values)
    ]


__all__ = ["PersonHit", "Similar", "search_people", "similar_people"]
