"""Bundled material to try newslake on."""
