"""Archived pages read again as today's code and rules make them out."""
