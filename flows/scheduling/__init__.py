"""Which source is due, who may work on it, and how its runs went."""
