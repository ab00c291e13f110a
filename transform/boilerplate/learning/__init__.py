"""Many articles of one source in, the rules that its own lines teach out."""
