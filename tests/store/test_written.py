"""What was written in the open fields: counted, the most used first, deleted ones left out."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.records.actividad import Actividad
from captura.store.database import Store
from captura.store.queries.written import Written, where_written, words_offered, written


def test_texts_are_counted_and_found(store: Store) -> None:
    days = [dt.date(2026, 3, n) for n in (1, 9, 5)]
    with store.work("prueba") as work:
        made = [
            work.save(Actividad(responsable=who, sede="DIF", fecha_inicio=day))
            for who, day in zip(("Eva", "Luz", "Eva"), days, strict=True)
        ]
        work.save(Actividad(nombre="Sin nada"))
    assert written(store, "responsable") == [
        Written("Eva", 2, "2026-03-05"),
        Written("Luz", 1, "2026-03-09"),
    ]
    assert sorted(where_written(store, "responsable", "Eva")) == sorted([made[0].id, made[2].id])
    with store.work("prueba") as work:
        work.delete(made[1])
    assert [one.text for one in written(store, "responsable")] == ["Eva"]
    assert words_offered(store) == {
        "responsable": [("Eva", "Eva")],
        "sede": [("DIF", "DIF")],
        "localidad_texto": [],
        "instituciones_otras": [],
    }


def test_of_a_field_that_holds_several_each_is_counted_and_found(store: Store) -> None:
    texts = ["Ejido La Luz; Radio Jerez", "Radio Jerez", "Radio Jerez Norte", "Ejido La Luz;"]
    with store.work("prueba") as work:
        made = [
            work.save(Actividad(instituciones_otras=text, fecha_inicio=dt.date(2026, 3, n + 1)))
            for n, text in enumerate(texts)
        ]
    assert written(store, "instituciones_otras") == [
        Written("Ejido La Luz", 2, "2026-03-04"),
        Written("Radio Jerez", 2, "2026-03-02"),
        Written("Radio Jerez Norte", 1, "2026-03-03"),
    ]
    found = where_written(store, "instituciones_otras", "Radio Jerez")
    assert sorted(found) == sorted([made[0].id, made[1].id])
    offered = words_offered(store)["instituciones_otras"]
    assert offered[0] == ("Ejido La Luz", "Ejido La Luz")


def test_no_other_column_is_read(store: Store) -> None:
    with pytest.raises(ValueError, match="id; DROP"):
        written(store, "id; DROP TABLE meta")
