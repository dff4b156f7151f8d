"""`captura publicar`: the de-identified tables of a year, for analysis tools."""

from __future__ import annotations

import json
from argparse import Namespace
from contextlib import closing

from captura.actions.publish import to_parquet, to_postgres
from captura.app.secrets import ask, enter
from captura.publishing.postgres import read_address


def run(chosen: Namespace) -> int:
    """0 once the whole edition stands in its place."""
    address = read_address(chosen.postgres) if chosen.postgres else None
    with closing(enter(chosen)) as office:
        year = chosen.anio or office.today().year
        if address is None:
            edition, _ = to_parquet(office, year, chosen.parquet)
        else:
            password = ask("Contraseña de la base de datos: ", chosen)
            edition = to_postgres(office, year, address, password)
    rows = {table.name: len(table.rows) for table in edition.tables}
    if chosen.json:
        print(json.dumps({"edicion": edition.name, "renglones": rows}, ensure_ascii=False))  # noqa: T201
        return 0
    print(f"Publicado: {edition.name}")  # noqa: T201
    for name, count in rows.items():
        print(f"  {name}: {count:,} renglones")  # noqa: T201
    return 0
