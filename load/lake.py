"""A lake's address and layout in; a lake that is probed, of this code's schema and safe to write out."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from config.schema import LakeSettings
from load.claims import recover_claims
from load.errors import (
    ClockSetBack,
    CorruptFile,
    ForeignFile,
    LakeRemoved,
    LakeSetupError,
    LayoutMismatch,
    SchemaMismatch,
)
from load.parts import describe_foreign
from load.schema import DATASETS, SCHEMA_VERSION
from load.storage.commits import commit
from load.storage.disk import DiskStore
from load.storage.disk_probes import prepare_folder
from load.storage.object_probes import probe_conditions
from load.storage.object_store import ObjectStore, open_bucket
from load.storage.store import Store

MARKER = "_lake/schema.json"
RUNS = "_lake/runs"
SOURCE_STATES = "_lake/sources"
DONE_DAYS = "_lake/backfills"
RUN_STAMP = "%Y%m%dT%H%M%S%fZ"

CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lake:
    """An open lake: where it lies, what it stores files in, its partition layout and its identity."""

    root: str
    store: Store
    layout: LakeSettings
    lake_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What a lake says about itself in _lake/schema.json.

    `lake_id` is its own and no copy's; None in lakes made before there were ids.
    """

    schema_version: int
    migrating_to: int | None
    layout: LakeSettings
    lake_id: str | None = None


def read_clock() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def open_lake(
    root: str | Path,
    storage: LakeSettings | None = None,
    *,
    clock: Callable[[], datetime] = read_clock,
) -> Lake:
    """Open a lake for writing, or make it: a folder or a URL such as s3://bucket/prefix.

    Raises LakeError with the remedy where locks, conditions, schema, layout or clock cannot be
    trusted. Claims that were lost are rebuilt from the rows.
    """
    store = open_store(root)
    if isinstance(store, DiskStore):
        prepare_folder(store, [dataset.tree for dataset in DATASETS])
    else:
        probe_conditions(store)
    return start_lake(store, storage or LakeSettings(), now=clock())


def start_lake(store: Store, layout: LakeSettings, *, now: datetime) -> Lake:
    """Return the lake in a probed storage, made or found sound."""
    marker = read_marker(store) or create_marker(store, layout)
    check_marker(store, marker, layout)
    check_trees(store)
    check_clock(store, now)
    recover_claims(store)
    lake_id = marker.lake_id or give_id(store)
    return Lake(root=store.root, store=store, layout=layout, lake_id=lake_id)


def open_store(root: str | Path) -> DiskStore | ObjectStore:
    """Return the storage of a lake, unprobed; enough for reading."""
    text = str(root)
    return open_bucket(text) if "://" in text else DiskStore(Path(text).expanduser())


def read_marker(store: Store) -> Marker | None:
    """Return what the lake says about itself, or None where it is new."""
    stored = store.read(MARKER)
    return None if stored is None else decode_marker(stored.data.to_pybytes(), store.root)


def decode_marker(data: bytes, root: str) -> Marker:
    """Return the marker in a file's bytes; CorruptFile where they are none."""
    try:
        fields = json.loads(data)
        return Marker(
            schema_version=int(fields["schema_version"]),
            migrating_to=fields["migrating_to"],
            layout=LakeSettings.model_validate(fields["storage"]),
            lake_id=fields.get("lake_id"),
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        problem = f"is not what newslake wrote ({error})"
        raise CorruptFile(f"{root}/{MARKER}", problem, "restore it from a snapshot") from error


def encode_marker(marker: Marker) -> bytes:
    """Return the bytes of the file that says what the lake is."""
    fields = {
        "schema_version": marker.schema_version,
        "migrating_to": marker.migrating_to,
        "storage": marker.layout.model_dump(mode="json"),
        "lake_id": marker.lake_id,
    }
    return json.dumps(fields, indent=2).encode() + b"\n"


def create_marker(store: Store, layout: LakeSettings) -> Marker:
    """Write down the schema, layout and identity of a new lake; return what stands, if another made it first.

    Raises LakeSetupError where there are rows already: their layout and schema would be a guess.
    """
    marker = Marker(
        schema_version=SCHEMA_VERSION, migrating_to=None, layout=layout, lake_id=uuid4().hex
    )

    def attempt() -> Marker:
        # looked at before the marker, which stands before any row does
        trees = (*(dataset.tree for dataset in DATASETS), RUNS, DONE_DAYS)
        filled = [tree for tree in trees if store.list_names(tree)]
        standing = read_marker(store)
        if standing is None and filled:
            raise describe_lost_marker(store, filled[0])
        if standing is None:
            store.replace(MARKER, encode_marker(marker), expected=None)
        return standing or marker

    return commit(store, MARKER, attempt)


def describe_lost_marker(store: Store, tree: str) -> LakeSetupError:
    """Return the error for rows in what does not say that it is a lake."""
    problem = (
        f"is missing, but {tree} holds files: the lake lost it, or is a copy that was cut short"
    )
    remedy = (
        "restore it from a snapshot or from a lake of the same [storage], without its `lake_id`; "
        "take a copy that was cut short again"
    )
    return LakeSetupError(f"{store.root}/{MARKER}", problem, remedy)


def give_id(store: Store) -> str:
    """Give an id to a lake made before there were ids, and return it; of several openers the first counts."""

    def attempt() -> str:
        stored = store.read(MARKER)
        if stored is None:
            raise LakeRemoved(store.root, "went away while it was opened", "restore it")
        marker = decode_marker(stored.data.to_pybytes(), store.root)
        if marker.lake_id is not None:
            return marker.lake_id
        lake_id = uuid4().hex
        data = encode_marker(replace(marker, lake_id=lake_id))
        store.replace(MARKER, data, expected=stored.version)
        return lake_id

    return commit(store, MARKER, attempt)


def write_marker(store: Store, marker: Marker) -> None:
    """Replace what the lake says about itself."""
    stored = store.read(MARKER)
    version = None if stored is None else stored.version
    store.replace(MARKER, encode_marker(marker), expected=version)


def check_marker(store: Store, marker: Marker, layout: LakeSettings) -> None:
    """Raise where the lake is of another schema or layout than asked for."""
    place = f"{store.root}/{MARKER}"
    if marker.schema_version > SCHEMA_VERSION:
        problem = f"the lake has schema {marker.schema_version}, this code {SCHEMA_VERSION}"
        raise SchemaMismatch(place, problem, "update newslake")
    if marker.schema_version < SCHEMA_VERSION or marker.migrating_to is not None:
        problem = f"the lake has schema {marker.schema_version}, this code {SCHEMA_VERSION}"
        raise SchemaMismatch(place, problem, "run `newslake migrate`")
    if marker.layout != layout and "date_bucket" in {marker.layout.layout, layout.layout}:
        problem = f"the lake is laid out as {marker.layout!r}, the settings say {layout!r}"
        raise LayoutMismatch(
            place, problem, "set [storage] as the lake has it, or start a new lake"
        )


def check_trees(store: Store) -> None:
    """Raise ForeignFile for what stands beside the partitions of a dataset."""
    for dataset in DATASETS:
        for name in store.list_names(dataset.name):
            if name != "v1":
                raise describe_foreign(store, f"{dataset.name}/{name}")
        for name in store.list_names(dataset.tree):
            if not name.startswith("date="):
                raise describe_foreign(store, f"{dataset.tree}/{name}")


def check_clock(store: Store, now: datetime) -> None:
    """Raise ClockSetBack where the last run began clearly later than now, ForeignFile for what is no run."""
    names = store.list_names(RUNS)
    if not names:
        return
    place = f"{store.root}/{RUNS}/{names[-1]}"
    try:
        started_at = datetime.strptime(names[-1].split("-", 1)[0], RUN_STAMP).replace(tzinfo=UTC)
    except ValueError as error:
        raise ForeignFile(place, "is not the books of a run", "move it out of the lake") from error
    if started_at > now + CLOCK_TOLERANCE:
        problem = f"this run started at {started_at:%Y-%m-%d %H:%M:%S} UTC, the clock says {now:%Y-%m-%d %H:%M:%S} UTC"
        remedy = "set the clock right; if that run's clock was wrong, delete its file"
        raise ClockSetBack(place, problem, remedy)
