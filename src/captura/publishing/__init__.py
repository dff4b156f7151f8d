"""Tables handed to analysis tools: the only place that imports a database driver or writes Parquet.

Both libraries are the optional part `analisis` of Captura; without it a sentence says so.
"""
