"""The page of an activity while the answer to what was asked is still on its way."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.actions.drafts import kept_drafts
from captura.records.actividad import Actividad
from captura.records.sesion import Sesion
from captura.store.queries.activities import activities
from tests.ui.screens.actividades.test_form_presenter import WHOLE, Form, form, office
from tests.ui.screens.telling import Later

__all__ = ["form", "office"]


def test_two_people_scanned_at_once_make_one_new_activity(form: Form) -> None:
    """Each asks for a session before the first has its answer: both get that of one activity."""
    form.type(nombre="A medias")
    later = form.presenter.run = Later()
    asked: list[Sesion] = []
    form.presenter.ensure(asked.append)
    form.presenter.ensure(asked.append)
    form.type(sede="Plaza")  # typed meanwhile
    form.presenter.save()  # and asked to be kept
    while later.waiting:
        later.waiting.pop(0)()
    assert [one.nombre for one in activities(form.office.store)] == ["A medias"]
    assert len({one.id for one in asked}) == 1
    assert len(asked) == 2
    kept = form.office.store.get(Actividad, form.record.id)
    assert kept is not None
    assert kept.sede == "Plaza"


def test_a_failed_save_can_be_tried_again(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    form.type(nombre="A medias")
    with monkeypatch.context() as broken:
        broken.setattr("captura.ui.screens.actividades.form_presenter.save_activity", no_room)
        with pytest.raises(OSError, match="lleno"):
            form.presenter.save()
    form.presenter.save()
    assert [one.nombre for one in activities(form.office.store)] == ["A medias"]


def no_room(*_: object) -> None:
    raise OSError("El disco está lleno")


def test_what_is_typed_while_it_is_finished_stays(form: Form) -> None:
    form.type(**WHOLE)
    later = form.presenter.run = Later()
    form.presenter.finish()
    form.type(tema="Derechos")
    later.waiting.pop(0)()  # kept, and being finished
    form.type(poblacion_objetivo="Mujeres jóvenes")
    while later.waiting:
        later.waiting.pop(0)()
    assert (form.record.tema, form.record.poblacion_objetivo) == ("Derechos", "Mujeres jóvenes")
    assert form.told.titles == ["Actividad concluida"]
    assert form.presenter.draft.start.estado_registro == "VAL"


def test_another_session_takes_nothing_of_what_was_typed_and_not_kept_yet(form: Form) -> None:
    form.type(**WHOLE)
    form.presenter.save()
    form.type(tema="Derechos")
    form.presenter.add_session(dt.date(2026, 9, 20))
    assert form.record.tema == "Derechos"
    form.presenter.save()
    kept = form.office.store.get(Actividad, form.record.id)
    assert kept is not None
    assert kept.tema == "Derechos"
    assert len(form.presenter.sessions.all) == 2


def test_an_answer_about_one_leaves_another_that_is_typed_alone(form: Form) -> None:
    """Esc keeps what was changed, Ctrl+N opens an empty one, and then comes the answer."""
    form.type(nombre="La primera")
    form.presenter.save()
    form.type(sede="Plaza")
    later = form.presenter.run = Later()
    form.presenter.leave()
    form.presenter.open_new()
    while later.waiting:
        later.waiting.pop(0)()
    assert form.record.id == ""
    form.type(nombre="La segunda")
    form.presenter.leave()
    form.presenter.open_new()  # the same of one that had no record yet
    while later.waiting:
        later.waiting.pop(0)()
    assert (form.record.id, form.record.nombre) == ("", None)
    assert {one.nombre for one in activities(form.office.store)} == {"La primera", "La segunda"}


def test_what_was_half_typed_of_one_is_not_offered_in_another(form: Form) -> None:
    form.type(nombre="La primera")
    form.presenter.save()
    first = form.record.id
    form.type(sede="A medio escribir")
    form.presenter.half_typed.keep()
    again = Form(form.office)
    later = again.presenter.half_typed.run = Later()
    again.presenter.open(first)
    again.presenter.open_new()  # before the answer about the first
    for answer in later.waiting:
        answer()
    assert "offer_kept" not in again.view.calls


def test_what_is_kept_while_a_new_one_is_saved_is_kept_as_of_that_one(form: Form) -> None:
    """Under the key of a new one it would be offered again, as if it were another."""
    form.type(nombre="A medias")
    later = Later()
    form.presenter.run = form.presenter.half_typed.run = later
    form.presenter.save()
    form.type(sede="Plaza")
    form.presenter.half_typed.keep()  # as the clock does
    while later.waiting:
        later.waiting.pop(0)()
    (kept,) = kept_drafts(form.office)
    assert (kept.key, kept.texts) == (f"actividad/{form.record.id}", {"sede": "Plaza"})
