"""`newslake up`: server, schedules, and what mends them after a crash."""
