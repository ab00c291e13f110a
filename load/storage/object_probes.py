"""An object store that is to hold a lake in; how it wants its conditions, or why it cannot be trusted."""

from uuid import uuid4

from load.errors import ConditionsIgnored
from load.storage.object_store import ObjectStore
from load.storage.store import ChangedMeanwhile, FileVersion


def probe_conditions(store: ObjectStore) -> None:
    """Raise ConditionsIgnored unless conditional PUTs have exactly one winner here.

    Finds out by trying whether the server wants ETags without their quotes (Ceph RGW does).
    """
    path = f"_lake/probes/{uuid4().hex}"
    try:
        store.replace(path, b"1", expected=None)
        expect_loss(store, path, None, "If-None-Match")
        stale = read_version(store, path)
        learn_quotes(store, path, stale)
        expect_loss(store, path, stale, "If-Match")
    except ChangedMeanwhile as error:
        raise distrust(store, "says that a new object is there already") from error
    finally:
        store.delete(path)


def learn_quotes(store: ObjectStore, path: str, version: FileVersion) -> None:
    """Find out in which form the server accepts its own ETag."""
    for strip_quotes in (False, True):
        store.strip_quotes = strip_quotes
        try:
            store.replace(path, b"2", expected=version)
        except ChangedMeanwhile:
            continue
        return
    raise distrust(store, "does not accept its own ETag in If-Match")


def expect_loss(store: ObjectStore, path: str, version: FileVersion | None, header: str) -> None:
    """Raise ConditionsIgnored where a PUT is carried out although its condition does not hold."""
    try:
        store.replace(path, b"3", expected=version)
    except ChangedMeanwhile:
        return
    raise distrust(store, f"ignores {header}")


def read_version(store: ObjectStore, path: str) -> FileVersion:
    """Return the version of an object that was just written."""
    stored = store.read(path)
    if stored is None:
        raise distrust(store, "does not show an object it has just accepted")
    return stored.version


def distrust(store: ObjectStore, problem: str) -> ConditionsIgnored:
    """Return the error for a server that would let two writers lose rows."""
    remedy = "use a server with conditional writes (AWS S3, Ceph RGW, MinIO do them)"
    return ConditionsIgnored(store.root, f"the server {problem}", remedy)
