"""Texts that a page holds and shows only by a script."""
