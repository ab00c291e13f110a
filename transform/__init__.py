"""ParsedArticle in, ArticleRecord out: cleaning, normalising, judging; pure."""
