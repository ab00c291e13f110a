"""Finds links to articles on a source's list pages, feeds and sitemaps."""
