"""Keeps PySide from reading the source of every module that is imported after it.

For its switch `from __feature__ import …`, which nothing here uses, PySide asks `inspect` for the
text of each module, whosever it is, and looks for its own name in it. The texts stay in
`linecache`: 240,000 lines, 19 MiB, and a tenth of a second until the first screen. Where no source
lies (an installed program) it searches the disk for one all the same.
"""

import sys


def keep_imports_plain() -> None:
    """Answer for every module what that search finds here: no feature. Once per process."""
    import PySide6  # noqa: F401 - brings the module below along

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda module: False  # type: ignore[attr-defined]
