"""The *documento de seguridad*, as a page to print and as a workbook, in the law's seven parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from captura.documents.page import (
    Block,
    Heading,
    Page,
    PageBreak,
    SignatureLines,
    Spacer,
    Table,
    Text,
)
from captura.documents.recovery_sheet import spanish_date
from captura.documents.security_facts import InventoryRow, SecurityFacts
from captura.documents.security_words import BASIS, DUTIES, LIMITS, RISKS, TO_FILL, WATCH
from captura.excel.write import Column, Sheet, write_workbook

TITLE = "Documento de seguridad"
_RISKS = ("Qué puede pasar", "Qué hace Captura", "Qué queda")
_INVENTORY = ("Dato", "Tipo", "Obligatorio", "Clase")


def security_page(facts: SecurityFacts) -> Page:
    """The whole document on letter paper; what the office must add stands as lines to fill."""
    blocks: list[Block] = [
        Heading(TITLE, 1),
        Text(f"{facts.office} · {spanish_date(facts.day)}", "strong"),
        Text(BASIS, "small"),
        Heading("1. Inventario de datos"),
        *_summary(facts),
        Heading("2. Funciones y obligaciones"),
        Table(("Papel", "Personas"), tuple((r, str(n)) for r, n in facts.users.items()), (70, 30)),
        Spacer(2),
        *_lines(DUTIES),
        Spacer(2),
        _matrix(facts),
        Heading("3. Análisis de riesgos"),
        Table(_RISKS, RISKS, (28, 40, 32), look="small"),
        Spacer(2),
        Text("Lo que Captura no protege", "strong"),
        *_lines(LIMITS),
        Heading("4. Análisis de brecha"),
        *_gaps(facts),
        Heading("5. Medidas de seguridad y plan de trabajo"),
        Table(
            ("Quién", "Medida", "Cómo"),
            tuple((one.kind, one.what, one.how) for one in facts.measures),
            (15, 30, 55),
            look="small",
        ),
        Heading("6. Monitoreo y revisión"),
        *_lines(WATCH),
        Heading("7. Capacitación, y lo que anota la oficina"),
        Table(("Se llena a mano", ""), tuple((one, "\n\n") for one in TO_FILL), (45, 55)),
        SignatureLines(("Titular", "Enlace de transparencia")),
        PageBreak(),
        Heading("Anexo. Cada dato que se guarda"),
        *_annex(facts.inventory),
    ]
    foot = f"{TITLE} · {facts.office} · {spanish_date(facts.day)}"
    return Page(TITLE, tuple(blocks), foot, facts.mark)


def write_security_book(path: Path, facts: SecurityFacts, temporary: Path) -> int:
    """The same as a workbook, a sheet a part; how many rows. Raises OSError as the system does."""
    return write_workbook(path, _sheets(facts), temporary, title=TITLE)


def _summary(facts: SecurityFacts) -> list[Block]:
    """Records, how many of each are kept, and how many of their fields are of which class."""
    classes = ("pública", "interna", "personal", "sensible")
    counted: dict[str, Counter[str]] = {}
    for row in facts.inventory:
        counted.setdefault(row.record, Counter())[row.privacy] += 1
    rows = [
        (title, f"{facts.kept.get(title, 0):,}", *(str(own[name]) for name in classes))
        for title, own in counted.items()
    ]
    headings = ("Registro", "Guardados", *(f"Datos de clase {name}" for name in classes))
    return [
        Table(headings, tuple(rows), (25, 15, 15, 15, 15, 15), (1, 2, 3, 4, 5), "small"),
        Spacer(1),
        Text("El anexo nombra cada dato con su clase.", "small"),
    ]


def _matrix(facts: SecurityFacts) -> Table:
    share = 60 // len(facts.roles)
    widths = (100 - share * len(facts.roles), *(share for _ in facts.roles))
    return Table(("Qué puede hacer", *facts.role_names), facts.matrix, widths, look="small")


def _gaps(facts: SecurityFacts) -> list[Block]:
    if not facts.gaps:
        return [Text("Hoy el programa no encuentra ninguna medida sin cumplir.")]
    return [Table(("Falta", "Qué hacer"), facts.gaps, (45, 55))]


def _annex(inventory: Iterable[InventoryRow]) -> list[Block]:
    tables: dict[str, list[tuple[str, ...]]] = {}
    for row in inventory:
        tables.setdefault(row.record, []).append(_cells(row))
    blocks: list[Block] = []
    for title, rows in tables.items():
        blocks += [
            Text(title, "strong"),
            Table(_INVENTORY, tuple(rows), (46, 22, 16, 16), look="small"),
            Spacer(3),
        ]
    return blocks


def _cells(row: InventoryRow) -> tuple[str, ...]:
    return row.label, row.kind, "sí" if row.required else "", row.privacy


def _lines(sentences: Iterable[str]) -> list[Block]:
    return [Text(f"• {sentence}") for sentence in sentences]


def _sheets(facts: SecurityFacts) -> list[Sheet]:
    marked = [(facts.mark,)] if facts.mark else []
    cover = [*marked, (facts.office,), (spanish_date(facts.day),), (BASIS,)]
    kept = [(title, str(count)) for title, count in facts.kept.items()]
    inventory = [(row.record, row.label, row.name, *_cells(row)[1:]) for row in facts.inventory]
    people = [(role, str(count)) for role, count in facts.users.items()]
    measures = [(one.kind, one.what, one.how) for one in facts.measures]
    return [
        _sheet("Portada", (TITLE,), cover),
        _sheet("Inventario", ("Registro", "Dato", "Clave", *_INVENTORY[1:]), inventory),
        _sheet("Guardados", ("Registro", "Cuántos hay"), kept),
        _sheet("Papeles", ("Qué puede hacer", *facts.role_names), facts.matrix),
        _sheet("Personas por papel", ("Papel", "Personas"), people),
        _sheet("Obligaciones", ("De quien trata datos",), [(one,) for one in DUTIES]),
        _sheet("Riesgos", _RISKS, RISKS),
        _sheet("Límites", ("Lo que Captura no protege",), [(one,) for one in LIMITS]),
        _sheet("Brecha", ("Falta", "Qué hacer"), facts.gaps),
        _sheet("Medidas", ("Quién", "Medida", "Cómo"), measures),
        _sheet("Monitoreo", ("Cuándo y qué",), [(one,) for one in WATCH]),
        _sheet("Lo llena la oficina", ("Dato", "Respuesta"), [(one, "") for one in TO_FILL]),
    ]


def _sheet(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Sheet:
    width = 60 if len(headings) < 4 else 24
    return Sheet(title, [Column(heading, width=width) for heading in headings], list(rows))
