"""A lake in; what is damaged of the small files that schedules and backfills keep in it out."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from flows.backfilling.done_days import check_done
from flows.scheduling.source_state import decode_state
from load.lake import DONE_DAYS, SOURCE_STATES, open_store
from load.row_checks import Finding


def check_notes(root: str) -> Iterator[Finding]:
    """Yield sources' states and notes of finished days that are not what newslake wrote there."""
    store = open_store(root)
    checks: dict[str, Callable[[bytes, PurePosixPath], object]] = {
        SOURCE_STATES: lambda data, path: decode_state(data, path.stem),
        DONE_DAYS: check_done,
    }
    for folder, check in checks.items():
        for path in store.list_files(folder):
            stored = store.read(path)
            try:
                if stored is not None:
                    check(stored.data.to_pybytes(), PurePosixPath(path))
            except ValueError as error:
                yield Finding(place=path, problem=str(error))
