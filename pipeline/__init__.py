"""The flow: assembling the spaCy pipeline, ingesting, evaluation, the command line."""
