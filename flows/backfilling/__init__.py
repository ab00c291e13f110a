"""Past days of a source: what is wanted, what lists name, what is done."""
