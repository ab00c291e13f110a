"""A page's bytes in, its lines and the elements around them out."""
