"""A `.captura` opens for its recipients and is refused, each time for its own reason."""

from __future__ import annotations

import contextlib
import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from captura.errors import PackageError
from captura.keys.sealing import decrypt, encrypt, new_identity
from captura.packages import refusals, sealed
from captura.packages.delivery import make_plain
from captura.packages.manifest import manifest_bytes, read_manifest
from captura.packages.refusals import is_newer
from captura.packages.sealed import Opened, open_sealed
from captura.records.merge import edit, merge
from captura.records.version import line_of
from tests.packages.made import OTHER, WRITER, Desk, deliver, desk, versions


@pytest.fixture
def office() -> Desk:
    return desk()


def opened(data: bytes, office: Desk, **known: object) -> Opened:
    wanted = {"state_public": office.state.public_hex, "practice": False, **known}
    return open_sealed(data, [office.state_age.secret], **wanted)  # type: ignore[arg-type]


def repacked(data: bytes, office: Desk, changes: dict[str, bytes]) -> bytes:
    """The package with parts replaced, encrypted again by someone who has its public keys."""
    plain = decrypt(data, [office.state_age.secret])
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return encrypt(made.getvalue(), [office.state_age.public])


def part(data: bytes, office: Desk, name: str) -> bytes:
    plain = decrypt(data, [office.state_age.secret])
    return zipfile.ZipFile(io.BytesIO(plain)).read(name)


def code(data: bytes, office: Desk, **known: object) -> str:
    with pytest.raises(PackageError) as refused:
        opened(data, office, **known)
    assert refused.value.what
    assert refused.value.fix
    return refused.value.code


def test_it_opens_for_each_recipient_and_gives_its_lines(office: Desk, tmp_path: Path) -> None:
    made = versions(12)
    data, book, result = deliver(tmp_path, office, made)
    for secret in (office.state_age.secret, office.institute_age.secret):
        package = open_sealed(data, [secret], state_public=office.state.public_hex)
        assert package.manifest.id == result.manifest.id
        assert package.workbook == book
        expected = sorted(line_of(version) for own in made.values() for version in own)
        assert sorted(package.lines()) == expected
        assert sorted(package.lines()) == expected  # as often as asked for
        assert package.header.counts["persona"] == 12


def test_nobody_else_opens_it(office: Desk, tmp_path: Path) -> None:
    data = deliver(tmp_path, office, versions(1))[0]
    with pytest.raises(PackageError) as refused:
        open_sealed(data, [new_identity().secret])
    assert refused.value.code == refusals.NOT_FOR_US


def test_what_is_no_package_or_cut_is_told_apart(office: Desk, tmp_path: Path) -> None:
    data = deliver(tmp_path, office, versions(1))[0]
    assert code(data[:-1], office) == refusals.TRUNCATED
    assert code(data[:9], office) == refusals.TRUNCATED
    assert code(b"", office) == refusals.TRUNCATED
    assert code(b"hola", office) == refusals.NOT_A_PACKAGE
    assert code(bytes(sealed.LIMITS.file + 1), office) == refusals.TOO_BIG


def test_altered_records_codes_and_header_are_refused(office: Desk, tmp_path: Path) -> None:
    data = deliver(tmp_path, office, versions(3))[0]
    lines, codes = part(data, office, "registros.jsonl"), part(data, office, "codigos")
    manifest = part(data, office, "manifiesto")
    first = lines.split(b"\n")[0] + b"\n"
    cases = {
        "registros.jsonl": (
            lines.replace(b"2026", b"2027", 1), lines[len(first) :], lines + first, lines[:-1], b"",
        ),
        "codigos": (codes.replace(b"a", b"b", 1), codes[:-1], codes + codes, b"\xff"),
        "manifiesto": (manifest.replace(b"Jerez", "Jeréz".encode()), b"{}", b"[", b"[1]"),
    }  # fmt: skip
    for name, contents in cases.items():
        for content in contents:
            found = code(repacked(data, office, {name: content}), office)
            assert found in (refusals.ALTERED, refusals.BAD_SIGNATURE, refusals.CERTIFICATE)


def test_a_header_signed_by_another_key_is_refused(office: Desk, tmp_path: Path) -> None:
    thief = desk(seed=2)
    data = deliver(tmp_path, replace(office, device=thief.device), versions(1))[0]
    assert code(data, office) == refusals.CERTIFICATE


def test_certificates_of_another_state_day_or_practice_are_refused(tmp_path: Path) -> None:
    office, other = desk(), desk(seed=3)
    data = deliver(tmp_path, office, versions(1))[0]
    assert code(data, office, state_public=other.state.public_hex) == refusals.CERTIFICATE
    late = deliver(tmp_path, office, versions(1), created="2028-01-01T00:00:00Z")[0]
    assert code(late, office) == refusals.CERTIFICATE
    practice = deliver(tmp_path, office, versions(1), practice=True)[0]
    assert code(practice, office) == refusals.PRACTICE
    assert code(practice, office, practice=None) == refusals.CERTIFICATE
    assert code(data, office, practice=True) == refusals.PRACTICE
    assert code(data, office, revoked={office.device.public_hex}) == refusals.REVOKED


def test_rows_of_another_institute_are_foreign(office: Desk, tmp_path: Path) -> None:
    foreign = versions(2, institute="32017")
    data = deliver(tmp_path, office, {**versions(2), "persona": foreign["persona"]})[0]
    assert code(data, office) == refusals.FOREIGN_ROWS


def test_a_newer_schema_is_kept_aside(office: Desk, tmp_path: Path) -> None:
    data = deliver(tmp_path, office, versions(1), schema=99)[0]
    with pytest.raises(PackageError) as refused:
        opened(data, office)
    assert is_newer(refused.value)
    manifest = json.loads(part(data, office, "manifiesto"))
    manifest["captura"] = 99
    newer = repacked(data, office, {"manifiesto": json.dumps(manifest).encode()})
    assert code(newer, office) == refusals.NEWER


def test_bombs_and_huge_manifests_are_refused(office: Desk, tmp_path: Path) -> None:
    data = deliver(tmp_path, office, versions(1))[0]
    bomb = repacked(data, office, {"registros.jsonl": bytes(300 * 1024 * 1024)})
    assert code(bomb, office) == refusals.BOMB
    huge = repacked(data, office, {"manifiesto": b" " * 70_000})
    assert code(huge, office) == refusals.TOO_BIG
    not_zip = encrypt(b"not a zip at all", [office.state_age.public])
    assert code(not_zip, office) == refusals.ALTERED


def test_changes_travel_without_workbook_and_with_clashes(office: Desk, tmp_path: Path) -> None:
    (person,) = versions(1)["persona"]
    one = edit(person, {"nombres": "Ana"}, WRITER, 50)
    both = merge(one, edit(person, {"nombres": "Eva"}, OTHER, 50))
    path = tmp_path / "cambios.captura"
    header = office.header(kind="cambios", period="")
    lines = [("persona", both.id, line_of(both))]
    make_plain(path, header, lines, sign=office.sign, temporary=tmp_path)
    package = opened(path.read_bytes(), office)
    assert package.workbook is None
    assert list(package.lines()) == [line_of(both)]


def test_no_name_stands_in_the_sealed_bytes(office: Desk, tmp_path: Path) -> None:
    data, _, _ = deliver(tmp_path, office, versions(5))
    for word in ("XEXX010101", "María", "32020", "Jerez", "libro.xlsx"):
        assert word.encode() not in data


def test_an_unwritable_place_leaves_nothing_behind(office: Desk, tmp_path: Path) -> None:
    work = tmp_path / "temporal"
    work.mkdir()
    with pytest.raises(OSError, match="no-hay"):
        make_plain(
            tmp_path / "no-hay" / "x.captura",
            office.header(),
            [],
            sign=office.sign,
            temporary=work,
        )
    assert list(work.iterdir()) == []


def test_a_manifest_survives_its_own_form(office: Desk, tmp_path: Path) -> None:
    manifest = deliver(tmp_path, office, versions(1))[2].manifest
    assert read_manifest(manifest_bytes(manifest)) == manifest


def test_no_manifest_makes_it_fail_otherwise(
    office: Desk, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Each value of the manifest in turn becomes something else: refused, or no difference."""
    draw = random.Random(pytestconfig.getoption("--semilla"))
    data = deliver(tmp_path, office, versions(1))[0]
    manifest = part(data, office, "manifiesto")
    odd = [None, True, -1, 10**40, 1.5, "", "\ud800", "x" * 500, [], {}, [[[]]], {"a": [None]}]
    paths = list(_paths(json.loads(manifest)))
    for path in draw.sample(paths, 120):
        value = json.loads(manifest)
        target = value
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = draw.choice(odd)
        changed = repacked(data, office, {"manifiesto": json.dumps(value).encode()})
        with contextlib.suppress(PackageError):
            assert opened(changed, office).manifest.header.counts["persona"] == 1


def _paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*before, key)
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*before, key))
