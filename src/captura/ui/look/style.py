"""Dresses the application: palette, font, and the one style sheet in a theme and a text scale."""

import re
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from captura.paths import resources
from captura.ui.look import icons
from captura.ui.look.measure import dp, scale, set_scale
from captura.ui.look.tokens import CONTRASTE, THEMES

# What the style sheet itself draws: icon name -> token of its colour.
_SHEET_ICONS = {
    "chevron-down": "text2",
    "chevron-left": "text2",
    "chevron-right": "text2",
    "check": "onaccent",
    "calendar": "text2",
}


@dataclass(frozen=True)
class Look:
    """What is worn now: theme, and text scale (1.0 = 100 %)."""

    theme: str = "claro"
    scale: float = 1.0


class _Worn:
    """The look in force; one per process, as Qt's own palette and style sheet are."""

    look = Look()
    folder: "tempfile.TemporaryDirectory[str] | None" = None
    words: QTranslator | None = None


def current() -> Look:
    """The look in force."""
    return _Worn.look


def colour(token: str) -> QColor:
    """The colour of a token in the theme in force."""
    return _colour(_Worn.look.theme, token)


@cache
def _colour(theme: str, token: str) -> QColor:
    return QColor(THEMES[theme][token])


def bordered() -> bool:
    """Whether states need an edge because their fills are gone (high contrast)."""
    return _Worn.look.theme == CONTRASTE


def apply(app: QApplication, theme: str = "claro", text_scale: float = 1.0) -> None:
    """Dress `app`; on a change of scale the caller also rebuilds its windows."""
    _Worn.look = Look(theme, text_scale)
    set_scale(text_scale)
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico))
    _speak_spanish(app)
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(_font())
    _write_sheet_icons(theme)
    sheet = (resources() / "look" / "captura.qss").read_text(encoding="utf-8")
    app.setStyleSheet(fill_sheet(sheet, theme))


def fill_sheet(sheet: str, theme: str) -> str:
    """The style sheet with the colours of `theme` and every `dp` measure in pixels."""
    border = "1px" if theme == CONTRASTE else "0px"
    mono = mono_family()
    # A radius over half the height is drawn as none: a radio would look like a box to tick.
    ring = f"{(dp(16) + 2) // 2}px"
    filled = Template(sheet).substitute(THEMES[theme], pillborder=border, mono=mono, round=ring)
    return re.sub(r"(\d+)dp\b", lambda m: f"{dp(int(m[1]))}px", filled)


def mono_family() -> str:
    """The family of the system's fixed font: CURP and codes are read letter by letter."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def text_font(px: int = 14, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The text font at `px` (100 %); `tabular` gives all digits one width."""
    # Painters ask for every cell: a font is made once for each family it is set in.
    return QFont(_text_font(QApplication.font().family(), dp(px), weight, tabular))


@lru_cache(maxsize=128)
def _text_font(family: str, pixels: int, weight: int, tabular: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mono_font(px: int = 12) -> QFont:
    """The fixed font at `px` (100 %)."""
    return QFont(_mono_font(dp(px)))


@lru_cache(maxsize=16)
def _mono_font(pixels: int) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(pixels)
    return font


def _speak_spanish(app: QApplication) -> None:
    """The words that are Qt's own (the menu of a field, file dialogs) in Spanish."""
    if _Worn.words is None:
        _Worn.words = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if _Worn.words.load("qtbase_es", folder):
            app.installTranslator(_Worn.words)


def _font() -> QFont:
    families = {f for f in QFontDatabase.families() if f == "Inter"}
    if not families:
        for file in sorted((resources() / "look" / "font").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(file))
    font = QFont("Inter")
    font.setPixelSize(dp(14))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(theme: str) -> QPalette:
    c = {name: QColor(value) for name, value in THEMES[theme].items()}
    role = QPalette.ColorRole
    pairs = {
        role.Window: c["bg"],
        role.WindowText: c["text"],
        role.Base: c["surface"],
        role.AlternateBase: c["sunken"],
        role.Text: c["text"],
        role.PlaceholderText: c["muted"],
        role.Button: c["surface"],
        role.ButtonText: c["text"],
        role.BrightText: c["bad"],
        role.Highlight: c["accent"],
        role.HighlightedText: c["onaccent"],
        role.Link: c["acctext"],
        role.LinkVisited: c["acctext"],
        role.ToolTipBase: c["text"],
        role.ToolTipText: c["surface"],
        role.Light: c["surface"],
        role.Midlight: c["line"],
        role.Mid: c["edge2"],
        role.Dark: c["edge"],
        role.Shadow: c["edge"],
    }
    palette = QPalette()
    for which, value in pairs.items():
        palette.setColor(which, value)
    off = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(off, which, c["distext"])
    palette.setColor(off, role.Base, c["disabled"])
    palette.setColor(off, role.Button, c["disabled"])
    return palette


def _write_sheet_icons(theme: str) -> None:
    if _Worn.folder is None:
        _Worn.folder = tempfile.TemporaryDirectory(prefix="captura-look-")
    # A folder per look: Qt caches the pictures of a style sheet by their path.
    folder = Path(_Worn.folder.name) / f"{theme}-{round(scale() * 100)}"
    folder.mkdir(exist_ok=True)
    for name, token in _SHEET_ICONS.items():
        svg = icons.svg(name, THEMES[theme][token], dp(16), bold=name == "check")
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    dot = f'<circle cx="8" cy="8" r="3" fill="{THEMES[theme]["onaccent"]}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="{dp(16)}"'
    (folder / "dot.svg").write_text(f'{head} height="{dp(16)}">{dot}</svg>', encoding="utf-8")
    QDir.setSearchPaths("look", [str(folder)])
