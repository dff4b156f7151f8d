"""Work in the open vault: as in the open tables, but each record is one sealed row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from captura.failpoints import failpoint
from captura.records import merge
from captura.records.record import Record, institute_of
from captura.records.version import DELETED, Version, line_of, read_vector, vector_text
from captura.store import bulk, sealed_log
from captura.store import sealed_rows as rows
from captura.store.queries.drafts import DraftRow
from captura.store.sealed_log import Entry
from captura.store.sealed_rows import DRAFT, RECORD, SealedRow, Sealing
from captura.store.vault import Vault, read_row
from captura.store.work import Work

R = TypeVar("R", bound=Record)
SAVED, OPENED, DELETED_IT, MOVED, RESTORED = "guardó", "abrió", "eliminó", "movió", "trajo"


class SealedWork:
    """Given by `with vault.work(who, device) as sealed`. `work`: the same, for what is open."""

    def __init__(self, vault: Vault, work: Work) -> None:
        self.work = work
        self.seal: Sealing = vault.seal
        self.kept: dict[str, Version] = {}
        self.drafts: dict[str, tuple[str, DraftRow] | None] = {}
        self._vault = vault

    def version(self, record_id: str) -> Version | None:
        """What is known of a record, deleted or not."""
        return self.kept.get(record_id) or self._vault.version(record_id)

    def get(self, record: type[R], record_id: str) -> R | None:
        """A record as it stands, None if absent or deleted."""
        version = self.version(record_id)
        if version is None or version.type != record.TYPE or merge.is_deleted(version):
            return None
        return record.from_canonical(record_id, merge.shown(version))

    def save(self, record: R, reason: str | None = None) -> R:
        """Keeps a record sealed; what equals the kept values is not written again."""
        stored = self.version(record.id) if record.id else None
        if stored is None:
            record = self._numbered(self.work.completed(record))
        known, texts = (merge.shown(stored) if stored else {}), record.canonical()
        changes: dict[str, str | None] = {
            name: texts.get(name)
            for name in known.keys() | texts.keys()
            if texts.get(name) != known.get(name)
        }
        if stored and DELETED in stored.fields:
            changes[DELETED] = None
        if changes:
            before = stored or Version(record.TYPE, record.id)
            after = merge.edit(before, changes, *self.work.store.next_dot())
            self._keep(before, after, SAVED, reason)
        return record

    def delete(self, record_id: str, reason: str | None = None, what: str = DELETED_IT) -> None:
        """Marks a record as deleted."""
        stored = self.version(record_id)
        if stored is not None and not merge.is_deleted(stored):
            after = merge.delete(stored, *self.work.store.next_dot())
            self._keep(stored, after, what, reason)

    def restore(self, record_id: str) -> None:
        """Takes a deletion back."""
        stored = self.version(record_id)
        if stored is not None and DELETED in stored.fields:
            after = merge.edit(stored, {DELETED: None}, *self.work.store.next_dot())
            self._keep(stored, after, RESTORED, None)

    def note(
        self,
        what: str,
        version: Version,
        changes: Mapping[str, Any] | None = None,
        reason: str | None = None,
    ) -> None:
        """A line of the vault's own log: who did what with a record."""
        entry = Entry(
            self.work.now(),
            self.work.who,
            what,
            version.type,
            version.id,
            dict(changes or {}),
            reason,
        )
        sealed_log.append(self.work, self.seal, entry)

    def keep_draft(self, draft: DraftRow) -> None:
        """Keeps what someone is typing, sealed."""
        known = self._vault.drafts.get(draft.key)
        row_id = known[0] if known else rows.fresh_id(self.work)
        dated = replace(draft, at=self.work.now(), texts=dict(draft.texts))
        text = json.dumps(asdict(dated), ensure_ascii=False)
        rows.put(self.work, self.seal, (DRAFT, row_id, ""), text)
        self.drafts[draft.key] = (row_id, dated)

    def drop_draft(self, key: str) -> None:
        """Forgets a draft; one that isn't there is no trouble."""
        if key in self._vault.drafts:
            rows.drop(self.work, DRAFT, self._vault.drafts[key][0])
            self.drafts[key] = None

    def read_all(self) -> None:
        """Opens all records and drafts, joins versions that lie side by side; looks at the log."""
        self._vault.log_break = sealed_log.verify(self.work, self.seal)
        found: dict[str, list[tuple[SealedRow, Version]]] = {}
        unread = 0
        for row in rows.sealed_rows(self.work, RECORD):
            version = read_row(self.seal, row)
            if version is None:
                unread += 1
            else:
                found.setdefault(row.id, []).append((row, version))
        for record_id, versions in found.items():
            self.kept[record_id] = self._joined(versions)
        for row in rows.sealed_rows(self.work, DRAFT):
            text = self.seal.open(row.key, row.sealed, row.bound)
            if text is not None:
                draft = DraftRow(**json.loads(text))
                self.drafts[draft.key] = (row.id, draft)
        self._vault.unread = unread

    def reseal(self, seal: Sealing) -> None:
        """Seals every row that opens under another key, which this vault has from now on."""
        for row in list(rows.sealed_rows(self.work)):
            text = self.seal.open(row.key, row.sealed, row.bound)
            if text is not None:
                rows.put(self.work, seal, row.bound, text)
                failpoint("vault.resealed")
        self.seal = seal

    # --------------------------------------------------------------------------------------

    def _keep(self, before: Version, after: Version, what: str, reason: str | None) -> None:
        self.note(what, after, bulk.difference(before, after), reason)
        failpoint("vault.logged")
        self._write(after)
        failpoint("vault.sealed")
        self.kept[after.id] = after
        self.work.touched.types.add(after.type)

    def _write(self, version: Version) -> None:
        """The version's row, in the place of those that it holds already."""
        here = vector_text(version.vector)
        for vector in rows.vectors(self.work, version.id):
            if vector != here and merge.covers(version.vector, read_vector(vector)):
                rows.drop(self.work, RECORD, version.id, vector)
        sealed = rows.put(self.work, self.seal, (RECORD, version.id, here), line_of(version))
        _, link = sealed_log.head(self.work, self.seal)
        rows.count_in_history(self.work, sealed, link or None)

    def _joined(self, versions: list[tuple[SealedRow, Version]]) -> Version:
        _, joined = versions[0]
        for _, version in versions[1:]:
            if version.type == joined.type:
                joined = merge.merge(joined, version)
        if len(versions) == 1:
            return joined
        here = vector_text(joined.vector)
        for row, version in versions:
            if row.vector != here and merge.covers(joined.vector, version.vector):
                rows.drop(self.work, RECORD, row.id, row.vector)
        if here not in {row.vector for row, _ in versions}:
            self._write(joined)
        return joined

    def _numbered(self, record: R) -> R:
        """A new record with its folio, counted in here: no open counter tells of it.

        People get theirs when they are moved out: it runs on with those of the open ones.
        """
        if record.folio or record.TYPE == "persona" or not record.creado_en:
            return record
        start = f"{institute_of(record.id)}-{record.LETTERS}-{record.creado_en.year}-"
        start += self.work.device
        taken = [
            int(folio[len(start) :])
            for version in [*self._vault.versions(record.TYPE), *self.kept.values()]
            if (folio := merge.shown(version).get("folio", "")).startswith(start)
        ]
        return replace(record, folio=f"{start}{max(taken, default=0) + 1:05d}")
