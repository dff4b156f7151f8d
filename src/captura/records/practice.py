"""The words that stand wherever data is made up: on each screen, page and workbook of practice."""

MARK = "PRÁCTICA · datos inventados"
