"""A source, run and batch in; where their segment and its index lie below the lake's root out."""

from datetime import UTC, date, datetime

RAW = "raw"
SEGMENT_SUFFIX = ".warc.gz"
INDEX_SUFFIX = ".index.jsonl"


def name_segment(source: str, run_id: str, batch: int, started_at: datetime) -> str:
    """Return a segment's path below <root>/raw/."""
    return f"{name_day(source, started_at.astimezone(UTC).date())}/{run_id}-{batch}{SEGMENT_SUFFIX}"


def name_index(source: str, day: date, run_id: str, batch: int) -> str:
    """Return the path below <root>/raw/ of the index of a segment's pages fetched on one UTC day.

    It lies with the day of the fetch, not of the segment, so a reader of some days opens just their folders.
    """
    return f"{name_day(source, day)}/{run_id}-{batch}{INDEX_SUFFIX}"


def name_index_of(segment: str, day: date) -> str:
    """Return the path of the index that names the pages of a segment fetched on one UTC day."""
    source, stem = segment.partition("/")[0], segment.rpartition("/")[2]
    return f"{source}/date={day.isoformat()}/{stem.removesuffix(SEGMENT_SUFFIX)}{INDEX_SUFFIX}"


def name_day(source: str, day: date) -> str:
    """Return the folder of one source and UTC day below <root>/raw/."""
    return f"source={source}/date={day.isoformat()}"
