"""An object store that is to hold a lake in; how it wants its conditions, or why it cannot be trusted."""

from uuid import uuid4

from load.errors import ConditionsIgnored
from load.storage.object_store import ObjectStore
from load.storage.store import ChangedMeanwhile, FileVersion

_TRIES = 3


def probe_conditions(store: ObjectStore) -> None:
    """Raise ConditionsIgnored unless conditional PUTs have exactly one winner here.

    Finds out by trying whether the server wants ETags without their quotes (Ceph RGW does). A server
    that refuses what must succeed may have met a passing conflict (409): it is asked with another object.
    """
    for _ in range(_TRIES):
        try:
            probe_object(store, f"_lake/probes/{uuid4().hex}")
        except ChangedMeanwhile as error:
            refusal = error
        else:
            return
    raise distrust(store, "refuses a new object, or its own ETag in If-Match") from refusal


def probe_object(store: ObjectStore, path: str) -> None:
    """Try the conditions out on one new object; ChangedMeanwhile where they are met and yet refused."""
    try:
        store.replace(path, b"1", expected=None)
        expect_loss(store, path, None, "If-None-Match")
        stale = read_version(store, path)
        learn_quotes(store, path, stale)
        expect_loss(store, path, stale, "If-Match")
    finally:
        store.delete(path)


def learn_quotes(store: ObjectStore, path: str, version: FileVersion) -> None:
    """Find out in which form the server accepts its own ETag."""
    store.strip_quotes = False
    try:
        store.replace(path, b"2", expected=version)
    except ChangedMeanwhile:
        store.strip_quotes = True
        store.replace(path, b"2", expected=version)


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
