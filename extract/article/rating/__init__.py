"""Lines in, how likely each is the article's body, and the region that is the article, out."""
