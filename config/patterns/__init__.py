"""Patterns of boilerplate lines: read, checked, and matched by the thousand."""
