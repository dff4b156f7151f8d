"""How records are kept: encrypted database, tables, work, history, search, migrations."""
