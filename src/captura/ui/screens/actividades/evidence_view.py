"""The evidence of an activity, where its list stood: what is asked, the pieces, one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.records.draft import Draft
from captura.records.evidencia import IMAGEN, Evidencia
from captura.records.fields import fields_of
from captura.records.rules.evidence_asked import Asked
from captura.ui.components import (
    Button,
    Card,
    DroppedFiles,
    EmptyState,
    Flow,
    InlineMessage,
    KeyHints,
    Photo,
    ProgressCard,
    action_button,
    column,
    row,
)
from captura.ui.components.layouts import turn
from captura.ui.forms import FormSection, RecordForm
from captura.ui.forms.choices import Offered
from captura.ui.forms.marks import Said
from captura.ui.lane import Lane, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.actividades.evidence_bar import asked_pill
from captura.ui.screens.actividades.evidence_columns import piece_columns
from captura.ui.screens.actividades.evidence_presenter import EvidenceOf, Piece
from captura.ui.screens.actividades.scanner import Scanner
from captura.ui.tables import RowsModel, Table
from captura.ui.wording import counted

_SECTIONS = (
    FormSection("", (("tipo", 4), ("fecha", 2), ("descripcion", 6))),
    FormSection(IMAGEN, (
        ("contiene_menores", 3), ("rostros_visibles", 3), ("consentimiento_imagen", 3),
        ("datos_personales", 3),
    )),
)  # fmt: skip
FILES = (
    "Fotos y documentos (*.jpg *.jpeg *.png *.pdf *.doc *.docx *.xls *.xlsx *.ppt *.pptx *.odt "
    "*.ods *.odp *.txt *.csv *.rtf);;Todos los archivos (*)"
)
_LEFT, _PHOTO = 400, 140


class EvidenceCard(Card):
    """`closed()`: back to the list. `asked(lines, pieces)`: the checklist was read.

    scans: where one begins to look for the scanner's folder · `scans_chosen(folder)`: it is that.
    """

    MANUAL = "evidencia.md"

    scans_chosen = Signal(str)

    def __init__(
        self,
        office: Office,
        lane: Lane,
        tell: Teller,
        closed: Callable[[], object],
        asked: Callable[[Sequence[Asked], int], object],
    ) -> None:
        super().__init__("Evidencia")
        self._office, self._asked = office, asked
        self.scans = ""
        self.presenter = EvidenceOf(office, self, lane, tell)
        self.back = action_button("volver", closed, text="Volver a la lista")
        self.scan = Button("Del escáner…", icon="folder-open", slot=self._ask_folder)
        self.add = Button("Agregar archivos…", "primary", icon="plus", slot=self._choose)
        for button in (self.back, self.scan, self.add):
            self.right.addWidget(button)
        self.scanner = Scanner(self)
        self.scanner.arrived.connect(self.presenter.add)
        self.head.setMinimumHeight(dp(32))
        self._now_and_then()
        self.model = RowsModel(piece_columns(office))
        self.table = Table(self.model, "Evidencia de la actividad")
        self.table.moved.connect(self._chosen)
        self.table.removed.connect(lambda _: self.presenter.remove())
        self.table.setMinimumHeight(dp(32 * 4))
        self.hints = KeyHints(["quitar", ("Tab", "Decir qué es")])
        self._halves = QHBoxLayout()
        self._halves.setSpacing(dp(16))
        self._list = QWidget()
        self.photo = Photo("Evidencia elegida", least=_PHOTO)
        lines = column(self.table, self.photo, self.hints, gap=12)
        lines.setStretch(0, 1)
        lines.setStretch(1, 2)
        self._list.setLayout(lines)
        self._list.setFixedWidth(dp(_LEFT))
        self._halves.addWidget(self._list)
        self._halves.addWidget(self._one(), 1)
        some = QWidget()
        some.setLayout(self._halves)
        self.nothing = EmptyState(
            "paperclip",
            "Todavía no hay archivos",
            "Arrastre aquí las fotos, la lista firmada o la minuta. Las fotos se guardan sin el "
            "lugar ni la hora en que se tomaron; todo queda cifrado en esta computadora.",
        )
        self.nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.middle = QStackedWidget()
        self.middle.addWidget(some)
        self.middle.addWidget(self.nothing)
        self.place = QWidget()
        DroppedFiles(self.place, self.presenter.add)
        self.place.setLayout(
            column(self.pills, self.waiting, self.refused, self.adding, self.middle, gap=12)
        )
        self.body.addWidget(self.place, 1)

    def _now_and_then(self) -> None:
        """What stands over the pieces while there is something to say."""
        self.pills = Flow()
        self.waiting = InlineMessage("info", "")
        self.refused = InlineMessage("warn", "", closable=True)
        self.adding = ProgressCard("Agregando archivos", "Si cancela, no se agrega ninguno.")
        self.adding.cancelled.connect(self.presenter.stop_adding)
        for one in (self.waiting, self.refused, self.adding):
            one.hide()

    def hasHeightForWidth(self) -> bool:
        """Of its least height always: for the pills' sake the page asked for all it would like."""
        return False

    def _one(self) -> QWidget:
        """What is said of the chosen piece."""
        self.form = RecordForm(fields_of(Evidencia), _SECTIONS)
        self.form.edited.connect(lambda _: self.presenter.judge())
        self.save = action_button("concluir", self.presenter.save, text="Guardar")
        self.copy = Button("Guardar una copia…", icon="download", slot=self._copy)
        self.remove = action_button("quitar", self.presenter.remove)
        self.remove.setShortcut("")  # the table hears Supr already
        for button in (self.save, self.copy, self.remove):
            button.setMinimumHeight(dp(32))
        buttons = row(self.save, None, self.copy, self.remove)
        one = QWidget()
        one.setLayout(column(self.form, buttons, None, gap=16))
        self.copy.setVisible(self.presenter.may_copy)
        return one

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, "Agregar evidencia", "", FILES)
        if paths:
            self.presenter.add([Path(path) for path in paths])

    def _ask_folder(self) -> None:
        title = "Carpeta donde guarda el escáner"
        folder = QFileDialog.getExistingDirectory(self, title, self.scans)
        if folder:
            self.scans = folder
            self.scans_chosen.emit(folder)
            self.wait_for(Path(folder))

    def wait_for(self, folder: Path) -> None:
        """From now on what a scanner puts into the folder is added here."""
        self.scanner.start(folder)
        stop = Button("Dejar de esperar", slot=self.stop_waiting)
        text = f"Lo que llegue a la carpeta «{folder.name}» se agrega aquí; lo que ya estaba, no."
        self.waiting.show_message("info", "Esperando al escáner", text, actions=[stop])

    def stop_waiting(self) -> None:
        """The folder is looked at no more."""
        self.scanner.stop()
        self.waiting.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop_waiting()  # what comes later may belong to another activity

    def _copy(self) -> None:
        found = self.presenter.chosen
        if found is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, "Guardar una copia", found.archivo or "")
        if path:
            self.presenter.copy(Path(path))

    def _chosen(self, at: int) -> None:
        piece = self.model.row(at)
        if piece is not None:
            self.presenter.choose(piece.record.id)

    # what the presenter asks ---------------------------------------------------------------

    def show_asked(self, asked: Sequence[Asked], pieces: int) -> None:
        types = self._office.catalogues["tipo_evidencia"]
        self.pills.set_widgets([asked_pill(one, types) for one in asked])
        self.pills.setVisible(bool(asked))
        self.set_title("Evidencia", counted(pieces, "archivo", "archivos"))
        self._asked(asked, pieces)

    def show_pieces(self, pieces: Sequence[Piece], chosen: str) -> None:
        before = self.table.blockSignals(True)
        self.model.set_rows(pieces)
        places = [one.record.id for one in pieces]
        if chosen in places:
            self.table.select(places.index(chosen))
        self.table.blockSignals(before)
        self.middle.setCurrentIndex(0 if pieces else 1)

    def show_piece(self, draft: Draft[Evidencia] | None, choices: Mapping[str, Offered]) -> None:
        self.photo.show_photo(None, "")
        if draft is not None:
            self.form.bind(draft, choices)

    def show_marks(self, marks: Mapping[str, Said]) -> None:
        self.form.set_problems(marks)

    def show_file(self, photo: bytes | None, words: str) -> None:
        self.photo.show_photo(photo, words)

    def show_adding(self, ready: int, total: int) -> None:
        if not self.adding.isVisibleTo(self):
            self.adding.start()
        busy = ready < total and total > 1  # one takes no time
        self.adding.setVisible(busy)
        self.back.setEnabled(not busy)  # meanwhile Esc cancels
        self.adding.set_progress(ready, total, "Cada foto se vuelve a dibujar, sin el lugar.")

    def show_refused(self, refused: Sequence[tuple[str, CapturaError]]) -> None:
        if not refused:
            self.refused.hide()
            return
        (name, problem), more = refused[0], len(refused) - 1
        others = f" ni {counted(more, 'otro', 'otros')}" if more else ""
        title = f"No se agregó «{name}»{others}"
        text = f"{problem.title}. {problem.what} {problem.fix}"
        self.refused.show_message("warn", title, text)

    def set_compact(self, compact: bool) -> None:
        """The piece under the table where the window is narrow."""
        turn(self._halves, compact)
        self._list.setMinimumWidth(0 if compact else dp(_LEFT))
        self._list.setMaximumWidth(16777215 if compact else dp(_LEFT))
        self.form.set_columns(3 if compact else 6)
        self.table.set_compact(compact)
