"""A small package cut at every byte, and with any bit flipped, is refused and changes nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from captura.actions.demonstration.cast import Cast
from captura.actions.export_workbook import package_bytes
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.take_in import take_in
from captura.errors import CapturaError, PackageError
from captura.keys.sealing import decrypt, encrypt
from captura.packages.sealed import open_sealed
from captura.packages.verify import check_workbook, verify_file
from captura.records.actividad import Actividad
from captura.records.periods import Period
from tests.one_institute import one_institute

FLIPS = 2000


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    """The state and one enrolled institute, with real keys and stores."""
    made = one_institute(tmp_path_factory.mktemp("oficinas"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def package(cast: Cast) -> bytes:
    """A delivery of one activity."""
    office = cast.years[0].office
    cast.clock.turn_to(dt.date(2026, 2, 10))
    activity = Actividad(
        nombre="Plática",
        tipo_actividad="AC01",
        estrategia="2.10.1",
        programa_origen="PROPIO",
        estatus="REA",
        fecha_inicio=dt.date(2026, 2, 3),
        localidad=f"{office.institute}0001",
        responsable="Quien da la plática",
        modo_conteo="NOM",
    )
    save_activity(office, activity)
    return package_bytes(office, prepare_delivery(office, Period(2026, 1)).id)


def everything(office: Office) -> str:
    """A digest of all that the office keeps: every row of every table, every other file."""
    digest = hashlib.sha256()
    with office.store.reading() as cursor:
        names = [
            name
            for (name,) in cursor.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND sql NOT LIKE '%VIRTUAL%'"
            ).fetchall()
        ]
        for name in sorted(names):
            rows = sorted(map(repr, cursor.execute(f'SELECT * FROM "{name}"').fetchall()))
            digest.update("\n".join([name, *rows]).encode())
    for path in files_of(office.folder.root):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def files_of(folder: Path) -> list[Path]:
    """The files beside the database and the log."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if ".db" not in path.name and path.suffix != ".log")


def all_refused(state: Office, damaged: Iterable[bytes]) -> int:
    """How many were tried; each was refused with a sentence, and nothing changed."""
    before, tried = everything(state), 0
    for data in damaged:
        tried += 1
        with pytest.raises(CapturaError) as refused:
            take_in(state, data)
        assert refused.value.fix
    assert everything(state) == before
    return tried


def cuts(package: bytes, places: Iterable[int]) -> Iterator[bytes]:
    return (package[:place] for place in places)


def flips(package: bytes, count: int, seed: int) -> Iterator[bytes]:
    draw = random.Random(seed)
    for _ in range(count):
        damaged = bytearray(package)
        damaged[draw.randrange(len(damaged))] ^= 1 << draw.randrange(8)
        yield bytes(damaged)


def test_packages_cut_at_every_byte_are_refused(cast: Cast, package: bytes) -> None:
    """All of them: a copy that stopped, a message that was cut."""
    tried = all_refused(cast.state, cuts(package, range(len(package))))
    print(f"\n{tried:,} cuts")
    assert tried == len(package)


def test_packages_with_a_flipped_bit_are_refused(cast: Cast, package: bytes, semilla: int) -> None:
    """Two thousand bits, anywhere."""
    tried = all_refused(cast.state, flips(package, FLIPS, semilla))
    print(f"\n{tried:,} flips, seed {semilla}")
    assert tried == FLIPS


def test_bits_flipped_inside_the_seal_are_found(cast: Cast, package: bytes, semilla: int) -> None:
    """Whoever knows the state's public key can seal anything: only the signature speaks then."""
    key = cast.state.packages_key
    whole = open_sealed(package, [key.secret])
    wanted, refused = (whole.manifest.id, list(whole.lines())), 0
    for damaged in flips(decrypt(package, [key.secret]), FLIPS, semilla):
        try:
            opened = open_sealed(encrypt(damaged, [key.public]), [key.secret])
            assert (opened.manifest.id, list(opened.lines())) == wanted  # a date in the zip, say
        except CapturaError:
            refused += 1
    print(f"\n{refused:,} of {FLIPS:,} refused, the others held the same records, seed {semilla}")
    assert refused > FLIPS / 20


@pytest.mark.parametrize(
    "count", [60, pytest.param(FLIPS, marks=pytest.mark.largo)], ids=["few", "all"]
)
def test_bits_flipped_in_a_workbook_are_found(
    cast: Cast, package: bytes, semilla: int, count: int
) -> None:
    """A workbook by itself: the verifier never calls intact what holds anything else."""
    book = open_sealed(package, [cast.state.packages_key.secret]).workbook
    assert book is not None
    wanted, intact = check_workbook(book, keep_rows=True), 0
    assert not wanted.count
    for damaged in flips(book, count, semilla):
        verdict = verify_file(damaged)
        assert verdict.code in (0, 1, 2)
        assert verdict.title
        if verdict.code == 0:
            assert check_workbook(damaged, keep_rows=True).arrived == wanted.arrived
            intact += 1
    print(f"\n{intact:,} of {count:,} intact all the same, seed {semilla}")
    assert intact < count / 2


def test_a_longer_package_is_refused(cast: Cast, package: bytes) -> None:
    """Bytes before, after, or the whole twice."""
    longer = [package + b"\0", package + package, b"\0" + package, package + b"\n" * 4096]
    assert all_refused(cast.state, longer) == len(longer)


def test_a_cut_says_cut(cast: Cast, package: bytes) -> None:
    """What people read names the likely cause."""
    with pytest.raises(PackageError) as refused:
        take_in(cast.state, package[: len(package) // 2])
    assert refused.value.code == "CAP-PAQ-01"


def test_the_whole_package_is_taken_in(cast: Cast, package: bytes) -> None:
    """Otherwise the refusals would prove nothing."""
    before = everything(cast.state)
    arrival = take_in(cast.state, package)
    assert not arrival.altered
    assert everything(cast.state) != before
