"""URL in, ParsedArticle out: discovery, fetching, the raw archive and reading."""
