"""Meaning: a `Document` in, frozen records with spans out. Pure: no file, clock, network or database."""
