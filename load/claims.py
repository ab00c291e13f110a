"""Identities and the days they ask for in; the day each is pinned to for ever out.

Claims are kept as one small file that every new claim goes through (`tail.arrow`, replaced
atomically) and sealed files that are never replaced, which the tail names. So a run writes no more
than the tail, however many rows the lake has, and one replaced file decides between two writers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from load.claim_recovery import collect_pins
from load.claim_set import (
    EMPTY,
    ClaimSet,
    Days,
    Identities,
    check_name,
    decode_claims,
    describe_corruption,
    encode_claims,
    from_day_number,
    name_sealed,
    pack_ids,
    to_day_number,
)
from load.schema import DATASETS
from load.storage.commits import commit
from load.storage.store import FileVersion, Store

CLAIMS_PER_SEALED_FILE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The claims not sealed yet, the sealed files' names, and the version this was read at."""

    claims: ClaimSet
    sealed: tuple[str, ...]
    version: FileVersion | None


class Claims:
    """The pinned days of one dataset's rows."""

    def __init__(self, store: Store, dataset_name: str) -> None:
        self._store = store
        self._dataset_name = dataset_name
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
        known, days = self.search(pack_ids(names))
        pairs = zip(names, known.tolist(), days.tolist(), strict=True)
        return {name: from_day_number(day) for name, found, day in pairs if found}

    def search(self, ids: Identities) -> tuple[npt.NDArray[np.bool_], Days]:
        """Return which identities are claimed, and their days (0 where they are not)."""
        return self._search(self._read_tail(), ids)

    def claim_days(self, wanted: Mapping[str, date]) -> dict[str, date]:
        """Pin every key that has no day yet to the one it wants; return the pinned days of all.

        The new claims are durable on return. LakeBusy where other writers win every time.
        """
        days = self.find_days(wanted)
        if len(days) == len(wanted):
            return days
        return commit(self._store, self.tail_path, lambda: self._add_missing(wanted))

    def iterate_sets(self) -> Iterator[ClaimSet]:
        """Yield all claims, a file at a time."""
        tail = self._read_tail()
        yield from (self._read_sealed(name) for name in tail.sealed)
        yield tail.claims

    def recover(self) -> None:
        """Write the claims anew from the rows of the dataset where they were lost."""
        commit(self._store, self.tail_path, lambda: self._add_missing({}))

    def _add_missing(self, wanted: Mapping[str, date]) -> dict[str, date]:
        tail = self._read_tail()
        if tail.version is None:
            # lost while we write, or never there: rows that stand keep their day all the same
            pins = collect_pins(self._store, self._dataset_name)
            tail = Tail(claims=pins, sealed=(), version=None)
        ids = pack_ids(wanted)
        days = np.array([to_day_number(day) for day in wanted.values()], dtype=np.int32)
        known, pinned = self._search(tail, ids)
        claims, sealed = tail.claims, tail.sealed
        if len(claims.ids) >= CLAIMS_PER_SEALED_FILE:
            sealed = (*sealed, self._seal(claims))
            claims = EMPTY
        self._write_tail(claims.add(ids[~known], days[~known]), sealed, tail.version)
        pairs = zip(wanted, np.where(known, pinned, days).tolist(), strict=True)
        return {name: from_day_number(day) for name, day in pairs}

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
        name = name_sealed(data)
        if self._store.read(f"{self.folder}/{name}") is None:
            self._store.replace(f"{self.folder}/{name}", data, expected=None)
        return name

    def _write_tail(
        self, claims: ClaimSet, sealed: tuple[str, ...], version: FileVersion | None
    ) -> None:
        self._store.replace(self.tail_path, encode_claims(claims, sealed), expected=version)

    def _place(self, path: str) -> str:
        return f"{self._store.root}/{path}"

    def _read_tail(self) -> Tail:
        stored = self._store.read(self.tail_path)
        if stored is None:
            return Tail(claims=EMPTY, sealed=(), version=None)
        claims, sealed = decode_claims(stored.data, self._place(self.tail_path))
        return Tail(claims=claims, sealed=sealed, version=stored.version)

    def _read_sealed(self, name: str) -> ClaimSet:
        if name not in self._sealed:
            path = f"{self.folder}/{name}"
            stored = self._store.read(path)
            if stored is None:
                raise describe_corruption(self._place(path), "is missing")
            check_name(name, stored.data, self._place(path))
            self._sealed[name] = decode_claims(stored.data, self._place(path))[0]
        return self._sealed[name]


def recover_claims(store: Store) -> None:
    """Rebuild the claims of every dataset that has rows but no claims."""
    for dataset in DATASETS:
        if dataset.pin is not None:
            claims = Claims(store, dataset.name)
            if not claims.exist() and store.list_names(dataset.tree):
                claims.recover()
