"""One page's bytes in, a ParsedArticle or the reason there is none out; pure."""
