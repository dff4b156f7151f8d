"""What is kept, standard library only."""

from captura.records.registry import EVENT_DATE, RECORDS

__all__ = ["EVENT_DATE", "RECORDS"]
