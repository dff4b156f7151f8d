"""What screens and actions read: named questions that answer with small frozen rows.

Every question takes a Source: the store, or a piece of work that sees its own writes. No module
here imports a database library, so a screen may name the rows for nothing.
"""
