"""A run's name as a person gave it in; a name that can stand in the names of files out."""

import re

from config.faults import ConfigError

# it names files in the archive and the books, with a day and a number behind it
_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def check_run_id(run_id: str | None) -> str | None:
    """Return a run's name, None where a new one is wanted. Raises ConfigError where it can't name files."""
    if run_id and not _RUN_ID.fullmatch(run_id):
        shown = run_id if len(run_id) <= 100 else f"{run_id[:100]}..."
        raise ConfigError(
            f"--run-id {shown!r}: names files; give at most 100 letters of a-z and A-Z, digits, '.', '_' and '-', "
            "the first a letter or digit"
        )
    return run_id
