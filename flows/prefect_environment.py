"""Environment variables that make Prefect quiet, local and patient; set before Prefect is imported."""

import os
from pathlib import Path
from tempfile import TemporaryFile

from config.faults import ConfigError

DEFAULTS = {
    # the server of a run lives beside the lake, not in the user's home
    "PREFECT_HOME": str(Path(".prefect").resolve()),
    # the first start on an empty home takes 15 s of CPU; Prefect's own limit is 20 s
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # one write for many task runs, or SQLite locks under load
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "50",
    # a run costs 70 KB of database; without this all runs are kept for ever
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 86_400),
    "PREFECT_LOGGING_LEVEL": "WARNING",
}


def prepare_environment() -> None:
    """Set what the user has not set."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    # as Prefect reads it
    os.environ["PREFECT_HOME"] = str(Path(os.environ["PREFECT_HOME"]).expanduser())


def prepare_run() -> None:
    """Set the environment of a run; one that starts a server of its own needs a folder for it.

    Raises ConfigError where that folder can't be written.
    """
    prepare_environment()
    if "PREFECT_API_URL" not in os.environ:
        make_home()


def make_home() -> Path:
    """Return Prefect's folder, made where it is missing. Raises ConfigError where it can't be written."""
    home = Path(os.environ["PREFECT_HOME"])
    try:
        home.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=home):
            pass
    except OSError as error:
        raise ConfigError(
            f"PREFECT_HOME: {home} can't be written ({error.strerror}); set it to a folder that this user may "
            "write (`newslake ingest` and `backfill` can do without: --no-prefect)"
        ) from error
    return home
