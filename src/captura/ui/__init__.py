"""The screens: the only place that imports PySide6."""
