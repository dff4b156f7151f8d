"""The card of the 58 municipalities: a tile each, who is under the cursor, a legend that counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from captura.ui.components import (
    Card,
    Elided,
    Key,
    Label,
    Pill,
    Rule,
    Tile,
    TileGrid,
    action_button,
    row,
)
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion.board import LEGEND, Standings
from captura.ui.wording import counted

LATE = "*"
COLUMNS, COMPACT_COLUMNS = 6, 11


class TilesCard(Card):
    """`opened(key)`: a municipality was chosen. `year_asked`: the board of the whole year."""

    opened = Signal(str)
    year_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Municipios")
        self.grid = TileGrid(columns=COLUMNS)
        self.grid.moved.connect(self._tell)
        self.grid.opened.connect(self.opened)
        self.right.addWidget(action_button("tablero", self.year_asked.emit, "link", text="El año"))
        self.name = Elided("", "strong", least=120)
        self.detail = Elided("", "sub", least=80)
        # long words must not make the card wider than its tiles
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(dp(8))
        self._legend.setVerticalSpacing(dp(6))
        self._counts = [(Pill("0", tone), state) for tone, state in LEGEND]
        for place, (pill, words) in enumerate(self._counts):
            line, side = divmod(place, 2)
            self._legend.addLayout(row(pill, Label(words, "sub"), None), line, side)
        self.body.setSpacing(dp(8))
        self.body.addWidget(self.grid)
        self.body.addLayout(row(self.name, None, Key("Return"), Label("Abrir", "sub")))
        self.body.addWidget(self.detail)
        self.body.addWidget(Rule())
        self.body.addLayout(self._legend)
        self.body.addStretch(1)

    def show_standings(self, standings: Standings) -> None:
        """The tiles of a period, and how many stand how."""
        tiles = [
            Tile(
                one.key,
                f"{one.code}{LATE if one.late else ''}",
                one.name,
                one.state,
                one.detail,
            )
            for one in standings.places
        ]
        self.grid.set_tiles(tiles)
        for (pill, _), (tone, _) in zip(self._counts, LEGEND, strict=True):
            pill.show_state(f"{standings.count(tone):,}", tone)
        late, closed = standings.late, standings.closed
        said = [f"{LATE} {late:,} con retraso"] if late else []
        said += [counted(closed, "cerrado", "cerrados")] if closed else []
        self.set_title("Municipios", " · ".join(said))
        self._tell()

    def put_on(self, key: str) -> None:
        """Put the cursor on a municipality."""
        self.grid.set_key(key)
        self._tell()

    def set_compact(self, compact: bool) -> None:
        """More tiles in a row where the card has the whole width."""
        self.grid.set_columns(COMPACT_COLUMNS if compact else COLUMNS)

    def _tell(self, key: str = "") -> None:
        here = self.grid.tile()
        self.name.setText(here.name if here else "")
        self.detail.setText(here.detail if here else "")
