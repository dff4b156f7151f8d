"""Judges what a killed process left: it knows only what was acknowledged, and what must hold."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from captura.actions.former_keys import remake_copies
from captura.actions.office import STATE, Office
from captura.keys import ring
from captura.packages import parts, sealed
from captura.packages.header import CAMBIOS
from captura.paths import DataFolder
from captura.records.merge import covers, merge
from captura.records.version import read_line
from captura.store import backups, evidence, restore, schema
from captura.store.database import Store
from captura.store.ledger import OUT, PENDING
from captura.store.queries.drafts import drafts
from captura.store.queries.packages import package, package_rows, packages, row_counts
from captura.store.queries.waiting import waiting
from captura.store.rows import version
from tests.actions.world import JEREZ
from tests.chain_judge import broken_links
from tests.golden.databases import DRAFT, PEOPLE
from tests.kill.deeds import OLD
from tests.kill.offices import SISTER, Ticking, open_again
from tests.kill.scene import key_in
from tests.kill.vault_deeds import judge_vault

Said = list[list[str]]
_NAMES = (b"Marina", b"Elena", b"Guardada", b"Respaldada", b"Apartada", b"Beatriz", b"Sellada")
_PLAIN_HEADS = (b"SQLite format 3", b"PK\x03\x04")


def read_here() -> None:
    """Packages are read in the judge's own process: no child is started for each verdict.

    The deeds that are killed start theirs, as a user's do.
    """
    sealed.run = lambda function, plain, **_: getattr(parts, function.rpartition(".")[2])(plain)


def judge(root: Path, keys: dict[str, list[bytes]], said: Said, life: int) -> list[str]:
    """Everything that is wrong, in words."""
    wrong = list(_plain_files(root))
    for name in (JEREZ, SISTER, STATE):
        if (root / name).is_dir():
            restore.finish(root / name)
            key = key_in(root / name, keys[name])
            office = open_again(root / name, key, Ticking(life))
            try:
                remake_copies(office)  # as each day begins
                own = [entry for entry in said if len(entry) > 1 and entry[1] == name]
                wrong += _judge_office(office, root, key, own)
            finally:
                office.close()
    if (root / OLD).is_dir():
        wrong += _judge_old(root / OLD, keys[OLD][0])
    wrong += [
        f"{entry[1]} is not whole"
        for entry in said
        if entry[0] == "file" and not _whole_file(root / entry[1])
    ]
    return wrong


def _plain_files(root: Path) -> Iterator[str]:
    """Nothing readable lies about; `temporal` alone may hold some, until the next start."""
    for path in root.rglob("*"):
        ours = path.relative_to(root).parts
        if not path.is_file() or "temporal" in ours or path.name.startswith(("libro", ".libro")):
            continue
        data = path.read_bytes()
        if data.startswith(_PLAIN_HEADS) or any(name in data for name in _NAMES):
            yield f"{path.relative_to(root)} can be read by anyone"


def _judge_office(office: Office, root: Path, key: bytes, said: Said) -> Iterator[str]:
    if list(office.folder.temporary.iterdir()):
        yield "temporal is not empty after a start"
    yield from _whole(office.store)
    yield from _ledger(office)
    ring.rekeyed(ring.load_ring(office.folder.keys), key, key)  # raises unless they belong together
    told = [entry[2] for entry in said if entry[0] == "rekeyed"]
    if told and key.hex() != told[-1] and ["key", office.institute, key.hex()] not in said:
        yield "an acknowledged change of key was lost"
    for entry in said:
        if entry[0] == "package" and package(office.store, entry[2]) is None:
            yield "an acknowledged package is not in the ledger"
        if entry[0] == "arrival" and package(office.store, entry[2]) is None:
            yield "an acknowledged arrival is not in the ledger"
        if entry[0] == "decided":
            kept = package(office.store, entry[2])
            if kept is None or kept.state != entry[3]:
                yield "an acknowledged decision is not kept"
    lines = [entry[2] for entry in said if entry[0] == "line"]
    yield from _lines(office, key, lines)
    yield from _evidence(office.store, office.folder.evidence)
    yield from _backups(office, root, key, said)
    yield from judge_vault(office, said)


def _whole(store: Store, *, begun: bool = True) -> Iterator[str]:
    if store.rows("PRAGMA cipher_integrity_check"):
        yield "a page is not as it was encrypted"
    if store.rows("PRAGMA integrity_check") != [("ok",)]:
        yield "the integrity check found something"
    if store.value("SELECT count(*) FROM history") != (store.value("SELECT max(n) FROM history")):
        yield "the history has a gap"
    yield from broken_links(store, begun=begun)
    for record_type in store.shapes:
        if store.value(f"SELECT 1 FROM {record_type} WHERE changed NOT IN (SELECT n FROM history)"):
            yield f"a {record_type} has no entry in the history"
    if store.value(
        "SELECT 1 FROM participacion p WHERE deleted=0 AND (NOT EXISTS "
        "(SELECT 1 FROM persona x WHERE x.id=p.persona) OR NOT EXISTS "
        "(SELECT 1 FROM sesion x WHERE x.id=p.sesion))"
    ):
        yield "a participation names nobody"
    people = store.value("SELECT count(*) FROM persona WHERE deleted=0")
    if store.value("SELECT count(*) FROM persona_name") != people:
        yield "the names are not those of the people"
    if store.value(
        "SELECT 1 FROM persona WHERE deleted=0 AND nombres<>'' AND primer_apellido<>'' "
        "AND rowid NOT IN (SELECT persona FROM block_key)"
    ):
        yield "somebody would not be found as a double"
    with store.work("juez") as work:
        work.execute("INSERT INTO persona_search(persona_search, rank) VALUES('integrity-check',1)")


def _ledger(office: Office) -> Iterator[str]:
    """No half package: its rows and its file, or nothing of it."""
    for kept in packages(office.store):
        rows = package_rows(office.store, kept.id)
        # what laptops tell each other is applied at once: no row of it waits for a decision
        wanted = 0 if kept.kind == CAMBIOS else sum(kept.counts.values())
        if kept.state != "waiting" and len(rows) != wanted:
            yield f"a package has {len(rows)} rows of {wanted}"
        if any(row.state == PENDING and not row.line for row in rows):
            yield "a row waits without its record"
        states = {name for own in row_counts(office.store, kept.id).values() for name in own}
        if PENDING in states and len(states - {"same", PENDING}):
            yield "a package is half decided"
        if PENDING not in states and list(waiting(office.store, kept.id)):
            yield "records wait although all is decided"
        if kept.direction == OUT and not (office.folder.packages / str(kept.path)).is_file():
            yield "a package of the ledger has no file"
    for path in office.folder.packages.glob("*.captura"):
        opened = sealed.open_sealed(path.read_bytes(), [office.packages_key.secret])
        if opened.codes and not list(opened.lines()):
            yield f"{path.name} is half a package"


def _lines(office: Office, key: bytes, lines: list[str]) -> Iterator[str]:
    """Each acknowledged save is here, or where a restore set this office aside."""
    stores = [office.store]
    for path in restore.set_aside(office.folder.root):
        aside = path / backups.DATABASE
        stores.append(Store.open(aside, key, clock=office.clock, random=os.urandom))
    for line in lines:
        if not any(_holds(store, line) for store in stores):
            yield "an acknowledged save is lost"
    for store in stores[1:]:
        store.close()


def _holds(store: Store, line: str) -> bool:
    wanted = read_line(line)
    kept = version(store, wanted.type, wanted.id)
    return kept is not None and covers(kept.vector, wanted.vector) and merge(kept, wanted) == kept


def _evidence(store: Store, folder: Path) -> Iterator[str]:
    """Each file that a database names is there, whole."""
    for (sha256,) in store.rows("SELECT sha256 FROM archivo"):
        if hashlib.sha256(evidence.read(store, folder, sha256)).hexdigest() != sha256:
            yield "a file of the evidence is another one"


def _backups(office: Office, root: Path, key: bytes, said: Said) -> Iterator[str]:
    told: list[str]
    for folder in (office.folder.backups, root / "memoria" / f"captura-{office.institute}"):
        here = str(folder.relative_to(root))
        told = [e[3] for e in said if e[0] == "backup" and e[2].startswith(here)]
        found = backups.backups_in(folder)
        for _, path in found:
            backups.check(office.store, path / backups.DATABASE)
            if not (path / backups.RING).is_file():
                yield "a backup has no ring"
            with Store.open(
                path / backups.DATABASE, key, clock=office.clock, random=os.urandom
            ) as copy:
                yield from _evidence(copy, folder / evidence.FOLDER)
        if not told:
            continue
        newest = found[0][1] / backups.DATABASE
        with Store.open(newest, key, clock=office.clock, random=os.urandom) as copy:
            if not all(_holds(copy, line) for line in told):
                yield "the newest backup lacks what an acknowledged one held"


def _judge_old(root: Path, key: bytes) -> Iterator[str]:
    folder = DataFolder(root)
    aside = restore.before_updates(root)
    with Store.open(folder.database, key, clock=Ticking(), random=os.urandom) as store:
        names = {row[0] for row in store.rows("SELECT nombres FROM persona")}
        if names != set(PEOPLE):
            yield "the update lost people"
        if [row.texts for row in drafts(store)] != [DRAFT]:
            yield "the update lost a draft"
        if store.value("SELECT version_num FROM alembic_version") != schema.KNOWN[-1]:
            yield "the update is half done"
        yield from _whole(store, begun=False)
        if len(schema.KNOWN) > 1 and not (aside or restore.before_updates(root)):
            yield "the update set nothing aside"
        for path in restore.before_updates(root):
            backups.check(store, path)


def _whole_file(path: Path) -> bool:
    """A workbook can be unzipped to its end; what is encrypted was opened with the ledger."""
    if path.suffix != ".xlsx":
        return path.is_file()
    try:
        with zipfile.ZipFile(path) as book:
            return book.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False
