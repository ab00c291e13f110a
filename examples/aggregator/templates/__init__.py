"""The site's three page templates, one a file, each from another decade of web design."""
