"""What can be done with a period now, and why not: the words of the panel at the right."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.office import Office
from captura.actions.review_delivery import Review
from captura.records.deadlines import deadline
from captura.records.periods import Period
from captura.store.queries.packages import PackageRow
from captura.ui.screens.entregas import wording
from captura.ui.screens.entregas.gathered import Gathered, latest
from captura.ui.wording import counted

USB, MAIL, BOOK = "usb", "correo", "libro"
AGAIN = "Generar otra vez"
PACKED, DELIVERED, ACKNOWLEDGED = "packed", "delivered", "acknowledged"


@dataclass(frozen=True)
class Now:
    """What the panel at the right shows. step: of wording.STEPS, 4 when all are done.

    outdated: records changed after the package was made, and another can be.
    """

    title: str
    subtitle: str
    step: int
    summary: str
    counts: tuple[tuple[str, str], ...]
    button: str
    ready: bool
    why: str
    need_certificate: bool
    package: PackageRow | None
    again: bool
    outdated: bool
    empty: bool


def now_of(office: Office, period: Period, found: Gathered, way: str = USB) -> Now:
    """What can be done now, and why not."""
    review, package = found.review, latest(found.packages, period)
    step = 1 if review.ready else 0
    button = AGAIN if found.outdated else "Generar entrega"
    if package is not None and not found.outdated:
        step = {PACKED: 2, DELIVERED: 3, ACKNOWLEDGED: 4}.get(package.state, 2)
        button = _next_step(package, way)
    day = deadline(office.catalogues, period)
    return Now(
        title=f"Entrega del {period.label}",
        subtitle=wording.closed(found.closed) or wording.due(day, office.today()),
        step=step,
        summary=wording.summary(review.errors, review.unexplained),
        counts=tuple(wording.what_goes(review.counts)),
        button=button,
        ready=review.ready or package is not None,
        why=_changed(review, found.changed) if found.changed else _why(review, package),
        need_certificate=review.missing_certificate,
        package=package,
        again=package is not None and review.ready and not found.outdated,
        outdated=found.outdated,
        empty=not review.total
        and not any(n for kind, n in review.counts.items() if kind != "institucion"),
    )


def _next_step(package: PackageRow, way: str) -> str:
    if way == BOOK:
        return "Guardar libro…"
    return "Entregar…" if package.state == PACKED else "Guardar otra copia…"


def _changed(review: Review, count: int) -> str:
    said = counted(count, "registro cambió", "registros cambiaron")
    if review.ready:
        arrive = "llegue" if count == 1 else "lleguen"
        return f"Después de generarla {said}: genérela otra vez para que {arrive}."
    return f"Después de generarla {said}. {_why(review, None)}"


def _why(review: Review, package: PackageRow | None) -> str:
    errors = review.errors
    if package is None:
        if review.missing_certificate:
            return "Falta el certificado de este equipo: pídalo a la coordinación."
        if errors:
            them = "el error" if errors == 1 else f"los {errors} errores"
            return f"Corrija {them} para generarla."
        if not sum(review.counts.values()):
            return "No hay nada registrado en este trimestre."
        if review.unexplained:
            them = counted(review.unexplained, "aviso va", "avisos van")
            return f"Puede generarla; {them} sin motivo."
        return ""
    if package.state == PACKED:
        return "El paquete está hecho; falta llevarlo o mandarlo."
    if package.state == DELIVERED:
        return "Falta el acuse: solo él dice que llegó."
    return "La coordinación acusó esta entrega."
