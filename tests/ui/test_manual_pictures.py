"""The pictures of the manual are those of the screens as they are."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from captura.paths import program_folder
from captura.ui.look import style
from captura.ui.pictures.manual import FOLDER, as_drawn, named, unknown

MANUAL = program_folder() / "docs" / "manual"
NAMES = named(MANUAL)
# dates that count from today and what they move; a changed screen moves much more
MOST_CHANGED = 0.02
BLOCK = 8  # pixels: a letter that moved by one is the same picture


def test_every_picture_is_of_a_screen_that_exists() -> None:
    assert len(NAMES) > 20
    assert unknown(MANUAL) == []


def test_the_pictures_are_small() -> None:
    """They go with the program to each laptop."""
    sizes = [(MANUAL / FOLDER / f"{name}.png").stat().st_size for name in NAMES]
    assert max(sizes) < 150_000
    assert sum(sizes) < 3_000_000


def test_a_picture_keeps_the_pale_colours_of_its_screen(qapp: QApplication) -> None:
    """The page's grey, the card's white and the line around: else a picture has no parts."""
    style.apply(qapp, "claro", 1.0)
    unknown(MANUAL)
    image = as_drawn("acceso-entrar")
    seen = {image.pixelColor(*at).name() for at in ((0, 0), (9, 9), (683, 200))}
    assert seen == {style.colour(token).name() for token in ("line", "bg", "surface")}
    assert image.colorCount() <= 256


@pytest.mark.largo
@pytest.mark.parametrize("name", NAMES)
def test_the_manual_shows_what_the_screen_shows(qapp: QApplication, name: str) -> None:
    """`./dev manual` draws them anew."""
    style.apply(qapp, "claro", 1.0)
    unknown(MANUAL)  # so that every screen has registered its states
    kept = grey(QImage(str(MANUAL / FOLDER / f"{name}.png")))
    now = grey(as_drawn(name))
    assert kept.size() == now.size()
    spots = [(x, y) for x in range(kept.width()) for y in range(kept.height())]
    changed = sum(abs(kept.pixelColor(*at).red() - now.pixelColor(*at).red()) > 24 for at in spots)
    assert changed / len(spots) < MOST_CHANGED


def grey(image: QImage) -> QImage:
    """An eighth of its size, so that what differs is a part of the screen."""
    small = image.scaled(image.width() // BLOCK, image.height() // BLOCK)
    return small.convertToFormat(QImage.Format.Format_Grayscale8)
