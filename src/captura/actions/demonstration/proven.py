"""What a made-up institute has to show for its year: some evidence, and a fair it only counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from captura.actions.count_people import save_counts
from captura.actions.demonstration.proofs import made_up_list, made_up_photo
from captura.actions.evidence import add_evidence
from captura.actions.office import Office
from captura.actions.plan_activity import finish_activity, save_activity
from captura.actions.save_record import save_record
from captura.records.actividad import Actividad
from captura.store.queries.activities import activities

_SEEN = {"contiene_menores": False, "rostros_visibles": False, "datos_personales": False}
_CAME = (("M", "GE5", 31), ("M", "GE6", 44), ("M", "GE8", 12), ("H", "GE5", 9), ("H", "GE6", 7))


def prove_year(office: Office) -> None:
    """Give every other activity a photo and, of those, every other its signed list."""
    for number, row in enumerate(activities(office.store)[::2]):
        kept = office.store.get(Actividad, row.id)
        if kept is not None:
            _prove(office, kept, number)


def _prove(office: Office, activity: Actividad, number: int) -> None:
    papers = [("foto.png", made_up_photo(number))]
    if number % 2:
        papers.append(("lista.txt", made_up_list(number)))
    paths = [office.folder.temporary / name for name, _ in papers]
    for path, (_, data) in zip(paths, papers, strict=True):
        path.write_bytes(data)
    for one in add_evidence(office, activity, paths).kept:
        save_record(office, replace(one, **(_SEEN if one.tipo else {"tipo": "LIS"})))
    for path in paths:
        path.unlink()


def count_fair(office: Office, day: dt.date) -> None:
    """A fair to which people came and went: counted by sex and age, without a list."""
    fair, session, _ = save_activity(
        office,
        Actividad(
            nombre="Feria de servicios inventada",
            tipo_actividad="AC06",
            estrategia=office.catalogues["estrategias"].entries[0].code,
            programa_origen="PROPIO",
            estatus="REA",
            fecha_inicio=day,
            modalidad="PRE",
            sede="Jardín principal",
            localidad=f"{office.institute}0001",
            responsable="Facilitadora Inventada",
            instituciones_participantes=("SALUD", "SMDIF"),
            instituciones_otras="Radio comunitaria inventada; Cooperativa inventada",
            modo_conteo="AGR",
        ),
    )
    cells = {(sex, group): number for sex, group, number in _CAME}
    save_counts(office, session, cells, sum(cells.values()))
    finish_activity(office, fair)
