"""Whole files on disk and on object stores, read and replaced atomically."""
