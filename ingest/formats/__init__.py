"""One module per kind of file: each takes a path and options and gives what it extracted."""
