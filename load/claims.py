"""Identities and the days they ask for in; the day each is pinned to for ever out.

Claims are kept as one small file that every new claim goes through (`tail.arrow`, replaced
atomically) and sealed files that are never replaced, which the tail names. So a run writes no more
than the tail, however many rows the lake has, and one replaced file decides between two writers.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from load.errors import CorruptFile, LakeBusy
from load.store import ChangedMeanwhile, FileVersion, Store

CLAIMS_PER_SEALED_FILE = 100_000

_ATTEMPTS = 1_000
_EPOCH = date(1970, 1, 1).toordinal()
_SCHEMA = pa.schema(
    [pa.field("id", pa.binary(16), nullable=False), pa.field("day", pa.date32(), nullable=False)]
)
_SEALED_KEY = b"sealed"

Identities = npt.NDArray[np.bytes_]
Days = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """Sorted identities (16 bytes each) and the day each is pinned to, as days since 1970."""

    ids: Identities
    days: Days

    def find(self, wanted: Identities) -> tuple[npt.NDArray[np.bool_], Days]:
        """Return which of the wanted are claimed, and their days (0 where they are not)."""
        if len(self.ids) == 0:
            return np.zeros(len(wanted), dtype=bool), np.zeros(len(wanted), dtype=np.int32)
        places = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        found = self.ids[places] == wanted
        return found, np.where(found, self.days[places], 0).astype(np.int32)

    def add(self, ids: Identities, days: Days) -> "ClaimSet":
        """Return the union with new claims."""
        all_ids, all_days = np.concatenate([self.ids, ids]), np.concatenate([self.days, days])
        order = np.argsort(all_ids, kind="stable")
        return ClaimSet(ids=all_ids[order], days=all_days[order])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The claims not sealed yet, the sealed files' names, and the version this was read at."""

    claims: ClaimSet
    sealed: tuple[str, ...]
    version: FileVersion | None


EMPTY = ClaimSet(ids=np.empty(0, dtype="S16"), days=np.empty(0, dtype=np.int32))


class Claims:
    """The pinned days of one dataset's rows."""

    def __init__(self, store: Store, dataset_name: str) -> None:
        self._store = store
        self.folder = f"_lake/claims/{dataset_name}"
        self._sealed: dict[str, ClaimSet] = {}

    @property
    def tail_path(self) -> str:
        """Return the path of the file that every new claim goes through."""
        return f"{self.folder}/tail.arrow"

    def exist(self) -> bool:
        """Return whether the dataset has claims at all."""
        return self._store.read(self.tail_path) is not None

    def find_days(self, keys: Iterable[str]) -> dict[str, date]:
        """Return the pinned days of those keys that have one."""
        names = list(keys)
        found, days = self.search(pack_ids(names))
        pairs = zip(names, found.tolist(), days.tolist(), strict=True)
        return {name: from_day_number(day) for name, known, day in pairs if known}

    def search(self, ids: Identities) -> tuple[npt.NDArray[np.bool_], Days]:
        """Return which identities are claimed, and their days (0 where they are not)."""
        return self._search(self._read_tail(), ids)

    def claim_days(self, wanted: Mapping[str, date]) -> dict[str, date]:
        """Pin every key that has no day yet to the one it wants; return the pinned days of all.

        The new claims are durable on return. LakeBusy where other writers win every time.
        """
        for _ in range(_ATTEMPTS):
            days = self.find_days(wanted)
            if len(days) == len(wanted):
                return days
            with self._store.exclusive():
                try:
                    self._add_missing(wanted)
                except ChangedMeanwhile:
                    continue
        raise LakeBusy(self.tail_path, "other writers won every commit", "run again later")

    def iterate_sets(self) -> Iterator[ClaimSet]:
        """Yield all claims, a file at a time."""
        tail = self._read_tail()
        yield from (self._read_sealed(name) for name in tail.sealed)
        yield tail.claims

    def rebuild(self, ids: Identities, days: Days) -> None:
        """Write the claims anew from the rows of the dataset, after the old ones were lost."""
        self._write_tail(EMPTY.add(ids, days), (), None)

    def _add_missing(self, wanted: Mapping[str, date]) -> None:
        tail = self._read_tail()
        ids = pack_ids(wanted)
        days = np.array([to_day_number(day) for day in wanted.values()], dtype=np.int32)
        missing = ~self._search(tail, ids)[0]
        claims, sealed = tail.claims, tail.sealed
        if len(claims.ids) >= CLAIMS_PER_SEALED_FILE:
            sealed = (*sealed, self._seal(claims))
            claims = EMPTY
        self._write_tail(claims.add(ids[missing], days[missing]), sealed, tail.version)

    def _search(self, tail: Tail, ids: Identities) -> tuple[npt.NDArray[np.bool_], Days]:
        known, days = tail.claims.find(ids)
        for name in tail.sealed:
            if known.all():
                break
            found, sealed_days = self._read_sealed(name).find(ids)
            days = np.where(found, sealed_days, days)
            known |= found
        return known, days

    def _seal(self, claims: ClaimSet) -> str:
        """Write claims to a file named by its own content: writing it twice changes nothing."""
        data = encode_claims(claims, ())
        name = f"sealed-{hashlib.blake2b(data, digest_size=16).hexdigest()}.arrow"
        if self._store.read(f"{self.folder}/{name}") is None:
            self._store.replace(f"{self.folder}/{name}", data, expected=None)
        return name

    def _write_tail(
        self, claims: ClaimSet, sealed: tuple[str, ...], version: FileVersion | None
    ) -> None:
        self._store.replace(self.tail_path, encode_claims(claims, sealed), expected=version)

    def _read_tail(self) -> Tail:
        stored = self._store.read(self.tail_path)
        if stored is None:
            return Tail(claims=EMPTY, sealed=(), version=None)
        claims, sealed = decode_claims(stored.data, self.tail_path)
        return Tail(claims=claims, sealed=sealed, version=stored.version)

    def _read_sealed(self, name: str) -> ClaimSet:
        if name not in self._sealed:
            path = f"{self.folder}/{name}"
            stored = self._store.read(path)
            if stored is None:
                raise describe_corruption(path, "is missing")
            self._sealed[name] = decode_claims(stored.data, path)[0]
        return self._sealed[name]


def pack_ids(keys: Iterable[str]) -> Identities:
    """Return identities of 32 hexadecimal digits as 16 bytes each; others raise ValueError."""
    packed = [bytes.fromhex(key) for key in keys]
    if any(len(key) != 16 for key in packed):
        raise ValueError("an identity has 32 hexadecimal digits")
    return np.frombuffer(b"".join(packed), dtype="S16")


def to_day_number(day: date) -> int:
    """Return the days since 1970."""
    return day.toordinal() - _EPOCH


def from_day_number(number: int) -> date:
    """Return the day that lies so many days after the first of 1970."""
    return date.fromordinal(number + _EPOCH)


def encode_claims(claims: ClaimSet, sealed: tuple[str, ...]) -> bytes:
    """Return claims as an Arrow file, readable with any Arrow library."""
    count = len(claims.ids)
    ids = pa.FixedSizeBinaryArray.from_buffers(
        _SCHEMA.field("id").type, count, [None, pa.py_buffer(np.ascontiguousarray(claims.ids))]
    )
    days = pa.array(claims.days, pa.int32()).view(pa.date32())
    schema = _SCHEMA.with_metadata({_SEALED_KEY: json.dumps(sealed)})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema) as writer:
        writer.write_batch(pa.RecordBatch.from_arrays([ids, days], schema=schema))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def decode_claims(data: pa.Buffer, path: str) -> tuple[ClaimSet, tuple[str, ...]]:
    """Return the claims of an Arrow file without copying, and the sealed files it names."""
    try:
        reader = pa.ipc.open_file(pa.BufferReader(data))
        batch = reader.get_batch(0)
        sealed = tuple(json.loads(reader.schema.metadata[_SEALED_KEY]))
    except (pa.ArrowException, OSError, LookupError, TypeError, ValueError) as error:
        raise describe_corruption(path, f"is not a file of claims ({error})") from error
    if batch.num_rows == 0:
        return EMPTY, sealed
    ids = np.frombuffer(batch.column(0).buffers()[1], dtype="S16", count=batch.num_rows)
    days = np.frombuffer(batch.column(1).buffers()[1], dtype=np.int32, count=batch.num_rows)
    return ClaimSet(ids=ids, days=days), sealed


def describe_corruption(path: str, problem: str) -> CorruptFile:
    """Return the error for a file of claims that cannot be used."""
    folder = path.rsplit("/", 1)[0]
    return CorruptFile(
        path, problem, f"delete the folder {folder}: the claims are rebuilt from the rows"
    )
