"""What a page says of its article in data: its head, JSON-LD and scripts."""
