"""Cleaning: the blocks of an article in, the kept ones and a record of every cut out."""
