"""Entering with a passphrase and with the sheet, on a real office, without widgets."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions.recovery import keep_sheets, secret_from, sheets_printed, typed_so_far
from captura.errors import CapturaError, KeysError
from captura.keys.scan import scan_text
from captura.paths import DataFolder
from captura.settings import Settings
from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.judged import judge
from captura.ui.screens.acceso.presenter import Opened, Presenter
from captura.ui.screens.acceso.samples import PASSPHRASE, clock, sample_door, start
from tests.ui.screens.telling import at_once

pytestmark = pytest.mark.usefixtures("qapp")
NEW = "campana orilla zurdo novela tejado"


@dataclass
class Seen:
    """A view that remembers."""

    entering: list[bool] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)

    def show_entering(self, busy: bool) -> None:
        self.entering.append(busy)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)

    def show_error(self, error: CapturaError) -> None:
        self.errors.append(error.code)

    def let_in(self, opened: Opened) -> None:
        self.opened.append(opened)


def met(folder: DataFolder, **changes: Any) -> tuple[Presenter, Seen, Door]:
    seen, door = Seen(), replace(sample_door(folder), **changes)
    return Presenter(seen, door, at_once), seen, door


def test_the_right_passphrase_opens_and_the_name_is_remembered(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    start(folder).office.close()
    kept: list[Settings] = []
    presenter, seen, _ = met(folder, remember=kept.append)
    assert presenter.people() == (("María López", "María López · Titular del instituto"),)
    assert presenter.place() == "Jerez, Zacatecas"
    presenter.enter("María López", PASSPHRASE)
    assert seen.entering == [True, False]
    assert seen.opened[0].office.institute == "32020"
    assert seen.opened[0].pending is None
    assert kept[0].last_user == "María López"
    seen.opened[0].office.close()


def test_a_wrong_passphrase_is_said_beside_the_field(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    start(folder).office.close()
    presenter, seen, _ = met(folder)
    presenter.enter("María López", "otra frase cualquiera larga")
    assert "no es la de esta persona" in seen.refused[0]
    assert not seen.opened
    assert not seen.errors


def test_a_missing_ring_is_an_error_in_the_bar(tmp_path: Path) -> None:
    presenter, seen, _ = met(DataFolder(tmp_path / "vacia"))
    assert presenter.people() == ()
    assert seen.errors == ["CAP-KEYS-11"]


def test_the_sheets_words_open_and_the_new_passphrase_stays(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    started = start(folder)
    words = " ".join(keep_sheets(started.office, started)[0].words)
    sheets_printed(started.office)
    started.office.close()
    later = [clock()]
    presenter, seen, _ = met(folder, clock=lambda: later[0])
    presenter.recover("María López", (words,), NEW)
    assert seen.opened[0].pending is not None
    assert seen.opened[0].pending.step == "respaldo"
    seen.opened[0].office.close()
    presenter.enter("María López", PASSPHRASE)
    assert seen.refused
    presenter.enter("María López", NEW)  # right, but too soon after a wrong one
    assert "Intente otra vez en 1 segundo" in seen.refused[1]
    later[0] += dt.timedelta(seconds=1)
    presenter.enter("María López", NEW)
    assert len(seen.opened) == 2
    seen.opened[1].office.close()


def test_the_state_needs_both_parts_in_any_order(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "estado")
    started = start(folder, "estado")
    assert started.shares
    one, other = map(scan_text, started.shares)
    started.office.close()
    presenter, seen, _ = met(folder)
    assert presenter.owner() == "estado"
    presenter.recover("Coordinación", (one, one), NEW)
    assert seen.errors == ["CAP-KEYS-15"]
    presenter.recover("Coordinación", (other, one), NEW)
    assert seen.opened[0].office.is_state
    seen.opened[0].office.close()


def test_a_part_and_a_whole_sheet_do_not_mix(tmp_path: Path) -> None:
    state, institute = (start(DataFolder(tmp_path / o), o) for o in ("estado", "32020"))
    assert state.shares
    assert institute.secret
    with pytest.raises(KeysError) as caught:
        secret_from([scan_text(state.shares[0]), scan_text(institute.secret)])
    assert caught.value.code == "CAP-ACT-20"
    for started in (state, institute):
        started.office.close()


def test_words_that_do_not_exist_are_named_while_typing() -> None:
    typed = typed_so_far("Ábaco 2. abdomn, abej")
    assert typed.count == 3
    assert [(wrong.turn, wrong.word, wrong.likely) for wrong in typed.wrong] == [
        (2, "abdomn", "abdomen")
    ]
    assert typed_so_far(scan_text(os.urandom(32))).scanned


@pytest.mark.parametrize(
    ("first", "again", "asked", "kinds", "usable"),
    [
        ("", "", False, ("", ""), False),
        ("", "", True, ("bad", ""), False),
        ("sol y mar", "", False, ("warn", ""), False),
        ("sol y mar", "", True, ("bad", ""), False),
        (NEW, "", True, ("ok", "bad"), False),
        (NEW, NEW[:5], False, ("ok", ""), False),
        (NEW, NEW[:5], True, ("ok", "bad"), False),
        (NEW, "otra", False, ("ok", "bad"), False),
        (NEW, NEW, True, ("ok", "ok"), True),
    ],
)
def test_a_new_passphrase_is_judged(
    first: str, again: str, asked: bool, kinds: tuple[str, str], usable: bool
) -> None:
    judged = judge(first, again, asked=asked)
    assert (judged.first[0], judged.again[0]) == kinds
    assert judged.usable is usable
