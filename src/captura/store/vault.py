"""The open vault: its records in memory while someone who has the key works with them.

The sealed rows themselves travel unread between the laptops of an institute (`sealed_lines`,
`take_sealed`); versions that met there lie side by side until the vault is opened.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from captura.errors import StoreError
from captura.records import merge
from captura.records.record import Record
from captura.records.registry import EVERY
from captura.records.version import _ID, Version, read_line, vector_text
from captura.store import sealed_log
from captura.store import sealed_rows as rows
from captura.store.chain import Break
from captura.store.database import Store
from captura.store.queries.drafts import DraftRow
from captura.store.sealed_rows import RECORD, SealedRow, Sealing
from captura.store.work import Work

if TYPE_CHECKING:
    from captura.store.sealed_work import SealedWork

R = TypeVar("R", bound=Record)
SEALED_LINE = "sellado"
MOST_BYTES = 1 << 20  # of one sealed row that arrives
_DOT = r"[0-9a-f]{16}\.[1-9][0-9]{0,17}"
_VECTOR = re.compile(rf"{_DOT}(;{_DOT})*")


class Vault:
    """What the key opened; `close` forgets it all.

    unread: rows that no key here opens; log_break: what was wrong with the log at the opening.
    """

    def __init__(self, store: Store, seal: Sealing) -> None:
        self.store = store
        self.seal = seal
        self.unread = 0
        self.log_break: Break | None = None
        self.drafts: dict[str, tuple[str, DraftRow]] = {}  # {form's key: (row, what was typed)}
        self.words: dict[str, str] = {}  # {id: what the search looks at}, filled by it
        self._held: dict[str, Version] = {}
        self._shown: dict[str, Record] = {}

    def __repr__(self) -> str:
        return f"Vault({len(self._held)})"

    @property
    def is_open(self) -> bool:
        return self.seal is not _CLOSED

    def get(self, record: type[R], record_id: str) -> R | None:
        """A record as it stands, None if absent or deleted."""
        version = self._held.get(record_id)
        if version is None or version.type != record.TYPE or merge.is_deleted(version):
            return None
        found = self._shown.get(record_id)
        if found is None:
            found = record.from_canonical(record_id, merge.shown(version))
            self._shown[record_id] = found
        return found  # type: ignore[return-value]

    def all(self, record: type[R]) -> Iterator[R]:
        """Every record of a type that stands."""
        for record_id in list(self._held):
            found = self.get(record, record_id)
            if found is not None:
                yield found

    def version(self, record_id: str) -> Version | None:
        """What is known of a record, deleted or not."""
        return self._held.get(record_id)

    def versions(self, record_type: str) -> list[Version]:
        """Every version of a type, deleted or not."""
        return [one for one in self._held.values() if one.type == record_type]

    def log(self, record_id: str | None = None) -> list[sealed_log.Entry]:
        """The vault's own log, newest first: of one record, or all of it."""
        return sealed_log.entries(self.store, self.seal, record_id)

    @contextmanager
    def work(self, who: str, device: str = "X") -> Iterator[SealedWork]:
        """One all-or-nothing piece of work; what it sealed is known here once it is committed."""
        from captura.store.sealed_work import SealedWork

        with self.store.work(who, device) as work:
            sealed = SealedWork(self, work)
            yield sealed
        for record_id, version in sealed.kept.items():
            self._held[record_id] = version
            self._shown.pop(record_id, None)
            self.words.pop(record_id, None)
        for key, draft in sealed.drafts.items():
            self.drafts.pop(key, None)
            if draft is not None:
                self.drafts[key] = draft
        if sealed.seal is not self.seal:
            self.seal.forget()
            self.seal = sealed.seal

    def close(self) -> None:
        """Forgets the key and every record."""
        self.seal.forget()
        self.seal = _CLOSED
        for held in (self._held, self._shown, self.words, self.drafts):
            held.clear()


class _Closed:
    """The seal of a closed vault: it opens nothing and seals nothing."""

    number = 0

    def seal(self, text: str, bound: Any) -> bytes:
        raise vault_closed()

    def open(self, number: int, sealed: bytes, bound: Any) -> str | None:
        raise vault_closed()

    def forget(self) -> None:
        """There is nothing left to forget."""


_CLOSED = _Closed()


def vault_closed() -> StoreError:
    return StoreError(
        "La bóveda está cerrada",
        "Se cerró sola al bloquear la pantalla, o alguien la cerró.",
        "Ábrala otra vez con su frase y repita; lo guardado está a salvo.",
        "CAP-STORE-36",
    )


def read_row(seal: Sealing, row: SealedRow) -> Version | None:
    """The version in a row; None where no key here opens it, or it holds something else."""
    text = seal.open(row.key, row.sealed, row.bound)
    if text is None:
        return None
    try:
        version = read_line(text)
    except ValueError:
        return None
    same = version.id == row.id and vector_text(version.vector) == row.vector
    return version if same and version.type in EVERY else None


def sealed_lines(store: Store, after_history: int = 0) -> Iterator[str]:
    """`["sellado", id, [[vector, key, base64], …]]` of each sealed record changed since an entry.

    What was sealed anew since counts as changed; nothing is opened.
    """
    known = rows.counted(store, after_history)
    found: dict[str, list[SealedRow]] = {}
    for row in rows.sealed_rows(store, RECORD):
        found.setdefault(row.id, []).append(row)
    for record_id, versions in sorted(found.items()):
        if any(rows.fingerprint(row.sealed) not in known for row in versions):
            parts = [
                [row.vector, row.key, base64.b64encode(row.sealed).decode()]
                for row in sorted(versions)
            ]
            yield json.dumps([SEALED_LINE, record_id, parts], separators=(",", ":"))


def take_sealed(work: Work, lines: Iterable[str]) -> int:
    """Keeps the sealed versions that aren't here yet beside the others; how many they were.

    Raises ValueError on a line of another form.
    """
    taken = 0
    for line in lines:
        for row in _rows_of(line):
            if row.vector in rows.vectors(work, row.id):
                continue
            work.execute(
                "INSERT INTO boveda(place, id, vector, key, sealed) VALUES (?,?,?,?,?)", row
            )
            rows.count_in_history(work, row.sealed)
            taken += 1
    return taken


def _rows_of(line: str) -> Iterator[SealedRow]:
    try:
        kind, record_id, parts = json.loads(line)
        if kind != SEALED_LINE or not _ID.fullmatch(record_id) or not isinstance(parts, list):
            raise ValueError("not a sealed line")
        for vector, key, text in parts:
            sealed = base64.b64decode(text, validate=True)
            whole = type(key) is int and 0 < key < 10**6 and 0 < len(sealed) <= MOST_BYTES
            if not whole or not _VECTOR.fullmatch(vector):
                raise ValueError("not a sealed line")
            yield SealedRow(RECORD, record_id, vector, key, sealed)
    except (TypeError, binascii.Error, RecursionError) as error:
        raise ValueError("not a sealed line") from error
