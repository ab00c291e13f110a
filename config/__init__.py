"""What to fetch and how to read it: settings, sources and boilerplate patterns."""
