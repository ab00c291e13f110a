"""A folder in; a store whose commits are locked, checked, synced to the disk and atomic."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import pyarrow as pa

from load.errors import (
    LakeBusy,
    LakeError,
    LakeFull,
    LakeRemoved,
    LakeUnwritable,
)
from load.storage.store import CheckData, FileVersion, StoredFile

LOCK_FILE = "_lake/locks/commit.lock"
STAGING = "_lake/staging"

# first the folder, which nobody deletes as a stale lock; then what older versions hold
_LOCKS = (("_lake", os.O_RDONLY | os.O_DIRECTORY), (LOCK_FILE, os.O_RDWR | os.O_CREAT))
_LOCK_PATIENCE_SECONDS = 600.0
_LOCK_POLL_SECONDS = 0.01
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_OURS = {errno.EROFS, errno.EACCES, errno.EPERM}


class DiskStore:
    """A lake in a folder of a local file system.

    One lock keeps writers apart, whatever process or thread they run in; the kernel frees it when
    its holder dies. A commit is staged on the same file system, read back, synced and renamed.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root
        self.root = str(root)

    def read(self, path: str) -> StoredFile | None:
        """Return a file as it stands now, mapped, not copied, or None where there is none.

        The mapping outlives a replacement: a rename leaves the old bytes to those who read them.
        """
        with self._name_faults(path):
            try:
                with pa.memory_map(str(self._folder / path)) as file:
                    return StoredFile(data=file.read_buffer(), version=())
            except FileNotFoundError:
                return None

    def open_file(self, path: str) -> BinaryIO | None:
        """Return a reader of the version of a file that stands now, or None."""
        with self._name_faults(path):
            try:
                file: BinaryIO = pa.OSFile(str(self._folder / path))
            except FileNotFoundError:
                return None
            return file

    def replace(
        self,
        path: str,
        data: bytes,
        *,
        expected: FileVersion | None,  # noqa: ARG002 - the lock keeps the version still
        check: CheckData | None = None,
    ) -> None:
        """Stage, read back, sync and rename; afterwards the file survives a loss of power."""
        target = self._folder / path
        with self._name_faults(path):
            staged = self._stage(data)
            try:
                if check is not None:
                    check(pa.py_buffer(staged.read_bytes()))
                self._make_folders(target.parent)
                staged.replace(target)
            finally:
                staged.unlink(missing_ok=True)
            sync_folder(target.parent)

    def list_files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below a folder, in order; a missing folder holds none.

        Links to folders are followed, as other readers of the lake do.
        """
        walk = os.walk(self._folder / folder, followlinks=True, onerror=raise_unreadable)
        while True:
            with self._name_faults(folder):
                place, folders, names = next(walk, (None, [], []))
            if place is None:
                return
            folders.sort()
            below = Path(place).relative_to(self._folder)
            yield from ((below / name).as_posix() for name in sorted(names))

    def list_names(self, folder: str) -> list[str]:
        """Return the names directly inside a folder, in order; a missing folder holds none."""
        with self._name_faults(folder):
            try:
                return sorted(entry.name for entry in (self._folder / folder).iterdir())
            except FileNotFoundError:
                return []

    def delete(self, path: str) -> None:
        """Remove a file; one that is gone already is no error."""
        with self._name_faults(path):
            (self._folder / path).unlink(missing_ok=True)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lake's lock; wait for another holder, at most ten minutes."""
        deadline = time.monotonic() + _LOCK_PATIENCE_SECONDS
        with ExitStack() as held:
            for path, flags in _LOCKS:
                with self._name_faults(path):
                    lock = os.open(self._folder / path, flags | os.O_CLOEXEC, 0o644)
                held.callback(release_lock, lock)
                self._wait_for(lock, path, deadline)
            yield

    def _wait_for(self, lock: int, path: str, deadline: float) -> None:
        while not try_lock(lock):
            if time.monotonic() > deadline:
                raise LakeBusy(
                    str(self._folder / path),
                    f"held by another process for {_LOCK_PATIENCE_SECONDS:.0f} s",
                    "end that process (`fuser` names it) and run again",
                )
            time.sleep(_LOCK_POLL_SECONDS)

    def _stage(self, data: bytes) -> Path:
        staged = self._folder / STAGING / uuid4().hex
        try:
            with staged.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
        return staged

    def _make_folders(self, folder: Path) -> None:
        """Make the missing folders of a partition, never the lake itself."""
        missing = []
        while not folder.exists():
            if folder == self._folder:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
            missing.append(folder)
            folder = folder.parent
        for new in reversed(missing):
            new.mkdir(exist_ok=True)
            sync_folder(new.parent)

    @contextmanager
    def _name_faults(self, path: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._explain(error, path) from error

    def _explain(self, error: OSError, path: str) -> LakeError:
        place = str(self._folder / path)
        if error.errno in NO_SPACE:
            return LakeFull(
                place,
                f"could not be written ({error.strerror})",
                "free some space and run again; what was committed before stands",
            )
        if error.errno in _NOT_OURS:
            return LakeUnwritable(
                place,
                f"may not be used ({error.strerror})",
                "mount the lake writable, or run as the user who owns it",
            )
        if not (self._folder / STAGING).is_dir():
            return LakeRemoved(
                self.root,
                "went away during the run",
                "restore it or run again to start a new one",
            )
        return LakeError(place, f"could not be used ({error})", "check the disk and run again")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def try_lock(handle: int) -> bool:
    """Take a lock if it is free, and say whether it was."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def raise_unreadable(error: OSError) -> None:
    """Raise what is wrong with a folder, but that it is not there or went away."""
    if not isinstance(error, FileNotFoundError):
        raise error


def release_lock(handle: int) -> None:
    """Let go of a lock, also where a process forked meanwhile still has the handle open."""
    try:
        fcntl.flock(handle, fcntl.LOCK_UN)
    finally:
        os.close(handle)
