"""Pictures of the deliveries: problems, all in order, done, observed, empty, under way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from PySide6.QtWidgets import QWidget

from captura.actions.save_record import save_record
from captura.records.actividad import Actividad
from captura.ui.pictures import picture
from captura.ui.pictures.samples import institute
from captura.ui.screens.entregas import build
from captura.ui.screens.entregas.now import BOOK
from captura.ui.screens.entregas.presenter import MADE, OBSERVED
from captura.ui.screens.entregas.samples import (
    Sample,
    answered,
    hand_in,
    spoil,
    temporary_sample,
)
from captura.ui.screens.entregas.view import DeliveriesScreen


@picture("entregas", "revision")
def review() -> QWidget:
    sample = temporary_sample()
    spoil(sample)
    return _shown(_opened(sample))


@picture("entregas", "cuarenta-problemas")
def many() -> QWidget:
    sample = temporary_sample()
    spoil(sample, errors=40, warnings=0)
    return _shown(_opened(sample))


@picture("entregas", "mismo-motivo")
def alike() -> QWidget:
    sample = temporary_sample()
    spoil(sample, errors=0, warnings=60)
    screen = _opened(sample)
    asked = screen.presenter.found.items if screen.presenter.found else ()
    rule, _ = Counter((item.type, item.about) for item in asked).most_common(1)[0]
    first = next(item for item in asked if (item.type, item.about) == rule)
    screen.presenter.explain(first, "Así está en el acta de nacimiento que trajo.")
    return _shown(screen)


@picture("entregas", "en-orden")
def clean() -> QWidget:
    return _shown(_opened(_ready()))


@picture("entregas", "vacia-sin-certificado")
def empty() -> QWidget:
    screen = _opened(temporary_sample(certified=False))
    screen.open(period="2025-T1")
    return _shown(screen)


@picture("entregas", "por-entregar")
def packed() -> QWidget:
    screen = _opened(_packed())
    screen.show_tab(MADE)
    return _shown(screen)


@picture("entregas", "libro")
def book() -> QWidget:
    screen = _opened(_packed())
    screen.panel.radios[BOOK].setChecked(True)
    screen.presenter.choose_way(BOOK)
    screen.panel.button.click()
    return _shown(screen)


@picture("entregas", "acusada")
def acknowledged() -> QWidget:
    sample = temporary_sample()
    hand_in(sample)
    screen = _opened(sample)
    screen.presenter.read_receipts([str(answered(sample))])
    screen.show_tab(OBSERVED)
    return _shown(screen)


@picture("entregas", "corregida")
def mended() -> QWidget:
    sample = temporary_sample()
    hand_in(sample)
    screen = _opened(sample)
    screen.presenter.read_receipts([str(answered(sample, "¿En cuál de las dos casas fue?"))])
    (item,) = screen.presenter.found.observed if screen.presenter.found else ()
    activity = sample.office.store.get(Actividad, item.id)
    if activity is not None:
        save_record(sample.office, replace(activity, sede="Casa de cultura de El Cargadero"))
    screen.presenter.explain(item, "En la de El Cargadero.")
    screen.presenter.read()
    screen.show_tab(OBSERVED)
    return _shown(screen)


@picture("entregas", "devueltos")
def returned() -> QWidget:
    sample = temporary_sample()
    hand_in(sample)
    screen = _opened(sample)
    why = "Esta actividad ya venía en la entrega de Tepetongo."
    screen.presenter.read_receipts([str(answered(sample, why, give_back=True))])
    screen.show_tab(MADE)
    return _shown(screen)


@picture("entregas", "cerrado")
def closed() -> QWidget:
    sample = temporary_sample()
    hand_in(sample)
    screen = _opened(sample)
    screen.presenter.read_receipts([str(answered(sample, close=True))])
    screen.show_tab(MADE)
    return _shown(screen)


@picture("entregas", "progreso")
def progress() -> QWidget:
    screen = _opened(_ready())
    screen.show_making(12_431)
    screen.progress.set_progress(7_800, 12_431, "Escribiendo y firmando los registros")
    return _shown(screen)


@cache
def _ready() -> Sample:
    return temporary_sample()


@cache
def _packed() -> Sample:
    sample = temporary_sample()
    hand_in(sample)
    return sample


def _opened(sample: Sample) -> DeliveriesScreen:
    screen = build(sample.desk())
    screen.open()
    return screen


def _shown(screen: DeliveriesScreen) -> QWidget:
    return institute(screen, "entregas")
