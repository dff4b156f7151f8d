"""The rules across fields and records: pure functions that return every problem they find."""

from captura.records.problem import Problem
from captura.records.rules.asked import asked_fields
from captura.records.rules.single import check
from captura.records.rules.together import check_together, read_together

__all__ = ["Problem", "asked_fields", "check", "check_together", "read_together"]
