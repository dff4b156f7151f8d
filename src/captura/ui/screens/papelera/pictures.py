"""Pictures of the bin: some deleted, none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.actions.save_record import delete_record
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.store.queries.totals import recorded_ids
from captura.ui.pictures import picture
from captura.ui.pictures.samples import institute
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.papelera.view import BinScreen


@picture("papelera", "lista")
def listed() -> QWidget:
    sample = temporary_sample(people=8)
    store = sample.office.store
    for kind in (Persona, Actividad):
        record = store.get(kind, max(recorded_ids(store, kind.TYPE)))
        if record is not None:
            delete_record(sample.office, record, "repetida")
    screen = BinScreen(sample.desk())
    screen.open()
    return institute(screen, "papelera")


@picture("papelera", "vacia")
def empty() -> QWidget:
    screen = BinScreen(temporary_sample(people=8).desk())
    screen.open()
    return institute(screen, "papelera")
