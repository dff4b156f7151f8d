"""Rules of one piece of evidence: what it is, of when, and whether who is seen agreed to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from captura.records.catalogues import Catalogues
from captura.records.evidencia import PHOTO, Evidencia
from captura.records.problem import Problem
from captura.records.rules import common


def evidencia_rules(one: Evidencia, catalogues: Catalogues, today: dt.date) -> Iterator[Problem]:
    """Every problem of a piece of evidence looked at alone. Consent is asked, never enforced."""
    yield from common.required(one)
    yield from common.values(one, catalogues)
    if one.fecha and one.fecha > today:
        yield common.error(
            one, "fecha", "evidencia.futuro", "Esa fecha todavía no llega.", "Revise el año."
        )
    if one.tipo == PHOTO:
        yield from _unsaid(one)
    yield from _consent(one)


def _unsaid(one: Evidencia) -> Iterator[Problem]:
    """A photo says who is seen on it before anybody shows it around."""
    for name, seen in (
        ("contiene_menores", "niñas, niños o adolescentes"),
        ("rostros_visibles", "rostros que se reconozcan"),
    ):
        if getattr(one, name) is None:
            yield common.warning(
                one, name, "evidencia.falta_decir", f"Falta decir si se ven {seen}.",
                "Mire la foto y elija sí o no.",
            )  # fmt: skip


def _consent(one: Evidencia) -> Iterator[Problem]:
    """LGDNNA 76 to 80, and the own image of who is grown up."""
    if one.consentimiento_imagen:
        return
    if one.contiene_menores:
        yield common.warning(
            one, "consentimiento_imagen", "evidencia.menores",
            "Se ven niñas, niños o adolescentes y no consta el consentimiento.",
            "Recabe la firma de su madre, padre o tutora, o cambie la foto por otra.",
        )  # fmt: skip
    elif one.rostros_visibles:
        yield common.warning(
            one, "consentimiento_imagen", "evidencia.rostros",
            "Se reconocen rostros y no consta el consentimiento.",
            "Recabe la firma de quienes se ven, o cambie la foto por otra.",
        )  # fmt: skip
