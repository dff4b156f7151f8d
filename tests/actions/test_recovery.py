"""The sheets of an office: kept until printed, and read back however they are typed."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from captura.actions.first_start import FirstStart, Started, first_start
from captura.actions.open_office import open_office
from captura.actions.passphrases import owner_of, people_of, propose, strength_of
from captura.actions.recovery import (
    BACKUP,
    SHEETS,
    first_start_done,
    keep_sheets,
    own_digits,
    pending,
    secret_from,
    sheets_printed,
    typed_so_far,
)
from captura.errors import KeysError
from captura.keys.certificate import digits
from captura.keys.scan import scan_text
from captura.paths import DataFolder, resources
from captura.records.catalogues import load

PHRASE = "campana orilla zurdo novela"
CATALOGUES = load(resources() / "catalogos")


def clock() -> dt.datetime:
    return dt.datetime(2026, 9, 22, 16, tzinfo=dt.UTC)


def started(folder: DataFolder, owner: str = "32020") -> Started:
    answers = FirstStart(owner, "Instituto de Jerez", "María López", PHRASE)
    return first_start(folder, answers, CATALOGUES, clock=clock, random=os.urandom)


def test_sheets_wait_in_the_database_until_printed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    first = started(folder)
    sheets = keep_sheets(first.office, first)
    first.office.close()
    office = open_office(folder, "María López", PHRASE, CATALOGUES, clock=clock, random=os.urandom)
    left = pending(office)
    assert left
    assert (left.step, left.sheets) == (SHEETS, sheets)
    assert secret_from([" ".join(sheets[0].words)]) == first.secret
    sheets_printed(office)
    left = pending(office)
    assert left
    assert (left.step, left.sheets) == (BACKUP, ())
    first_start_done(office)
    assert pending(office) is None
    office.close()


def test_nothing_of_the_sheet_lies_readable_on_the_disk(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    first = started(folder)
    assert first.secret
    words = keep_sheets(first.office, first)[0].words
    code = scan_text(first.secret)
    first.office.close()
    for path in (path for path in folder.root.rglob("*") if path.is_file()):
        data = path.read_bytes()
        assert first.secret not in data
        assert code.encode() not in data
        assert " ".join(words[:3]).encode() not in data


def test_the_states_parts_in_words_or_code_and_any_order(tmp_path: Path) -> None:
    first = started(DataFolder(tmp_path / "datos"), "estado")
    assert first.shares
    sheets = keep_sheets(first.office, first)
    assert [sheet.title[-6:] for sheet in sheets] == ["1 de 2", "2 de 2"]
    words, code = " ".join(sheets[1].words).upper(), scan_text(first.shares[0]).lower()
    assert secret_from([words, code]) == secret_from([code, words])
    for texts in ([words], [words, words], [words, words, code]):
        with pytest.raises(KeysError):
            secret_from(texts)
    first.office.close()


def test_the_last_word_is_judged_once_something_follows() -> None:
    assert typed_so_far("").count == 0
    assert typed_so_far("abac").wrong == ()
    assert [wrong.word for wrong in typed_so_far("abacx ").wrong] == ["abacx"]
    assert typed_so_far("zzzz ").wrong[0].likely is None


def test_digits_are_those_of_the_request(tmp_path: Path) -> None:
    first = started(DataFolder(tmp_path / "datos"))
    office = first.office
    assert own_digits(office) == digits(office.packages_key.public, office.device.public_hex)
    assert len(own_digits(office).split()) == 5
    office.close()


def test_who_enters_and_how_good_a_phrase_is(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    started(folder).office.close()
    assert [(one.name, one.role) for one in people_of(folder)] == [
        ("María López", "Titular del instituto")
    ]
    assert owner_of(folder) == "32020"
    assert strength_of("corta").problem
    made = strength_of(propose(os.urandom))
    assert made.problem is None
    assert made.level >= 3
