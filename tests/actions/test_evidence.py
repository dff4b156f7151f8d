"""Evidence is kept encrypted and once, a photo without what it tells; backups bring it back."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from captura.actions.backup import make_backup
from captura.actions.demonstration.cast import PHRASE
from captura.actions.evidence import (
    MOST_BYTES,
    add_evidence,
    copy_evidence,
    missing_evidence,
    open_evidence,
)
from captura.actions.office import Office
from captura.actions.restore import restore_backup
from captura.actions.save_record import delete_record, save_record, undo
from captura.errors import CapturaError, StoreError
from captura.records.actividad import Actividad
from captura.records.evidencia import Evidencia
from captura.store import evidence as files
from captura.store.queries.delivery import delivery_ids
from captura.store.queries.evidence import evidence_of
from tests.actions.photos import CAMERA, picture, telephone_photo, written
from tests.actions.world import T2, USER, World, deliver, hand_in, talk, woman

LETTER = b"%PDF-1.4 Oficio inventado Xochipilliztac"
WORD = b"Xochipilliztac"


@pytest.fixture
def activity(jerez: Office) -> Actividad:
    return talk(jerez, woman())[0]


def refusal(office: Office, activity: Actividad, path: Path) -> CapturaError:
    added = add_evidence(office, activity, [path])
    assert added.kept == ()
    assert evidence_of(office.store, activity.id) == []
    ((name, problem),) = added.refused
    assert name == path.name
    return problem


def test_a_photo_loses_place_and_camera_and_stands_upright(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    data = telephone_photo(3000, 1000)
    assert CAMERA in data
    source = written(tmp_path / "DCIM" / "Marina en su casa.jpg", data)
    (one,) = add_evidence(jerez, activity, [source]).kept
    seen = open_evidence(jerez, one)
    assert b"Exif" not in seen
    assert CAMERA not in seen
    image = QImage.fromData(seen)
    assert (image.width(), image.height()) == (533, 1600)  # turned, and made smaller
    # what lay at the left lies on top now
    assert image.pixelColor(266, 100).green() < 120 < image.pixelColor(266, 1500).green()
    assert source.read_bytes() == data
    assert one.archivo is not None
    assert "Marina" not in one.archivo
    assert one.archivo.startswith("foto-2026-05-05-")
    assert (one.tipo, one.tamano) == ("FOT", len(seen))
    assert one.sha256 == hashlib.sha256(seen).hexdigest()


def test_a_small_png_keeps_its_size_on_white(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    path = written(tmp_path / "captura.txt", picture(40, 20, kind="PNG"))  # told by what it is
    (one,) = add_evidence(jerez, activity, [path]).kept
    seen = open_evidence(jerez, one)
    assert seen.startswith(b"\xff\xd8\xff")
    assert QImage.fromData(seen).size().toTuple() == (40, 20)


def test_a_document_is_kept_as_it_is_and_encrypted(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "Oficio.PDF", LETTER)]).kept
    assert one.tipo is None
    assert (one.archivo or "").endswith(".pdf")
    assert open_evidence(jerez, one) == LETTER
    (kept,) = jerez.folder.evidence.iterdir()
    assert WORD not in kept.read_bytes()
    assert one.sha256 not in kept.name
    for path in jerez.folder.root.rglob("*"):
        assert not path.is_file() or WORD not in path.read_bytes(), path


def test_the_same_file_twice_is_kept_once(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    path = written(tmp_path / "oficio.pdf", LETTER)
    again = written(tmp_path / "copia.pdf", LETTER)
    added = add_evidence(jerez, activity, [path, again])
    assert len(added.kept) == 1
    assert [(name, problem.code) for name, problem in added.refused] == [
        ("copia.pdf", "CAP-EVI-09")
    ]
    other, _ = talk(jerez, woman("Rosa"))
    (shared,) = add_evidence(jerez, other, [path]).kept
    assert len(list(jerez.folder.evidence.iterdir())) == 1
    delete_record(jerez, added.kept[0])
    assert open_evidence(jerez, shared) == LETTER


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("video.mp4", b"\x00\x00\x00\x18ftypmp42" * 9, "CAP-EVI-08"),
        ("foto.heic", b"\x00\x00\x00\x18ftypheic" * 9, "CAP-EVI-08"),
        ("programa.exe", b"MZ" * 90, "CAP-EVI-08"),
        ("vacio.pdf", b"", "CAP-EVI-07"),
        ("rota.jpg", b"\xff\xd8\xff\xe0 no es una foto", "CAP-EVI-04"),
        ("cortada.png", picture(9, 9, kind="PNG")[:40], "CAP-EVI-04"),
    ],
)
def test_what_cannot_be_kept_is_told(
    jerez: Office, activity: Actividad, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    assert refusal(jerez, activity, written(tmp_path / name, data)).code == code


def test_too_large_gone_or_of_too_many_points(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    large = tmp_path / "grande.pdf"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(jerez, activity, large).code == "CAP-EVI-06"
    assert refusal(jerez, activity, tmp_path / "no-esta.pdf").code == "CAP-EVI-07"
    assert refusal(jerez, activity, tmp_path).code == "CAP-EVI-07"
    bomb = picture(8, 8, kind="PNG")
    huge = bomb[:16] + (60_000).to_bytes(4, "big") * 2 + bomb[24:]
    assert refusal(jerez, activity, written(tmp_path / "bomba.png", huge)).code.startswith(
        "CAP-EVI-0"
    )


def test_one_bad_file_hinders_no_other(jerez: Office, activity: Actividad, tmp_path: Path) -> None:
    good = written(tmp_path / "bien.jpg", telephone_photo())
    bad = written(tmp_path / "mal.exe", b"MZ")
    added = add_evidence(jerez, activity, [bad, good])
    assert (len(added.kept), len(added.refused)) == (1, 1)
    undo(jerez, added.saved.numbers)
    assert evidence_of(jerez.store, activity.id) == []


def test_who_cancels_between_two_files_adds_none(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    paths = [written(tmp_path / f"{n}.pdf", LETTER + bytes([n])) for n in range(4)]
    heard: list[int] = []

    def progress(ready: int) -> None:
        heard.append(ready)
        if ready == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        add_evidence(jerez, activity, paths, progress)
    assert heard == [0, 1, 2]
    assert evidence_of(jerez.store, activity.id) == []
    assert [path for path in jerez.folder.evidence.rglob("*") if path.is_file()] == []
    assert len(add_evidence(jerez, activity, paths, heard.append).kept) == 4
    assert heard[3:] == [0, 1, 2, 3]


def test_a_full_disk_is_a_sentence_and_leaves_no_record(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    shutil.rmtree(jerez.folder.evidence)
    jerez.folder.evidence.write_bytes(b"")  # a file where the folder should be: nothing fits
    problem = refusal(jerez, activity, written(tmp_path / "oficio.pdf", LETTER))
    assert problem.code == "CAP-EVI-01"
    assert jerez.store.value("SELECT count(*) FROM archivo") == 0


def test_a_changed_or_missing_file_is_told(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "oficio.pdf", LETTER)]).kept
    (kept,) = jerez.folder.evidence.iterdir()
    sealed = kept.read_bytes()
    kept.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(StoreError) as caught:
        open_evidence(jerez, one)
    assert caught.value.code == "CAP-EVI-03"
    kept.unlink()
    with pytest.raises(StoreError) as caught:
        open_evidence(jerez, one)
    assert caught.value.code == "CAP-EVI-02"
    # the original heals it, though the record stands already
    other, _ = talk(jerez, woman("Rosa"))
    add_evidence(jerez, other, [tmp_path / "oficio.pdf"])
    assert open_evidence(jerez, one) == LETTER


def test_a_copy_leaves_on_purpose_and_is_noted(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "oficio.pdf", LETTER)]).kept
    target = tmp_path / "memoria" / "copia.pdf"
    with pytest.raises(CapturaError) as caught:
        copy_evidence(jerez, one, target)
    assert caught.value.code == "CAP-EVI-10"
    noted = "SELECT count(*) FROM history WHERE reason LIKE 'copia de la evidencia %'"
    assert jerez.store.value(noted) == 0
    target.parent.mkdir()
    copy_evidence(jerez, one, target)
    assert target.read_bytes() == LETTER
    assert jerez.store.value(noted) == 1


def test_the_checklist_counts_what_is_there(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    def lines(of: Actividad) -> list[tuple[str, int, int]]:
        return [(a.tipo, a.wanted, a.held) for a in missing_evidence(jerez, of)]

    workshop = save_record(jerez, replace(activity, tipo_actividad="AC02"))[0]
    assert lines(workshop) == [("LIS", 1, 1), ("FOT", 2, 0), ("CAR", 1, 0)]
    add_evidence(jerez, workshop, [written(tmp_path / "a.jpg", telephone_photo())])
    assert lines(workshop) == [("LIS", 1, 1), ("FOT", 2, 1), ("CAR", 1, 0)]
    counted = save_record(jerez, replace(workshop, modo_conteo="AGR"))[0]
    assert [tipo for tipo, _, _ in lines(counted)] == ["FOT", "CAR"]
    assert lines(Actividad(tipo_actividad="AC99")) == []


def test_backups_hold_each_file_once_and_restoring_brings_it_back(
    world: World, jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "oficio.pdf", LETTER)]).kept
    world.clock.now = world.clock.now.replace(day=7)
    first = make_backup(jerez).own
    world.clock.now = world.clock.now.replace(day=8)
    made = make_backup(jerez).own
    assert first != made
    (copied,) = (made.parent / files.FOLDER).iterdir()
    jerez.close()
    # the memory, put into another computer
    shutil.copytree(made.parent, tmp_path / "memoria")
    shutil.rmtree(jerez.folder.root)
    folder = jerez.folder
    restore_backup(
        folder, tmp_path / "memoria" / made.name, USER, PHRASE,
        clock=world.clock, timer=time.perf_counter,
    )  # fmt: skip
    again = world.by_passphrase(folder)
    assert [path.name for path in folder.evidence.iterdir()] == [copied.name]
    assert open_evidence(again, one) == LETTER


def test_a_restore_loses_no_file_of_the_office_set_aside(
    world: World, jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    before = make_backup(jerez).own
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "oficio.pdf", LETTER)]).kept
    jerez.close()
    done = restore_backup(
        jerez.folder, before, USER, PHRASE, clock=world.clock, timer=time.perf_counter
    )
    assert done.aside is not None
    restore_backup(
        jerez.folder, done.aside, USER, PHRASE, clock=world.clock, timer=time.perf_counter
    )
    assert open_evidence(world.by_passphrase(jerez.folder), one) == LETTER


def test_the_record_travels_and_the_file_stays(
    jerez: Office, state: Office, activity: Actividad, tmp_path: Path
) -> None:
    noise = os.urandom(200_000)
    without = len(hand_in(jerez)[1])
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "oficio.pdf", noise)]).kept
    delete_record(
        jerez, add_evidence(jerez, activity, [written(tmp_path / "b.pdf", LETTER)]).kept[0]
    )
    assert delivery_ids(jerez.store, T2)["evidencia"] == [one.id]
    complete = save_record(jerez, replace(one, tipo="OFI"))[0]
    assert len(hand_in(jerez)[1]) < without + 20_000
    deliver(jerez, state)
    assert state.store.get(Evidencia, one.id) == complete
    with pytest.raises(StoreError) as caught:
        open_evidence(state, complete)
    assert caught.value.code == "CAP-EVI-02"


def test_deleting_the_activity_takes_its_evidence_along(
    jerez: Office, activity: Actividad, tmp_path: Path
) -> None:
    (one,) = add_evidence(jerez, activity, [written(tmp_path / "oficio.pdf", LETTER)]).kept
    gone = delete_record(jerez, activity)
    assert jerez.store.get(Evidencia, one.id) is None
    undo(jerez, gone.numbers)
    assert jerez.store.get(Evidencia, one.id) == one
