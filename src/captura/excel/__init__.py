"""The only place that imports Excel libraries."""
