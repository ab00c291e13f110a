"""The kernel's table of mounts and a folder in; the kind of file system the folder lies on out (pure)."""

import re
from pathlib import PurePosixPath

NETWORK_KINDS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "glusterfs"),
        *("gfs2", "ocfs2", "beegfs", "ncpfs", "coda", "davfs", "fuse.sshfs", "fuse.glusterfs"),
        *("fuse.s3fs", "fuse.gcsfuse", "fuse.rclone", "fuse.davfs2", "fuse.mount-s3"),
    }
)

_OCTAL = re.compile(r"\\([0-7]{3})")


def find_file_system(mount_table: str, folder: str) -> str | None:
    """Return the kind of the mount a folder lies on, from the text of /proc/self/mountinfo.

    Fields as in proc(5): the mount point is the fifth, the kind follows the " - ".
    """
    best, kind = -1, None
    for line in mount_table.splitlines():
        before, _, after = line.partition(" - ")
        point = PurePosixPath(_OCTAL.sub(lambda m: chr(int(m[1], 8)), before.split(" ")[4]))
        # of two mounts on one point the later hides the earlier
        if PurePosixPath(folder).is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split(" ")[0]
    return kind
