"""Headings and title claims in, the headline out."""
