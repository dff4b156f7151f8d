"""`python -m captura.ui.pictures DIR [--only screen | --manual]`: 1 if any picture fails."""

import argparse
import os
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Render; the exit code."""
    parser = argparse.ArgumentParser(prog="captura.ui.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="one screen")
    parser.add_argument("--manual", action="store_true", help="DIR is the manual: what it names")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler

    from captura.ui.pictures.manual import draw
    from captura.ui.pictures.render import save_all

    qInstallMessageHandler(_told)
    written, failed = draw(chosen.folder) if chosen.manual else save_all(chosen.folder, chosen.only)
    sys.stdout.write(f"{written} imágenes en {chosen.folder}, {failed} con falla\n")
    return 1 if failed or not written else 0


def _told(kind: object, where: object, said: str) -> None:
    """What Qt says, but for what the platform without a screen says of every window."""
    if "propagateSizeHints" not in said:
        sys.stderr.write(f"{said}\n")


if __name__ == "__main__":
    sys.exit(main())
