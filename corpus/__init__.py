"""Reading: files in, `Document` out; and the reference data of the field. Knows nothing of tasks."""
