"""The pieces screens are made of: one component, one file; loaded when first used."""

from typing import TYPE_CHECKING

from captura.ui.lazily import lazily

if TYPE_CHECKING:
    from captura.ui.components.asking_bar import AskingBar
    from captura.ui.components.bar_chart import BarChart, Series
    from captura.ui.components.button import Button, action_button
    from captura.ui.components.card import Backdrop, Card, Page, Rule, Sunken
    from captura.ui.components.centred import Centred
    from captura.ui.components.chip_row import ChipRow
    from captura.ui.components.combo import Combo
    from captura.ui.components.dropped_files import DroppedFiles
    from captura.ui.components.duplicate_card import DuplicateCard
    from captura.ui.components.elided import Elided
    from captura.ui.components.empty_state import EmptyState
    from captura.ui.components.enter_moves_on import EnterMovesOn
    from captura.ui.components.field_row import FieldRow, mark
    from captura.ui.components.find_field import FindField
    from captura.ui.components.flow import Flow
    from captura.ui.components.found_list import FoundList
    from captura.ui.components.inline_message import InlineMessage
    from captura.ui.components.key import Key
    from captura.ui.components.key_hints import KeyHints
    from captura.ui.components.label import IconLine, Label, Picture
    from captura.ui.components.layouts import column, row
    from captura.ui.components.link_row import LinkRow
    from captura.ui.components.nav_item import NavItem
    from captura.ui.components.pages import Pages, made_later
    from captura.ui.components.pair_grid import Pair, PairGrid
    from captura.ui.components.photo import Photo
    from captura.ui.components.pill import Pill
    from captura.ui.components.progress_bar import ProgressBar
    from captura.ui.components.progress_card import ProgressCard
    from captura.ui.components.scroll_box import ScrollBox
    from captura.ui.components.steps import Steps
    from captura.ui.components.tile_grid import Tile, TileGrid
    from captura.ui.components.timeline import Entry, Timeline
    from captura.ui.components.toast import Toast

__getattr__ = lazily(
    __name__,
    {
        "asking_bar": "AskingBar",
        "bar_chart": "BarChart Series",
        "button": "Button action_button",
        "card": "Backdrop Card Page Rule Sunken",
        "centred": "Centred",
        "chip_row": "ChipRow",
        "combo": "Combo",
        "dropped_files": "DroppedFiles",
        "duplicate_card": "DuplicateCard",
        "elided": "Elided",
        "empty_state": "EmptyState",
        "enter_moves_on": "EnterMovesOn",
        "field_row": "FieldRow mark",
        "find_field": "FindField",
        "flow": "Flow",
        "found_list": "FoundList",
        "inline_message": "InlineMessage",
        "key": "Key",
        "key_hints": "KeyHints",
        "label": "IconLine Label Picture",
        "layouts": "column row",
        "link_row": "LinkRow",
        "nav_item": "NavItem",
        "pages": "Pages made_later",
        "pair_grid": "Pair PairGrid",
        "photo": "Photo",
        "pill": "Pill",
        "progress_bar": "ProgressBar",
        "progress_card": "ProgressCard",
        "scroll_box": "ScrollBox",
        "steps": "Steps",
        "tile_grid": "Tile TileGrid",
        "timeline": "Entry Timeline",
        "toast": "Toast",
    },
)

__all__ = [
    "AskingBar",
    "Backdrop",
    "BarChart",
    "Button",
    "Card",
    "Centred",
    "ChipRow",
    "Combo",
    "DroppedFiles",
    "DuplicateCard",
    "Elided",
    "EmptyState",
    "EnterMovesOn",
    "Entry",
    "FieldRow",
    "FindField",
    "Flow",
    "FoundList",
    "IconLine",
    "InlineMessage",
    "Key",
    "KeyHints",
    "Label",
    "LinkRow",
    "NavItem",
    "Page",
    "Pages",
    "Pair",
    "PairGrid",
    "Photo",
    "Picture",
    "Pill",
    "ProgressBar",
    "ProgressCard",
    "Rule",
    "ScrollBox",
    "Series",
    "Steps",
    "Sunken",
    "Tile",
    "TileGrid",
    "Timeline",
    "Toast",
    "action_button",
    "column",
    "mark",
    "made_later",
    "row",
]
