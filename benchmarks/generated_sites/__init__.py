"""A seed in; sites of articles whose true text is known out: templates, prose and planted lines of our own."""
