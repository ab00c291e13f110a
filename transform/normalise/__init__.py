"""A cleaned article in, the row analysts load out; one kind of value a file."""
