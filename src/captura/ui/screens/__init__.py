"""The screens: one folder each, a presenter that decides and a view that shows."""
