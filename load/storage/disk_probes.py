"""A folder that is to hold a lake in; its folders made, or the reason why it cannot be trusted."""

import os
from collections.abc import Sequence
from pathlib import Path

from load.errors import LakeSetupError, LakeUnwritable, NetworkFileSystem
from load.storage.disk import LOCK_FILE, STAGING, DiskStore, sync_folder, try_lock
from load.storage.file_systems import NETWORK_KINDS, find_file_system

MOUNT_TABLE = Path("/proc/self/mountinfo")


def prepare_folder(store: DiskStore, trees: Sequence[str]) -> None:
    """Make the lake's folders where they are missing, and raise where it cannot be trusted."""
    root = Path(store.root)
    if root.exists() and not root.is_dir():
        raise LakeSetupError(store.root, "is not a folder", "choose another place for the lake")
    try:
        for folder in (*trees, STAGING, str(Path(LOCK_FILE).parent)):
            (root / folder).mkdir(parents=True, exist_ok=True)
        sync_folder(root)
    except OSError as error:
        problem = f"the lake's folders cannot be made ({error.strerror})"
        raise LakeUnwritable(store.root, problem, "choose a place this user may write") from error
    check_file_system(root)
    check_writable(root)
    check_lock(root)


def check_file_system(root: Path) -> None:
    """Raise NetworkFileSystem where locks hold on one machine only."""
    if not MOUNT_TABLE.exists():
        return  # not Linux: the lock is still tried out
    kind = find_file_system(MOUNT_TABLE.read_text(), str(root.resolve()))
    if kind in NETWORK_KINDS:
        problem = f"lies on a network file system ({kind}), where a second machine could write too"
        raise NetworkFileSystem(
            str(root), problem, "use a local disk, or an s3:// lake for several"
        )


def check_writable(root: Path) -> None:
    """Raise LakeUnwritable for a lake on a read-only mount or of another user, and for two mounts."""
    for folder in (root / STAGING, *root.glob("*/v1")):
        if os.statvfs(folder).f_flag & os.ST_RDONLY or not os.access(folder, os.W_OK):
            remedy = "mount the lake writable, or run as the user who owns it"
            raise LakeUnwritable(str(folder), "is read-only", remedy)
        if folder.stat().st_dev != (root / STAGING).stat().st_dev:
            remedy = "keep the whole lake on one file system"
            raise LakeSetupError(str(folder), "is another file system than the staging", remedy)


def check_lock(root: Path) -> None:
    """Raise NetworkFileSystem where a lock held is not a lock respected."""
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
    try:
        first, second = os.open(root / LOCK_FILE, flags, 0o644), os.open(root / LOCK_FILE, flags)
    except OSError as error:
        problem = f"may not be used ({error.strerror})"
        remedy = "run as the user who owns it, or delete it while nothing writes"
        raise LakeUnwritable(str(root / LOCK_FILE), problem, remedy) from error
    try:
        # where another process holds the lock, it is respected: all is well
        if try_lock(first) and try_lock(second):
            raise NetworkFileSystem(str(root), "locks do not hold here", "use a local disk")
    finally:
        os.close(first)
        os.close(second)
