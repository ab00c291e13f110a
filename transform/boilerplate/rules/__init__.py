"""The page rules, one a file: blocks in, the ones that go and why out."""
