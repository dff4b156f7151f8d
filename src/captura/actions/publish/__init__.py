"""The consolidated tables of a year for analysis tools, with nobody in them (ADR 58)."""

from captura.actions.publish.edition import make_edition, to_parquet, to_postgres

__all__ = ["make_edition", "to_parquet", "to_postgres"]
