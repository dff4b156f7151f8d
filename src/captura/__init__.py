"""Captura: what the municipal women's institutes of Zacatecas do, recorded, handed in, verified."""
