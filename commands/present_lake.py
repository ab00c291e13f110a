"""Settings in, the lake they name out; a lake that is not there is named, where an ingest would make it."""

from config.schema import Settings
from load.errors import LakeSetupError
from load.lake import Lake, open_lake, open_store, read_marker
from load.snapshot import RAW


def open_present_lake(settings: Settings) -> Lake:
    """Open the lake. Raises LakeSetupError where there is none, as of a mistyped or unmounted root."""
    check_lake(settings)
    return open_lake(settings.lake, settings.storage)


def check_lake(settings: Settings, *, or_archive_of: str | None = None) -> None:
    """Raise LakeSetupError where there is no lake, nor the archive of that source to make one of."""
    store = open_store(settings.lake)
    if read_marker(store) is not None:
        return
    if or_archive_of is None or not store.list_names(f"{RAW}/source={or_archive_of}"):
        remedy = "set `lake` in config/settings.toml or NEWSLAKE_LAKE to the lake's root"
        raise LakeSetupError(store.root, "is no lake", remedy)
