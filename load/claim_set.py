"""Identities and the days they are pinned to, sorted for look-up; as an Arrow file and back."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from load.errors import CorruptFile

_EPOCH = date(1970, 1, 1).toordinal()
_SCHEMA = pa.schema(
    [pa.field("id", pa.binary(16), nullable=False), pa.field("day", pa.date32(), nullable=False)]
)
_SEALED_KEY = b"sealed"
_DIGEST_KEY = b"digest"
_SEALED_NAME = re.compile(r"sealed-[0-9a-f]{32}\.arrow")

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


EMPTY = ClaimSet(ids=np.empty(0, dtype="S16"), days=np.empty(0, dtype=np.int32))


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


def name_sealed(data: bytes | pa.Buffer) -> str:
    """Return the name of the sealed file of these bytes: writing it twice changes nothing."""
    return f"sealed-{hashlib.blake2b(data, digest_size=16).hexdigest()}.arrow"


def check_name(name: str, data: pa.Buffer, path: str) -> None:
    """Raise CorruptFile for a sealed file whose bytes are not those it was named by."""
    if _SEALED_NAME.fullmatch(name) and name != name_sealed(data):
        raise describe_corruption(path, "holds other bytes than were written")


def digest_claims(claims: ClaimSet, sealed: tuple[str, ...]) -> bytes:
    """Return a digest of all that a file of claims says."""
    digest = hashlib.blake2b(json.dumps(sealed).encode(), digest_size=16)
    digest.update(claims.ids.tobytes())
    digest.update(claims.days.tobytes())
    return digest.hexdigest().encode()


def encode_claims(claims: ClaimSet, sealed: tuple[str, ...]) -> bytes:
    """Return claims as an Arrow file, readable with any Arrow library."""
    count = len(claims.ids)
    ids = pa.FixedSizeBinaryArray.from_buffers(
        _SCHEMA.field("id").type, count, [None, pa.py_buffer(np.ascontiguousarray(claims.ids))]
    )
    days = pa.array(claims.days, pa.int32()).view(pa.date32())
    noted = {_SEALED_KEY: json.dumps(sealed), _DIGEST_KEY: digest_claims(claims, sealed)}
    schema = _SCHEMA.with_metadata(noted)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema) as writer:
        writer.write_batch(pa.RecordBatch.from_arrays([ids, days], schema=schema))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def decode_claims(data: pa.Buffer, path: str) -> tuple[ClaimSet, tuple[str, ...]]:
    """Return the claims of an Arrow file without copying, and the sealed files it names."""
    try:
        reader = pa.ipc.open_file(pa.BufferReader(data))
        claims = take_claims(reader.get_batch(0))
        noted = reader.schema.metadata
        sealed = tuple(json.loads(noted[_SEALED_KEY]))
    except (pa.ArrowException, OSError, LookupError, TypeError, ValueError) as error:
        raise describe_corruption(path, f"is not a file of claims ({error})") from error
    # older versions noted no digest
    if noted.get(_DIGEST_KEY) not in {None, digest_claims(claims, sealed)}:
        raise describe_corruption(path, "holds other claims than were written")
    return claims, sealed


def take_claims(batch: pa.RecordBatch) -> ClaimSet:
    """Return the claims of a file's one batch, without copying; ValueError where it holds none."""
    if not batch.schema.equals(_SCHEMA):
        raise ValueError("other columns")
    if batch.num_rows == 0:
        return EMPTY
    ids, days = (batch.column(place).buffers()[1] for place in range(2))
    return ClaimSet(
        ids=np.frombuffer(ids, dtype="S16", count=batch.num_rows),
        days=np.frombuffer(days, dtype=np.int32, count=batch.num_rows),
    )


def describe_corruption(path: str, problem: str) -> CorruptFile:
    """Return the error for a file of claims that cannot be used."""
    folder = path.rsplit("/", 1)[0]
    return CorruptFile(
        path,
        problem,
        f"end the runs and delete the folder {folder}: the claims are rebuilt from the rows",
    )
