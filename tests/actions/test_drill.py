"""The yearly drill proves the sheet and changes nothing; a new sheet shuts the old one out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from captura.actions import drill
from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.first_start import FirstStart, Started, first_start
from captura.actions.office import STATE
from captura.actions.recovery import pending
from captura.app.surroundings import catalogues
from captura.errors import KeysError
from captura.keys import recovery, ring
from captura.keys.scan import scan_text
from captura.paths import DataFolder
from tests.actions.test_users import world_random
from tests.actions.world import JEREZ, USER
from tests.office_history import office_entries


def begun(root: Path, owner: str = JEREZ) -> Started:
    clock = Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC))
    answers = FirstStart(owner, "Oficina inventada", USER, PHRASE, made_up=True)
    folder = DataFolder(root / owner)
    return first_start(folder, answers, catalogues(), clock=clock, random=world_random)


def test_the_words_are_proved_and_only_the_note_is_kept(tmp_path: Path) -> None:
    started = begun(tmp_path)
    office = started.office
    assert started.secret
    before = office.folder.keys.read_bytes()
    assert drill.drill_due(office) == dt.date(2027, 7, 6)
    with pytest.raises(KeysError, match="CAP-KEYS-09"):
        drill.rehearse(office, [scan_text(recovery.new_secret(world_random))], 5)
    with pytest.raises(KeysError, match="CAP-KEYS-17"):
        drill.rehearse(office, [" ".join(recovery.words_of(started.secret)[:-1])], 5)
    assert drill.drills(office) == ()
    done = drill.rehearse(office, [" ".join(recovery.words_of(started.secret))], 754)
    assert done == drill.Drill(dt.date(2026, 7, 6), 13, USER)
    assert drill.drills(office) == (done,)
    assert office_entries(office.store)[0].changes == {"ensayo": (None, "13")}
    office.clock.now += dt.timedelta(days=100)  # type: ignore[attr-defined]
    drill.rehearse(office, [scan_text(started.secret)], 1)
    assert [one.minutes for one in drill.drills(office)] == [13, 1]
    assert drill.drill_due(office) == dt.date(2026, 7, 6) + dt.timedelta(days=465)
    assert office.folder.keys.read_bytes() == before
    office.close()


def test_another_sheet_shuts_the_old_one_out_and_waits_until_printed(tmp_path: Path) -> None:
    started = begun(tmp_path)
    office = started.office
    assert started.secret
    with pytest.raises(KeysError, match="CAP-KEYS-02"):
        drill.renew_sheet(office, "no es esta frase")
    assert pending(office) is None
    (sheet,) = drill.renew_sheet(office, PHRASE)
    waiting = pending(office)
    assert waiting is not None
    assert waiting.sheets[0].words == sheet.words
    with pytest.raises(KeysError, match="CAP-KEYS-09"):
        drill.rehearse(office, [scan_text(started.secret)], 5)
    drill.rehearse(office, [" ".join(sheet.words)], 5)
    key = ring.open_with_passphrase(ring.load_ring(office.folder.keys), USER, PHRASE)
    secret = recovery.secret_of(" ".join(sheet.words))
    assert ring.open_with_recovery(ring.load_ring(office.folder.keys), secret) == key
    office.close()


def test_the_state_rehearses_with_both_parts(tmp_path: Path) -> None:
    started = begun(tmp_path, STATE)
    office = started.office
    assert started.shares
    one, other = map(scan_text, started.shares)
    with pytest.raises(KeysError):
        drill.rehearse(office, [one, one], 5)
    assert drill.rehearse(office, [other, one], 5).minutes == 1
    sheets = drill.renew_sheet(office, PHRASE)
    assert len(sheets) == 2
    drill.rehearse(office, [" ".join(sheet.words) for sheet in sheets], 5)
    office.close()
