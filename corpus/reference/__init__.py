"""The field's reference data as files: document types, bodies, places, abbreviations, units, each with examples."""
