"""Deliveries on a real institute beside its state, without widgets."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions.demonstration.year import record_quarter
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import Saved, save_record
from captura.errors import CapturaError
from captura.excel.passwords import unprotect
from captura.records.actividad import Actividad
from captura.store.queries.packages import PackageRow
from captura.ui.screens.entregas.gathered import Item, latest
from captura.ui.screens.entregas.now import BOOK, Now
from captura.ui.screens.entregas.presenter import OBSERVED, Presenter
from captura.ui.screens.entregas.samples import (
    PERIOD,
    Sample,
    answered,
    hand_in,
    make_sample,
    spoil,
)

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Seen:
    """A view, a runner and a desk that remember."""

    folder: str = ""
    now: Now | None = None
    items: Sequence[Item] = ()
    total: int = 0
    observed: Sequence[Item] = ()
    packages: Sequence[PackageRow] = ()
    returned: Mapping[str, int] = field(default_factory=dict)
    tab: str = ""
    making: list[int] = field(default_factory=list)
    answering: list[int] = field(default_factory=list)
    offered: list[tuple[Item, str, int]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    gone: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    cancel_at: int = 0

    def show_now(self, now: Now) -> None:
        self.now = now

    def show_items(self, items: Sequence[Item], total: int) -> None:
        self.items, self.total = items, total

    def show_observed(self, items: Sequence[Item]) -> None:
        self.observed = items

    def show_packages(self, rows: Sequence[PackageRow], returned: Mapping[str, int]) -> None:
        self.packages, self.returned = rows, returned

    def show_tab(self, tab: str) -> None:
        self.tab = tab

    def show_reading(self, reading: bool) -> None:
        pass

    def show_making(self, total: int) -> None:
        self.making.append(total)

    def show_answering(self, total: int) -> None:
        self.answering.append(total)

    def offer_alike(self, item: Item, text: str, count: int) -> None:
        self.offered.append((item, text, count))

    def ask_folder(self) -> str:
        return self.folder

    def show_error(self, error: CapturaError) -> None:
        self.errors.append(error.code)

    def show_done(self, title: str, text: str) -> None:
        self.done.append(f"{title}. {text}")

    def did(self, saved: Saved, title: str, text: str = "") -> None:
        assert saved.number is not None
        self.said.append(title)

    def go(self, screen: str, **where: Any) -> None:
        self.gone.append((screen, where))

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        try:
            value = work()
        except CapturaError as error:
            failed(error)
        else:
            done(value)

    def run_long(
        self,
        work: Callable[[Callable[[int], None]], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def told(count: int) -> None:
            self.written.append(count)
            if self.cancel_at and count >= self.cancel_at:
                raise KeyboardInterrupt

        try:
            value = work(told)
        except CapturaError as error:
            failed(error)
        except KeyboardInterrupt:
            self.presenter.cancelled()
        else:
            done(value)

    presenter: Presenter = field(init=False)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    made = make_sample(tmp_path, people=20)
    yield made
    made.close()


def met(sample: Sample, folder: Path | None = None) -> tuple[Presenter, Seen]:
    seen = Seen(str(folder) if folder else "")
    seen.presenter = Presenter(seen, sample.office, seen, seen)
    seen.presenter.read()
    return seen.presenter, seen


def now_of(seen: Seen) -> Now:
    assert seen.now is not None
    return seen.now


def test_the_period_that_is_due_comes_first(sample: Sample) -> None:
    presenter, seen = met(sample)
    assert presenter.period == PERIOD
    assert now_of(seen).title == "Entrega del 3.er trimestre 2026"
    assert "15 de octubre de 2026, en 8 días" in now_of(seen).subtitle
    presenter.choose("2026-T1")
    assert not now_of(seen).ready or now_of(seen).empty


def test_errors_hold_the_button_and_lead_to_their_field(sample: Sample) -> None:
    spoil(sample, errors=1, warnings=0)
    presenter, seen = met(sample)
    assert not now_of(seen).ready
    assert "errores para generarla" in now_of(seen).why
    wrong = next(item for item in seen.items if item.kind == "bad")
    assert wrong.answer is None
    presenter.go_to(wrong)
    assert seen.gone == [("actividades", {"id": wrong.id, "field": wrong.field})]
    presenter.act()
    assert seen.making == []


def test_a_reason_for_a_warning_is_kept_and_travels(sample: Sample) -> None:
    spoil(sample, errors=0, warnings=1)
    presenter, seen = met(sample)
    warned = next(item for item in seen.items if item.kind == "warn")
    before = now_of(seen).summary
    presenter.explain(warned, "  Así está en su acta.  ")
    assert seen.said == ["Respuesta guardada"]
    assert now_of(seen).summary != before
    presenter.read()
    kept = [item for item in seen.items if (item.id, item.about) == (warned.id, warned.about)]
    assert kept[0].answer == "Así está en su acta."
    presenter.explain(kept[0], "Así está en su acta.")
    assert len(seen.said) == 1


def test_one_reason_is_offered_to_all_alike(sample: Sample) -> None:
    spoil(sample, errors=0, warnings=5)
    presenter, seen = met(sample)
    rules = Counter((item.type, item.about) for item in seen.items if item.kind == "warn")
    rule = rules.most_common(1)[0][0]
    warned = next(item for item in seen.items if (item.type, item.about) == rule)
    alike = [item for item in seen.items if (item.type, item.about) == (warned.type, warned.about)]
    presenter.explain(warned, "Así está en su acta.")
    others = [item for item in alike if item.key != warned.key]
    assert seen.offered == [(warned, "Así está en su acta.", len(others))]
    assert len(others) >= 2
    before = now_of(seen).summary
    presenter.explain_alike(*seen.offered[0][:2])
    assert seen.answering == [len(others), 0]
    assert seen.said[-1] == f"El mismo motivo en {len(others)} avisos más"
    assert now_of(seen).summary != before
    found = {item.key: item.answer for item in seen.items}
    assert {found[item.key] for item in alike} == {"Así está en su acta."}
    presenter.explain(alike[-1], "Otro motivo.")  # nothing is left to offer
    assert len(seen.offered) == 1
    presenter.explain_alike(*seen.offered[0][:2])
    assert seen.answering == [len(others), 0]


def test_a_reason_given_after_the_quarter_travels_with_it(sample: Sample) -> None:
    spoil(sample, errors=0, warnings=1)
    presenter, seen = met(sample)
    presenter.explain(next(item for item in seen.items if item.kind == "warn"), "Así está.")
    presenter.read()
    assert ("Respuestas", "1") in now_of(seen).counts


def test_without_certificate_the_way_to_it_is_shown(tmp_path: Path) -> None:
    sample = make_sample(tmp_path, certified=False, people=12)
    presenter, seen = met(sample)
    assert now_of(seen).need_certificate
    assert "certificado" in now_of(seen).why
    presenter.act()
    assert seen.packages == ()
    sample.close()


def test_made_handed_in_and_acknowledged(sample: Sample, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    presenter, seen = met(sample, usb)
    assert now_of(seen).step == 1
    presenter.act()
    total = seen.making[0]
    assert seen.making == [total, 0]
    assert len(list(usb.glob("*.captura"))) == 1
    assert now_of(seen).step == 3
    assert seen.packages[0].state == "delivered"
    presenter.read_receipts([str(answered(sample, "Falta la sede."))])
    assert "1 acuse leído" in seen.done[-1]
    assert "1 observación" in seen.done[-1]
    assert now_of(seen).step == 4
    assert seen.tab == OBSERVED
    remark = seen.observed[0]
    assert remark.what == "Sede: Falta la sede."
    presenter.explain(remark, "Fue en el salón ejidal.")
    presenter.read()
    assert seen.observed[0].answer == "Fue en el salón ejidal."
    assert (seen.observed[0].kind, remark.kind) == ("info", "warn")
    assert remark.story.startswith("Observada ")
    assert seen.observed[0].story.endswith(": «Fue en el salón ejidal.»")
    activity = sample.office.store.get(Actividad, remark.id)
    assert activity is not None
    save_record(sample.office, replace(activity, sede="Salón ejidal"))
    presenter.read()
    assert seen.observed[0].kind == "ok"
    assert seen.observed[0].story.endswith(" → Salón ejidal")


def test_what_changed_after_the_package_was_made_asks_for_another(
    sample: Sample, tmp_path: Path
) -> None:
    """A copy of the old one would leave out the very answer that the state waits for."""
    usb = tmp_path / "usb"
    usb.mkdir()
    presenter, seen = met(sample, usb)
    presenter.act()
    presenter.read_receipts([str(answered(sample, "Falta la sede."))])
    assert (now_of(seen).button, now_of(seen).outdated) == ("Guardar otra copia…", False)
    presenter.explain(seen.observed[0], "Fue en el salón ejidal.")
    assert (now_of(seen).button, now_of(seen).step) == ("Generar otra vez", 1)
    assert now_of(seen).why == (
        "Después de generarla 1 registro cambió: genérela otra vez para que llegue."
    )
    assert not now_of(seen).again
    activity = sample.office.store.get(Actividad, seen.observed[0].id)
    assert activity is not None
    kept = save_record(sample.office, replace(activity, sede="Salón ejidal"))[0]
    presenter.read()
    assert "2 registros cambiaron" in now_of(seen).why
    presenter.act()
    assert len(list(usb.glob("*.captura"))) == 2
    assert (now_of(seen).button, now_of(seen).step) == ("Guardar otra copia…", 3)
    save_record(sample.office, replace(kept, nombre=None))  # an error: none can be made meanwhile
    presenter.read()
    assert now_of(seen).button == "Guardar otra copia…"
    assert now_of(seen).why.startswith("Después de generarla 1 registro cambió. Corrija")


def test_what_other_quarters_get_changes_nothing_of_this_one(sample: Sample) -> None:
    hand_in(sample)
    other = Actividad(nombre="De octubre", fecha_inicio=dt.date(2026, 10, 2), estatus="PLA")
    save_record(sample.office, other)
    _, seen = met(sample)
    assert not now_of(seen).outdated


def test_a_closed_quarter_is_said_instead_of_the_day_it_is_due(sample: Sample) -> None:
    hand_in(sample)
    presenter, seen = met(sample)
    presenter.read_receipts([str(answered(sample))])
    assert "Vence" in now_of(seen).subtitle
    presenter.read_receipts([str(answered(sample, close=True))])
    said = "Cerrado el 7 de octubre de 2026: lo que cambie será un ajuste"
    assert now_of(seen).subtitle == said
    presenter.choose("2026-T2")
    assert "Cerrado" not in now_of(seen).subtitle


def test_a_returned_record_is_counted_and_leads_to_its_place(sample: Sample) -> None:
    hand_in(sample)
    presenter, seen = met(sample)
    presenter.read_receipts([str(answered(sample, "Repetida.", give_back=True))])
    assert seen.returned[seen.packages[0].id] >= 1
    back = [item for item in seen.observed if item.kind == "bad"]
    assert back[0].what == "Devuelto: Repetida."
    presenter.go_to(next(item for item in back if item.type == "actividad"))
    assert seen.gone[0][0] == "actividades"


def test_cancelling_leaves_nothing(sample: Sample) -> None:
    while sum(review_delivery(sample.office, PERIOD).counts.values()) <= 500:
        record_quarter(sample.year, PERIOD)  # the workbook tells its progress every 500 records
    presenter, seen = met(sample)
    seen.cancel_at = 500
    presenter.act()
    assert seen.written == [500]
    assert seen.making[-1] == 0
    presenter.read()
    assert seen.packages == ()
    assert list(sample.office.folder.packages.iterdir()) == []
    assert list(sample.office.folder.temporary.iterdir()) == []
    seen.cancel_at = 0
    presenter.act()
    assert len(seen.packages) == 1


def test_a_package_not_handed_in_waits(sample: Sample) -> None:
    presenter, seen = met(sample)
    presenter.act()
    assert seen.packages[0].state == "packed"
    assert now_of(seen).step == 2
    assert now_of(seen).button == "Entregar…"
    assert now_of(seen).again


def test_a_foreign_file_is_no_receipt(sample: Sample, tmp_path: Path) -> None:
    hand_in(sample)
    presenter, seen = met(sample)
    other = tmp_path / "otro.captura"
    other.write_bytes(b"no es un paquete")
    own = next(sample.office.folder.packages.glob("*.captura"))
    for path in (other, own, tmp_path / "nada.captura"):
        presenter.read_receipts([str(path)])
    assert len(seen.errors) == 3
    assert now_of(seen).step == 2


def test_the_workbook_leaves_only_with_password_and_reason(sample: Sample, tmp_path: Path) -> None:
    presenter, seen = met(sample)
    path = str(tmp_path / "libro.xlsx")
    assert presenter.save_book(path, "x" * 12, "x" * 12, "Sipinna") == "Primero genere la entrega."
    presenter.act()
    presenter.choose_way(BOOK)
    assert now_of(seen).button == "Guardar libro…"
    assert "10 letras" in presenter.save_book(path, "corta", "corta", "Sipinna")
    assert "iguales" in presenter.save_book(path, "clave larga uno", "clave larga dos", "Sipinna")
    assert "por qué" in presenter.save_book(path, "clave larga uno", "clave larga uno", " ")
    assert not Path(path).exists()
    assert presenter.save_book(path, "clave larga uno", "clave larga uno", "Sipinna") == ""
    assert unprotect(Path(path).read_bytes(), "clave larga uno").startswith(b"PK")
    assert "contraseña" in seen.done[-1]


def test_the_last_package_of_a_period_stands(sample: Sample) -> None:
    presenter, seen = met(sample)
    presenter.act()
    presenter.make()
    assert len(seen.packages) == 2
    found = latest(seen.packages, PERIOD)
    assert found
    assert found.sequence == 2
