"""Writes the next migration by comparing the tables of the code with those of the migrations.

    python -m tests.store.make_migration 0002_telefono_fijo
    python -m tests.store.make_migration 0001_inicial      (only before the first release)

Read what it wrote before committing it: it may only add.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from captura.store import machinery, schema, tables

FIRST = "0001_inicial"
HEAD = '''"""{what}"""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down}
branch_labels = None
depends_on = None


def upgrade() -> None:
'''


def ours(_object: Any, name: str | None, kind: str, *_rest: Any) -> bool:
    """Leaves out the search's own tables, which SQL statements make."""
    return not (kind == "table" and str(name).startswith(("persona_search", "persona_words")))


def differences(connection: sa.Connection) -> Any:
    """What the code's tables have that the database has not, and the reverse."""
    context = MigrationContext.configure(
        connection, opts={"include_object": ours, "compare_type": True, "render_as_batch": True}
    )
    return produce_migrations(context, tables.release_metadata()).upgrade_ops


def text_of(revision: str) -> str:
    """The migration's text, from the database that the earlier migrations make."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        if revision != FIRST:
            schema.upgrade(connection)
        for table in tables.release_metadata().tables.values():
            for column in table.columns:
                column.comment = None
        operations = differences(connection)
    engine.dispose()
    code = render_python_code(operations, render_as_batch=True)
    lines = [line for line in code.splitlines() if "### " not in line]
    body = "    " + "\n".join(lines).strip()
    if revision == FIRST:
        body += "".join(f"\n    op.execute({statement!r})" for statement in machinery.SEARCH_DDL)
    down = None if revision == FIRST else schema.KNOWN[-1]
    what = "The first tables." if revision == FIRST else "What this changes, and why."
    return HEAD.format(what=what, revision=revision, down=f'"{down}"' if down else None) + body


def main(revision: str) -> None:
    if not re.fullmatch(r"\d{4}_[a-z_]+", revision):
        raise SystemExit("a revision is named 0002_what_it_adds")
    path = Path(schema.FOLDER, "versions", f"{revision}.py")
    path.write_text(text_of(revision) + "\n", encoding="utf-8")
    print(f"{path}: format it with ruff, read it, and add it to schema.KNOWN")


if __name__ == "__main__":
    main(sys.argv[1])
