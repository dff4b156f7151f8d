"""The tables that are not records: history, drafts, packages and their rows, search, counters."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

from captura.store.persons import NAME

SEARCH_DDL = (
    f"CREATE VIEW persona_name AS SELECT rowid AS n, {NAME} AS name "  # noqa: S608 - own text
    "FROM persona WHERE deleted=0",
    "CREATE VIRTUAL TABLE persona_search USING fts5(name, content='persona_name', "
    "content_rowid='n', tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3')",
    "CREATE VIRTUAL TABLE persona_words USING fts5vocab(persona_search, 'row')",
)


def define(metadata: MetaData) -> None:
    """Adds the machinery's tables to the metadata."""
    _define_history(metadata)
    _define_small(metadata)
    _define_vault(metadata)
    _define_packages(metadata)
    _define_decisions(metadata)


def _define_small(metadata: MetaData) -> None:
    Table(
        "meta",
        metadata,
        Column("key", Text, primary_key=True),
        Column("value", Text),
        sqlite_with_rowid=False,
    )
    Table(
        "borrador",
        metadata,
        Column("key", Text, primary_key=True),
        Column("type", Text, nullable=False),
        Column("texts", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("field", Text, comment="where the cursor stood"),
        Column("cursor", Integer, comment="after how many letters of its text"),
        sqlite_with_rowid=False,
    )
    Table(
        "block_key",
        metadata,
        Column("key", Integer, primary_key=True, comment="rule and CRC-32 of the block key"),
        Column("persona", Integer, primary_key=True, comment="rowid of the person"),
        sqlite_with_rowid=False,
    )
    Table(
        "joined",
        metadata,
        Column("persona", Text, primary_key=True),
        Column("head", Text, nullable=False, comment="the id that shows: store/joined.py"),
        sqlite_with_rowid=False,
    )
    Table(
        "archivo",
        metadata,
        Column("sha256", Text, primary_key=True, comment="of what the file says, in plain"),
        Column("name", Text, nullable=False, comment="in evidencias/: random, says nothing"),
        Column(
            "key", LargeBinary, nullable=False, comment="it alone opens the file; never travels"
        ),
        Column("bytes", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    Table(
        "counter",
        metadata,
        Column("name", Text, primary_key=True),
        Column("n", Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _define_history(metadata: MetaData) -> None:
    Table(
        "history",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("device", Text, nullable=False),
        Column("type", Text),
        Column("id", Text),
        Column("changes", Text, comment="JSON {field: [old, new]}, canonical texts"),
        Column("reason", Text),
        Column("package", Text, comment="the package that an import applied"),
        Column("chain", Text, comment="hash over all entries up to this one: store/chain.py"),
        Column("salt", Text, comment="hex; gone with the content where the law suppressed it"),
        Column("digest", Text, comment="hash of the content, salted"),
        Index("history_record", "type", "id"),
        sqlite_autoincrement=True,
    )
    Table(
        "history_row",
        metadata,
        Column("type", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("n", Integer, primary_key=True, comment="the import's entry in history"),
        Column("changes", Text, nullable=False, comment="what it changed in this record"),
        sqlite_with_rowid=False,
    )


def _define_vault(metadata: MetaData) -> None:
    Table(
        "boveda",
        metadata,
        Column("place", Text, primary_key=True, comment="registro | bitacora | cabeza | borrador"),
        Column("id", Text, primary_key=True),
        Column("vector", Text, primary_key=True, comment="of a registro, so that none is lost"),
        Column("key", Integer, nullable=False, comment="the number of the key it is sealed under"),
        Column("sealed", LargeBinary, nullable=False),
    )


def _define_packages(metadata: MetaData) -> None:
    Table(
        "package",
        metadata,
        Column("id", Text, primary_key=True),
        Column("direction", Text, nullable=False, comment="out | in | sister"),
        Column("kind", Text, nullable=False),
        Column("institute", Text),
        Column("device", Text),
        Column("sequence", Integer),
        Column("previous", Text),
        Column("period", Text),
        Column("state", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("counts", Text, comment="JSON {type: n}"),
        Column("header", Text, comment="JSON"),
        Column("path", Text),
        Column("note", Text, comment="JSON of what else this package needs kept"),
        Index("package_period", "period", "institute"),
        Index("package_sequence", "institute", "device", "sequence"),
    )
    Table(
        "package_row",
        metadata,
        Column("package", Text, primary_key=True),
        Column("type", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("code", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("reason", Text),
        Column("novelty", Text, comment="of arrivals: new | changed | same as what is here"),
        Column("line", Text, comment="of arrivals that went back: the canonical line"),
        Index("package_row_record", "id"),
        sqlite_with_rowid=False,
    )
    Table(
        "package_part",
        metadata,
        Column("package", Text, primary_key=True),
        Column("type", Text, primary_key=True),
        Column("n", Integer, primary_key=True),
        Column("content", Text, nullable=False, comment="records that wait: records/arrived.py"),
        sqlite_with_rowid=False,
    )


def _define_decisions(metadata: MetaData) -> None:
    Table(
        "decision",
        metadata,
        Column("id", Text, primary_key=True),
        Column("code", Text, primary_key=True),
        Column("type", Text, nullable=False),
        Column(
            "decision",
            Text,
            nullable=False,
            comment="returned (package_row tells the rest)",
        ),
        Column("reason", Text),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    Table(
        "observacion",
        metadata,
        Column("id", Text, primary_key=True),
        Column("package", Text, nullable=False),
        Column("type", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("field", Text),
        Column("text", Text, nullable=False),
        Column("state", Text, nullable=False, server_default=text("'open'")),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Index("observacion_record", "record"),
        Index("observacion_package", "package"),
    )
    Table(
        "certificate",
        metadata,
        Column("device", Text, primary_key=True),
        Column("institute", Text, nullable=False),
        Column("letter", Text),
        Column("body", Text, nullable=False, comment="JSON"),
        Column("since", Text),
        Column("until", Text),
        Column("revoked", Text),
        Index("certificate_institute", "institute"),
    )
