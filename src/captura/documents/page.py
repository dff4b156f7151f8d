"""A printed page as plain blocks, free of any toolkit; `ui.paper` alone draws them."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["normal", "large", "strong", "small", "code"]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the page's title, 2 a part of it."""

    text: str
    level: Literal[1, 2] = 2


@dataclass(frozen=True)
class Text:
    """A paragraph; `code` is set in letters of one width."""

    text: str
    look: Look = "normal"


@dataclass(frozen=True)
class Coded:
    """A figure of a table over the short code that finds its records again."""

    value: str
    code: str


@dataclass(frozen=True)
class Bar:
    """A bar in a cell, told apart without colour: `parts` side by side, full, hatched, empty.

    full: what the whole width of the cell stands for. goal: an outline to there, 0 for none.
    """

    parts: tuple[int, ...]
    full: int
    goal: int = 0


Cell = str | Coded | Bar


@dataclass(frozen=True)
class Table:
    """Rows under headings that repeat on every page; no headings, no header row.

    A row of one cell runs across the table, strong: it names those below it.
    widths: one percentage per column, together 100, or empty for what the text asks.
    right: the columns (from 0) whose figures stand to the right.
    air: millimetres around the text of a cell; more where people write by hand.
    lines: whether they are drawn between the cells.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    look: Look = "normal"
    air: float = 1.2
    lines: bool = True


@dataclass(frozen=True)
class Qr:
    """A QR code of `text`, `size` millimetres wide with its quiet zone, and a line under it.

    beside: it stands at the right, and what follows runs down its left.
    """

    text: str
    size: int = 42
    caption: str = ""
    beside: bool = False


@dataclass(frozen=True)
class ShadedPlace:
    """A municipality of a map. key: its outline's · letters: written on it, told with its name
    below · shade: 0 (nobody) to 5, or HIDDEN (`records.shades`)."""

    key: str
    letters: str
    name: str
    shade: int


@dataclass(frozen=True)
class Map:
    """The municipalities in shades that are told apart without colour, the hidden ones hatched.

    measure: what a shade stands for · legend: (shade, words) · source: whose numbers and outlines.
    """

    places: tuple[ShadedPlace, ...]
    measure: str
    legend: tuple[tuple[int, str], ...]
    source: str


@dataclass(frozen=True)
class SignatureLines:
    """A line to sign on for each label, side by side."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class Spacer:
    """Empty space, in millimetres."""

    size: int


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new sheet."""


Block = Heading | Text | Table | Map | Qr | SignatureLines | Spacer | PageBreak


@dataclass(frozen=True)
class Page:
    """A document on letter paper: title (also the PDF's), blocks, the foot of each sheet.

    mark: words that lie across each sheet and begin its foot, where the data is made up.
    wide: the sheet lies on its long side.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    mark: str = ""
    wide: bool = False
