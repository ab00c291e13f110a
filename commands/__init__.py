"""The `newslake` command line: one file a command."""
