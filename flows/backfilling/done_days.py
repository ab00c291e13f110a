"""Days that a backfill finished in, one tiny file a day in the lake out, so that no day is done twice."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import PurePosixPath

from load.books import replace_file
from load.errors import ForeignFile
from load.lake import DONE_DAYS
from load.storage.store import Store


def list_done_days(store: Store, source: str, vias: Iterable[str]) -> set[date]:
    """Return the days of a source that were finished in one of these ways."""
    wanted = {f".{via}.json" for via in vias}
    names = store.list_names(f"{DONE_DAYS}/{source}")
    return {read_day(store, source, name) for name in names if name[10:] in wanted}


def list_checked_days(store: Store, source: str) -> set[date]:
    """Return the days of a source that were finished in any way."""
    names = store.list_names(f"{DONE_DAYS}/{source}")
    return {read_day(store, source, name) for name in names if name.endswith(".json")}


def is_undated_done(store: Store, source: str, span: tuple[date, date], via: str) -> bool:
    """Say whether the links without a day that a wish for these days met are finished."""
    return store.read(locate_undated(source, span, via)) is not None


def locate_undated(source: str, span: tuple[date, date], via: str) -> str:
    """Return the file that says so, in a folder of its own: it is no day's."""
    return f"{DONE_DAYS}/{source}/undated/{span[0]}.{span[1]}.{via}.json"


def note_undated(
    store: Store, source: str, span: tuple[date, date], via: str, *, done_at: datetime
) -> None:
    """Remember that the links without a day are finished."""
    data = json.dumps({"done_at": done_at.isoformat()}).encode() + b"\n"
    replace_file(store, locate_undated(source, span, via), data)


def read_day(store: Store, source: str, name: str) -> date:
    """Return the day that a file's name begins with; ForeignFile names what is none of ours."""
    try:
        return date.fromisoformat(name[:10])
    except ValueError as error:
        place = f"{store.root}/{DONE_DAYS}/{source}/{name}"
        raise ForeignFile(place, "names no day", "move it out of the lake") from error


def note_done_day(
    store: Store, source: str, day: date, via: str, *, discovered: int, done_at: datetime
) -> None:
    """Remember that a day is finished."""
    table = {"discovered": discovered, "done_at": done_at.isoformat()}
    replace_file(
        store, f"{DONE_DAYS}/{source}/{day}.{via}.json", json.dumps(table).encode() + b"\n"
    )


def check_done(data: bytes, path: PurePosixPath) -> None:
    """Raise ValueError for a file that does not say when its day, or links without one, were finished."""
    try:
        date.fromisoformat(path.name[:10])
        datetime.fromisoformat(json.loads(data)["done_at"])
    except (ValueError, LookupError, TypeError) as error:
        raise ValueError(f"does not say what was finished when ({error})") from error
