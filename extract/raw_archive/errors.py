"""What can be wrong with the raw archive.

RawArchiveError
├── ArchiveUnwritableError   a full disk, a folder without permission, a store that refuses
├── ArchiveUnreadableError   a store that does not answer, a folder without permission
├── SegmentExistsError       a run and batch that already have a segment with other bytes
├── SegmentMissingError      a reference to a segment that is not there
└── DamagedRecordError       a torn, altered or foreign record
"""


class RawArchiveError(Exception):
    """The raw archive cannot be used as asked."""


class ArchiveUnwritableError(RawArchiveError):
    """The archive's place cannot be written."""


class ArchiveUnreadableError(RawArchiveError):
    """The archive's place cannot be read."""


class SegmentExistsError(RawArchiveError):
    """A segment of this run and batch is already published; segments are never changed."""

    def __init__(self, segment: str) -> None:
        super().__init__(
            f"{segment}: a run of this name has archived its pages already, and archives are never changed; "
            "choose another --run-id"
        )


class SegmentMissingError(RawArchiveError):
    """A segment that is referred to does not exist."""

    def __init__(self, segment: str) -> None:
        super().__init__(f"{segment}: is not in the raw archive; restore it from a copy")


class DamagedRecordError(RawArchiveError):
    """A record's bytes are not what was written."""
