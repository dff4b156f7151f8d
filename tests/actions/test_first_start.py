"""A first start that stops anywhere can be begun again; passphrase, sheet and shares open it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions import first_start as module
from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.first_start import FirstStart, Started, first_start
from captura.actions.office import STATE
from captura.actions.open_office import is_started, open_office, open_with_sheet, users_of
from captura.actions.recovery import SHEETS, first_start_done, pending, sheets_printed
from captura.app.surroundings import catalogues
from captura.errors import CapturaError, KeysError
from captura.keys import device, ring
from captura.keys.recovery import join, split
from captura.paths import DataFolder
from captura.store.queries.known import profile
from tests.actions.world import JEREZ, USER

NEW = "campana orilla zurdo novela tejado"
CLOCK = Moment(dt.datetime(2026, 1, 5, 15, tzinfo=dt.UTC))


def begin(folder: DataFolder, institute: str = JEREZ, **known: str) -> Started:
    answers = FirstStart(
        institute, known.get("name", "Instituto inventado"), known.get("user", USER),
        known.get("passphrase", PHRASE),
    )  # fmt: skip
    return first_start(folder, answers, catalogues(), clock=CLOCK, random=os.urandom)


STEPS = [
    (module, "_keep_identity"),
    (device, "create"),
    (module, "opened"),
    (module, "_keep_profile"),
    (module, "keep_sheets"),
    (ring, "save_ring"),
]


@pytest.mark.parametrize("owner", [JEREZ, STATE])
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("place", "step"), STEPS, ids=[name for _, name in STEPS])
def test_stopped_at_any_step_it_can_be_begun_again(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    step: str,
    after: bool,
    owner: str,
) -> None:
    if owner == STATE and step == "_keep_profile":
        pytest.skip("the state has no profile")
    folder, real = DataFolder(tmp_path / "datos"), getattr(place, step)

    def power_cut(*values: object, **known: object) -> object:
        if after:
            real(*values, **known)
        raise KeyboardInterrupt

    monkeypatch.setattr(place, step, power_cut)
    with pytest.raises(KeyboardInterrupt):
        begin(folder, owner)
    monkeypatch.undo()
    if step == "save_ring" and after:  # it was finished: the paper still waits, behind the door
        office = open_office(folder, USER, PHRASE, catalogues(), clock=CLOCK, random=os.urandom)
    else:
        assert not is_started(folder)
        office = begin(folder, owner).office
    waiting = pending(office)
    assert waiting is not None
    assert waiting.step == SHEETS
    assert len(waiting.sheets) == (2 if owner == STATE else 1)
    assert (profile(office.store) is not None) == (owner != STATE)
    office.close()


def test_a_stale_journal_of_an_unfinished_start_is_not_replayed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos").create()
    for name in ("captura.db", "captura.db-wal", "captura.db-shm"):
        (folder.root / name).write_bytes(os.urandom(9000))
    started = begin(folder)
    assert profile(started.office.store) is not None
    started.office.close()


def test_the_paper_waits_until_it_is_printed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    begin(folder).office.close()
    office = open_office(folder, USER, PHRASE, catalogues(), clock=CLOCK, random=os.urandom)
    assert pending(office) is not None
    sheets_printed(office)
    first_start_done(office)
    assert pending(office) is None
    office.close()


def test_a_second_start_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    begin(folder).office.close()
    kept = folder.keys.read_bytes()
    with pytest.raises(CapturaError, match="ya hay una oficina"):
        begin(folder)
    assert folder.keys.read_bytes() == kept


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"passphrase": "corta"}, "frase"),
        ({"user": "  "}, "nombre"),
        ({"user": "a\nb"}, "nombre"),
        ({"name": "x" * 81}, "nombre"),
    ],
)
def test_answers_that_would_lock_her_out_are_refused(
    tmp_path: Path, wrong: dict[str, str], said: str
) -> None:
    folder = DataFolder(tmp_path / "datos")
    with pytest.raises(CapturaError, match=said):
        begin(folder, **wrong)
    assert not folder.root.exists()


def test_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CapturaError, match="municipio"):
        begin(DataFolder(tmp_path / "datos"), "32099")


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    begin(folder).office.close()
    assert users_of(folder) == (USER,)
    for user, phrase in ((USER, "otra frase distinta y larga"), ("Nadie", PHRASE)):
        with pytest.raises(KeysError):
            open_office(folder, user, phrase, catalogues(), clock=CLOCK, random=os.urandom)


def test_the_sheet_opens_and_gives_a_new_passphrase(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    started = begin(folder)
    started.office.close()
    assert started.secret is not None
    assert started.shares is None
    with pytest.raises(KeysError):
        open_with_sheet(
            folder, os.urandom(32), USER, NEW, catalogues(), clock=CLOCK, random=os.urandom
        )
    open_with_sheet(
        folder, started.secret, USER, NEW, catalogues(), clock=CLOCK, random=os.urandom
    ).close()
    open_office(folder, USER, NEW, catalogues(), clock=CLOCK, random=os.urandom).close()
    with pytest.raises(KeysError):
        open_office(folder, USER, PHRASE, catalogues(), clock=CLOCK, random=os.urandom)


def test_the_states_two_shares_open_it_together_only(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    started = begin(folder, STATE)
    started.office.close()
    assert started.shares is not None
    assert started.secret is None
    one, two = started.shares
    # of another turn for certain: one of the same number would join, and count as a wrong try
    turn = (one.pair + 1) % 256
    foreign, other = (replace(half, pair=turn) for half in split(os.urandom(32), os.urandom))
    for pair in ((one, one), (one, other), (foreign, other)):
        with pytest.raises(KeysError):
            open_with_sheet(
                folder, join(*pair), USER, NEW, catalogues(), clock=CLOCK, random=os.urandom
            )
    opened = open_with_sheet(
        folder, join(two, one), USER, NEW, catalogues(), clock=CLOCK, random=os.urandom
    )
    assert opened.is_state
    assert opened.state_pair.public_hex
    opened.close()
