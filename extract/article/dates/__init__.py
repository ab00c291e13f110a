"""A page read in, every date it claims out, each with its place and role."""
