"""A page half read in, why it holds no whole article out."""
