"""Enrolment of real laptops by files, both sides without widgets; and the institute's own data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from captura.actions.save_record import Saved
from captura.errors import CapturaError
from captura.records.draft import Draft
from captura.records.institucion import Institucion
from captura.ui.screens.alta.device_presenter import (
    ASK,
    COMPARE,
    DONE,
    WAIT,
    DevicePresenter,
    Stage,
)
from captura.ui.screens.alta.profile_presenter import ProfilePresenter
from captura.ui.screens.alta.state_presenter import Asked, Place, StatePresenter
from captura.ui.screens.entregas.samples import Sample, make_sample
from tests.ui.screens.telling import at_once

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Seen:
    """The three views in one, remembering."""

    folder: str = ""
    stage: Stage | None = None
    problem: str = ""
    places: Sequence[Place] = ()
    summary: str = ""
    asked: Asked | None = None
    own: str = ""
    draft: Draft[Institucion] | None = None
    problems: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    saved: list[Saved] = field(default_factory=list)

    def show_stage(self, stage: Stage) -> None:
        self.stage = stage

    def show_problem(self, sentence: str) -> None:
        self.problem = sentence

    def show_places(self, places: Sequence[Place], summary: str) -> None:
        self.places, self.summary = places, summary

    def show_asked(self, asked: Asked | None, own_digits: str) -> None:
        self.asked, self.own = asked, own_digits

    def ask_folder(self) -> str:
        return self.folder

    def show_profile(self, draft: Draft[Institucion], choices: Any) -> None:
        self.draft = draft

    def show_problems(self, problems: Mapping[str, tuple[str, str]], summary: str) -> None:
        self.problems, self.summary = problems, summary

    def show_error(self, error: CapturaError) -> None:
        self.errors.append(error.code)

    def show_done(self, title: str, text: str) -> None:
        self.done.append(title)

    def did(self, saved: Saved, title: str, text: str) -> None:
        self.saved.append(saved)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    made = make_sample(tmp_path, certified=False, people=12)
    yield made
    made.close()


def stage_of(seen: Seen) -> Stage:
    assert seen.stage is not None
    return seen.stage


def laptop(sample: Sample) -> tuple[DevicePresenter, Seen]:
    seen = Seen()
    presenter = DevicePresenter(seen, sample.office, at_once, lambda then: then())
    presenter.read()
    return presenter, seen


def state_of(sample: Sample, folder: Path) -> tuple[StatePresenter, Seen]:
    seen = Seen(str(folder))
    presenter = StatePresenter(seen, sample.state, at_once)
    presenter.read()
    return presenter, seen


def test_asked_certified_compared_accepted(sample: Sample, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    device, here = laptop(sample)
    state, there = state_of(sample, usb)
    assert stage_of(here).name == ASK
    device.request(" Laptop   azul ", str(usb))
    assert stage_of(here).name == WAIT
    state.request_arrived(str(usb / "solicitud-32020.captura-alta"))
    assert there.asked
    assert there.asked.nickname == "Laptop azul"
    assert there.asked.municipality == "Jerez"
    assert there.asked.digits == stage_of(here).digits
    state.certify("")
    assert there.asked is None
    assert there.summary == "1 de 58 con certificado vigente"
    assert next(one for one in there.places if one.key == "32020").letters == "A"
    device.answer_arrived(str(usb / "certificado-32020-A.captura-alta"))
    assert stage_of(here).name == COMPARE
    assert stage_of(here).digits == there.own
    assert sample.office.certificate is None
    device.accept()
    assert stage_of(here).name == DONE
    assert ("Letra de sus folios", "A") in stage_of(here).facts
    assert sample.office.certificate is not None


def test_different_digits_keep_nothing(sample: Sample, tmp_path: Path) -> None:
    device, here = laptop(sample)
    state, _ = state_of(sample, tmp_path)
    device.request("Laptop", str(tmp_path))
    state.request_arrived(str(tmp_path / "solicitud-32020.captura-alta"))
    state.certify("")
    device.answer_arrived(str(tmp_path / "certificado-32020-A.captura-alta"))
    device.refuse()
    assert stage_of(here).name == WAIT
    assert here.errors == ["CAP-UI-23"]
    device.accept()
    assert sample.office.certificate is None


def test_closing_meanwhile_shows_the_same_digits(sample: Sample, tmp_path: Path) -> None:
    device, here = laptop(sample)
    device.request("Laptop", str(tmp_path))
    _, again = laptop(sample)
    assert stage_of(again) == stage_of(here)
    other = tmp_path / "otra"
    other.mkdir()
    device.save_again(str(other))
    name = "solicitud-32020.captura-alta"
    assert (other / name).read_bytes() == (tmp_path / name).read_bytes()


def test_a_renewal_waits_beside_the_old_certificate(tmp_path: Path) -> None:
    sample = make_sample(tmp_path, people=12)
    device, here = laptop(sample)
    assert stage_of(here).name == DONE
    sample.clock.turn_to(dt.date(2029, 9, 1))
    device.read()
    assert "Vence en" in stage_of(here).warning
    device.ask_again()
    assert stage_of(here).name == ASK
    device.request("Laptop", str(tmp_path))
    assert stage_of(here).name == WAIT
    assert sample.office.certificate is not None
    sample.clock.turn_to(dt.date(2030, 9, 1))
    _, there = state_of(sample, tmp_path)
    assert next(one for one in there.places if one.key == "32020").state == "Vencido"
    sample.close()


def test_wrong_files_are_refused_in_words(sample: Sample, tmp_path: Path) -> None:
    device, here = laptop(sample)
    state, there = state_of(sample, tmp_path)
    device.request("Laptop", str(tmp_path))
    own = tmp_path / "solicitud-32020.captura-alta"
    big = tmp_path / "grande"
    big.write_bytes(bytes(2 * 1024 * 1024))
    altered = tmp_path / "alterada"
    altered.write_bytes(own.read_bytes().replace(b"Laptop", b"Lapton"))
    for path in (own, big, tmp_path / "nada"):
        device.answer_arrived(str(path))
    assert here.errors == ["CAP-KEYS-01", "CAP-UI-22", "CAP-UI-21"]
    state.request_arrived(str(altered))
    assert there.errors == ["CAP-KEYS-21"]
    assert there.asked is None
    state.certify("")
    assert there.done == []


def test_a_nickname_and_a_writable_folder_are_needed(sample: Sample, tmp_path: Path) -> None:
    device, here = laptop(sample)
    device.request("  ", str(tmp_path))
    assert "Laptop azul" in here.problem
    device.request("Laptop", "")
    assert stage_of(here).name == ASK
    device.request("Laptop", str(tmp_path / "no" / "existe"))
    assert here.errors == ["CAP-UI-20"]


def test_municipalities_are_found_without_accents(sample: Sample, tmp_path: Path) -> None:
    state, there = state_of(sample, tmp_path)
    assert len(there.places) == 58
    state.filter("canitas")
    assert [one.name for one in there.places] == ["Cañitas de Felipe Pescador"]


def test_the_institutes_data_say_what_a_delivery_lacks(sample: Sample) -> None:
    seen = Seen()
    presenter = ProfilePresenter(seen, sample.office, at_once, seen.did)
    presenter.read()
    assert seen.draft
    assert seen.summary == ""
    seen.draft.set("titular", "")
    presenter.judge()
    assert seen.problems["titular"][0] == "bad"
    assert seen.summary == "Falta un dato para poder entregar."
    seen.draft.set("titular", "Ñoemí Peña")
    presenter.save()
    assert seen.saved[0].number is not None
    assert seen.draft.record.titular == "Ñoemí Peña"
    presenter.read()
    assert seen.draft.record.titular == "Ñoemí Peña"
