"""The printed acuse: totals by sheet, the package's id, and a QR that a scanner can read back."""

from __future__ import annotations

from collections.abc import Mapping

from captura.documents.page import Heading, Page, Qr, SignatureLines, Spacer, Table, Text


def receipt_page(
    *,
    institute: str,
    period: str,
    sequence: int,
    package: str,
    arrived: str,
    counts: Mapping[str, tuple[int, int, int]],
    observations: int,
    qr: str,
    mark: str = "",
) -> Page:
    """The page of an acuse. counts: {sheet: (accepted, observed, returned)}; arrived: ISO day."""
    rows = tuple(
        (sheet, f"{accepted:,}", f"{observed:,}", f"{returned:,}")
        for sheet, (accepted, observed, returned) in counts.items()
    )
    totals = [sum(each) for each in zip(*counts.values(), strict=True)] if counts else [0, 0, 0]
    year, month, day = arrived.split("-")
    return Page(
        title="Acuse de recibo",
        blocks=(
            Heading("Acuse de recibo", 1),
            Text(institute, "strong"),
            Text(
                f"Periodo {period} · entrega número {sequence} · recibida el {day}/{month}/{year}"
            ),
            Spacer(4),
            Table(
                ("Hoja", "Aceptados", "Con observación", "Devueltos"),
                (*rows, ("Total", *(f"{total:,}" for total in totals))),
                widths=(40, 20, 20, 20),
                right=(1, 2, 3),
            ),
            Spacer(4),
            Text(f"Observaciones por atender: {observations}"),
            Text("Identificación del paquete", "strong"),
            Text(" ".join(package[at : at + 8] for at in range(0, 64, 8)), "code"),
            Qr(
                qr,
                50,
                "En el instituto, léalo con el lector en «Buscar» (Ctrl+K): registra el acuse.",
            ),
            SignatureLines(("Coordinación estatal", "Recibe por el instituto")),
        ),
        foot="Solo este acuse, firmado por la coordinación estatal, significa entregado.",
        mark=mark,
    )
