"""The faults of a lake, each naming the file it met and what to do about it.

LakeError
├── LakeSetupError          the lake cannot be used as it is
│   ├── LakeUnwritable      read-only, or not ours to write
│   ├── NetworkFileSystem   a file system on which locks and renames cannot be trusted
│   ├── ConditionsIgnored   an object store that ignores If-Match or If-None-Match
│   ├── LayoutMismatch      another partition layout than the lake was made with
│   ├── SchemaMismatch      files of another schema version
│   └── ClockSetBack        the clock stands before the lake's last run
├── LakeFull                no space or quota left
├── LakeRemoved             the lake went away during the run
├── LakeBusy                another process holds the lake, or wins every commit
├── StoreUnreachable        the object store or the shared ledger did not answer
├── CorruptFile             a file that is not what was written
├── ForeignFile             something in the lake that is not one of its files
└── BooksDoNotClose         a run whose ends do not add up
"""


class LakeError(Exception):
    """A fault of the lake; `place` is the file or folder it was met at."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}; {remedy}")
        self.place = place
        self.problem = problem
        self.remedy = remedy


class LakeSetupError(LakeError):
    """The lake cannot be used as it is."""


class LakeUnwritable(LakeSetupError):
    """The lake is read-only, or not ours to write."""


class NetworkFileSystem(LakeSetupError):
    """The lake lies where locks and renames cannot be trusted."""


class ConditionsIgnored(LakeSetupError):
    """The object store ignores If-Match or If-None-Match: two writers would lose rows."""


class LayoutMismatch(LakeSetupError):
    """The settings ask for another partition layout than the lake has."""


class SchemaMismatch(LakeSetupError):
    """A file or the whole lake is of another schema version than this code."""


class ClockSetBack(LakeSetupError):
    """The clock stands before the lake's last run: new pages would pass for old ones."""


class LakeFull(LakeError):
    """No space or quota is left; what was committed stays."""


class LakeRemoved(LakeError):
    """The lake's folder went away during the run."""


class LakeBusy(LakeError):
    """Another writer kept the lake for longer than a commit takes."""


class StoreUnreachable(LakeError):
    """The object store or the shared ledger did not answer, or refused us."""


class CorruptFile(LakeError):
    """A file of the lake does not hold what was written."""


class ForeignFile(LakeError):
    """Something stands among the lake's files that is none of them."""


class BooksDoNotClose(LakeError):
    """The ends of a run's pages do not add up to what it discovered."""
