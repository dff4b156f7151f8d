"""The vault's screen: closed, recovered, or open with its list, its form, who has the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from captura.actions.atenciones import (
    AtencionRow,
    atencion_history,
    find_atenciones,
    restore_atencion,
)
from captura.actions.publish_statistics import Published, publish_statistics
from captura.actions.save_record import Saved
from captura.actions.vault import (
    Vault,
    let_in,
    take_out,
    vault_access,
    vault_closed,
    vault_users,
)
from captura.actions.vault_sister import enter_vault
from captura.errors import CapturaError, KeysError
from captura.records.periods import period_of, read_period
from captura.records.roles import allows
from captura.ui.components import Button, Pages
from captura.ui.desk import Desk
from captura.ui.discreet import Clearing, keep_from_capture
from captura.ui.lane import DeskLane, Failed
from captura.ui.screens.atencion.form_view import AtencionFormView
from captura.ui.screens.atencion.gate_view import GateView
from captura.ui.screens.atencion.history_view import HistoryView
from captura.ui.screens.atencion.keys_view import KeysView
from captura.ui.screens.atencion.list_view import AtencionListView
from captura.ui.screens.atencion.recover_view import RecoverView

T = TypeVar("T")
QUARTERS = 5  # that may still be counted: this one and a year back


class AtencionScreen(Pages):
    """Holds the open vault; `close_vault` keeps what is being typed, sealed, and forgets it all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._lane, self._office = desk, DeskLane(desk, self), desk.office
        self._vault: Vault | None = None
        self._closed = 0  # how often: what was asked before the last time comes too late
        now = period_of(self._office.today())
        self.gate = GateView(self._enter, self._recover)
        self.recover = RecoverView(self._office, self._lane, self._enter_by, self._to_gate)
        self.list = AtencionListView(
            self._office.catalogues,
            [now.shift(-back) for back in range(QUARTERS)],
            typed=self._read,
            opened=self._open,
            new=self._new,
            keys=self._keys,
            close=self.close_vault,
            publish=self._publish if allows(self._office.role, "estadistica") else None,
        )
        self.form = AtencionFormView(
            self._office,
            self._inside,
            desk,
            self.vault,
            self._left_form,
            self._offer_back,
            self._show_history,
        )
        self.history = HistoryView(lambda: self.show_page(self.form))
        self.keys = KeysView(self._give, self._take, self._to_list)
        for page in (self.gate, self.recover, self.list, self.form, self.keys, self.history):
            self.addWidget(page)
        self._clearing = Clearing(QApplication.clipboard(), self)
        desk.locked.connect(self.close_vault)
        self._to_gate()

    def vault(self) -> Vault:
        """The open vault. Raises StoreError where it was closed."""
        if self._vault is None:
            raise vault_closed()
        return self._vault

    def open(self, **where: Any) -> None:
        """The list if the vault is open, else the way in."""
        del where
        self.entered()

    def entered(self) -> None:
        """The screen shows."""
        if self._vault is None:
            self._lane.run(lambda: vault_access(self._office), self.gate.show_access)
        elif self.currentWidget() is self.list:
            self._read(self.list.filter.text())
            self.list.filter.setFocus()

    def refresh(self, saved: Saved) -> None:
        """Someone of the register may have changed her name."""
        if self._vault is not None and "persona" in saved.touched.types and self.isVisible():
            self._read(self.list.filter.text())

    def close_vault(self) -> None:
        """Keep what is being typed, then forget key, records and every word on the screen."""
        vault = self._vault
        if vault is None:
            self._closed += 1
            self._to_gate()
            return
        if self.currentWidget() is self.form:
            self.form.keep()
        self._vault = None
        self._closed += 1
        self.form.forget()
        self.list.forget()
        self.keys.show_users(())
        self.history.show_log(())
        self._clearing.clear()
        self._discreet(False)
        self._to_gate()
        # in the database's lane: what was just kept is sealed before the key goes
        self._lane.run(vault.close, lambda _: None)

    def _inside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Run it; an answer that comes after the vault was closed shows nothing."""
        closed = self._closed

        def heard(value: T) -> None:
            if closed == self._closed:
                done(value)

        self._lane.run(work, heard, failed)

    # the way in -------------------------------------------------------------------------------

    def _to_gate(self) -> None:
        self.show_page(self.gate)
        self.gate.forget()
        self.recover.forget()
        self._lane.run(lambda: vault_access(self._office), self.gate.show_access)

    def _recover(self) -> None:
        self.show_page(self.recover)
        self.recover.presenter.read()

    def _enter(self, passphrase: str) -> None:
        office = self._office
        self._enter_by(lambda: enter_vault(office, passphrase), self._refused)

    def _enter_by(self, work: Callable[[], Vault], failed: Failed) -> None:
        """Show the vault that the work opens."""
        closed = self._closed

        def opened(vault: Vault) -> None:
            if closed == self._closed:
                self._entered(vault)
            else:  # locked while the key was being made: it stays closed
                self._lane.run(vault.close, lambda _: None)

        self._lane.run(work, opened, failed)

    def _entered(self, vault: Vault) -> None:
        self._vault = vault
        self.gate.forget()
        self.recover.forget()
        self._discreet(True)
        self._to_list()
        found = self._office.held.sealed_log
        if found is not None and found.kind != "ok":
            self.list.message.show_message(found.kind, found.title, found.text)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, CapturaError):
            raise error
        code = "" if isinstance(error, KeysError) else f" ({error.code})"
        self.gate.refuse(f"{error.what} {error.fix}{code}")

    def _discreet(self, on: bool) -> None:
        self._clearing.watching = on
        keep_from_capture(self.window(), on)

    # the list ---------------------------------------------------------------------------------

    def _to_list(self) -> None:
        self.show_page(self.list)
        self._read(self.list.filter.text())
        self.list.filter.setFocus()

    def _read(self, text: str) -> None:
        vault = self._vault

        def look() -> list[AtencionRow]:
            return find_atenciones(vault, text) if vault is not None else []

        self._inside(look, lambda rows: self.list.show_rows(rows, text))

    def _open(self, atencion_id: str) -> None:
        self.show_page(self.form)
        self.form.presenter.open(atencion_id)

    def _new(self) -> None:
        self.show_page(self.form)
        self.form.presenter.open_new()

    def _show_history(self, atencion_id: str) -> None:
        office, vault = self._office, self.vault()
        self.show_page(self.history)
        self._inside(lambda: atencion_history(office, vault, atencion_id), self.history.show_log)

    def _left_form(self, said: str) -> None:
        self._to_list()
        if said:
            self._desk.say(said)

    def _offer_back(self, atencion_id: str) -> None:
        """No open history knows of it, so the vault offers its own way back."""
        self._to_list()
        office, vault, message = self._office, self.vault(), self.list.message

        def back() -> None:
            message.hide()
            self._inside(
                lambda: restore_atencion(office, vault, atencion_id),
                lambda _: self._read(self.list.filter.text()),
            )

        act = Button("Traerla de vuelta", icon="rotate-ccw", slot=back)
        message.show_message("ok", "Atención eliminada", actions=[act])

    def _publish(self, quarter: str) -> None:
        office, vault, message = self._office, self.vault(), self.list.message

        def told(made: Published) -> None:
            message.show_message("ok", "Estadística hecha", _counted(made))

        self._inside(lambda: publish_statistics(office, vault, read_period(quarter)), told)

    # who has the key --------------------------------------------------------------------------

    def _keys(self) -> None:
        office, vault = self._office, self.vault()
        self.show_page(self.keys)
        self._inside(lambda: vault_users(office, vault), self.keys.show_users)

    def _give(self, name: str) -> None:
        self._change(lambda vault: let_in(self._office, vault, name))

    def _take(self, name: str) -> None:
        self._change(lambda vault: take_out(self._office, vault, name))

    def _change(self, work: Callable[[Vault], None]) -> None:
        vault = self.vault()
        self._inside(lambda: work(vault), lambda _: self._keys())


def _counted(made: Published) -> str:
    parts = [f"{made.total} cuentan", f"{made.new} nuevas", f"{made.changed} corregidas"]
    return " · ".join([*parts, f"{made.gone} quitadas"]) + ". Viajan con la próxima entrega."
