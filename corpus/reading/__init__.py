"""One module a format; `read_file` tells the format by content and returns a `Document`."""
