"""A day and a source in, the partition that holds their rows out; and its path both ways."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from config.schema import LakeSettings
from load.schema import Dataset

PART_NAME = "part-0.parquet"

_PART = re.compile(
    rf"date=(\d{{4}}-\d{{2}}-\d{{2}})(?:/bucket=b(\d{{2,3}}))?/{re.escape(PART_NAME)}"
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Partition:
    """One folder of every dataset: a UTC day, and a bucket of sources in the layout date_bucket."""

    day: date
    bucket: int | None = None

    @property
    def folder(self) -> str:
        """Return the folder below a dataset's tree; key names no column bears, never all digits."""
        day = f"date={self.day.isoformat()}"
        return day if self.bucket is None else f"{day}/bucket=b{self.bucket:02d}"

    def locate_part(self, dataset: Dataset) -> str:
        """Return the path of the partition's one file in a dataset, relative to the lake."""
        return f"{dataset.tree}/{self.folder}/{PART_NAME}"


def choose_partition(day: date, source: str, layout: LakeSettings) -> Partition:
    """Return the partition of a source's rows of a day."""
    if layout.layout == "date":
        return Partition(day=day)
    digest = hashlib.blake2b(source.encode(), digest_size=8).digest()
    return Partition(day=day, bucket=int.from_bytes(digest) % layout.buckets)


def parse_part_path(path: str, dataset: Dataset) -> Partition | None:
    """Return the partition of a part file's path, or None where the path is not one."""
    match = _PART.fullmatch(path.removeprefix(f"{dataset.tree}/"))
    if match is None:
        return None
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None
    if match[2] is None:
        return Partition(day=day)
    partition = Partition(day=day, bucket=int(match[2]))
    return partition if partition.locate_part(dataset) == path else None


def take_day(instant: datetime) -> date:
    """Return the UTC day of an instant."""
    return instant.astimezone(UTC).date()
