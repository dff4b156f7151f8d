"""The screens: the only place that imports PySide6."""

from captura.ui.plain_imports import keep_imports_plain

keep_imports_plain()
