"""A URL in; a store whose commits are compare-and-swap on whole objects, with no lock anywhere."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any, BinaryIO, TypeVar

import obstore
import pyarrow as pa
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    NotFoundError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import from_url

from load.errors import (
    LakeError,
    LakeSetupError,
    LakeUnwritable,
    StoreUnreachable,
)
from load.storage.object_file import ObjectFile
from load.storage.store import ChangedMeanwhile, CheckData, FileVersion, StoredFile

# obstore also speaks memory, which ends with the process, and file, which knows no conditions
_SCHEMES = ("s3", "s3a", "gs", "az", "azure", "adl", "abfs", "abfss", "https")
_ROOT_REMEDY = "give a folder or a URL such as s3://bucket/prefix"
_TRIES = 5
_FIRST_PAUSE_SECONDS = 0.2
_LOST_RACE = (AlreadyExistsError, PreconditionError)
# obstore's own, and the built-in that it raises as well
_ABSENT = (NotFoundError, FileNotFoundError)
_REFUSED = (PermissionDeniedError, UnauthenticatedError)

Answer = TypeVar("Answer")


class ObjectStore:
    """A lake in a bucket of S3 or of anything else obstore speaks.

    A commit is one PUT under If-Match or If-None-Match, never multipart: its conditions are ignored
    there. Who loses the race (409, 412, 404 to If-Match) reads again. A PUT without an answer may have been carried
    out: it is sent again only where the expected version still stands, under the same condition.
    """

    def __init__(self, root: str, bucket: Any) -> None:  # noqa: ANN401 - obstore's stores share no public type
        self.root = root.rstrip("/")
        self._bucket = bucket
        # some servers want ETags without their quotes: probing finds out
        self.strip_quotes = False

    def read(self, path: str) -> StoredFile | None:
        """Return one whole version of an object, or None where there is none."""

        def get() -> StoredFile | None:
            try:
                answer = obstore.get(self._bucket, path)
            except _ABSENT:
                return None
            version = name_version(answer.meta)
            return StoredFile(data=pa.py_buffer(bytes(answer.bytes())), version=version)

        return self._ask(get, path)

    def open_file(self, path: str) -> BinaryIO | None:
        """Return a reader that asks for ranges of one version of an object, or None."""

        def look() -> ObjectFile | None:
            try:
                meta = obstore.head(self._bucket, path)
            except _ABSENT:
                return None
            return ObjectFile(self._read_range, path, int(meta["size"]), name_version(meta))

        found = self._ask(look, path)
        return None if found is None else io.BufferedReader(found)

    def _read_range(self, path: str, start: int, end: int) -> StoredFile:
        def get() -> StoredFile:
            try:
                answer = obstore.get(self._bucket, path, options={"range": (start, end)})
            except _ABSENT as error:
                raise ChangedMeanwhile(path) from error
            version = name_version(answer.meta)
            return StoredFile(data=pa.py_buffer(bytes(answer.bytes())), version=version)

        return self._ask(get, path)

    def replace(
        self,
        path: str,
        data: bytes,
        *,
        expected: FileVersion | None,
        check: CheckData | None = None,
    ) -> None:
        """Put a whole object in place of exactly the expected version, or raise ChangedMeanwhile.

        A server that takes no PUT is tried a few times; then its words come as a LakeError.
        """
        if check is not None:
            check(pa.py_buffer(data))
        fate_unknown = False

        def put() -> None:
            nonlocal fate_unknown
            try:
                self._put(path, data, expected)
            except _REFUSED:
                raise
            except (BaseError, OSError) as error:
                lost = isinstance(error, _LOST_RACE)
                if lost and not fate_unknown:
                    raise ChangedMeanwhile(path) from error
                # 404 to a new object: the bucket is not there (to If-Match it is a lost race)
                fate_unknown |= not isinstance(error, (*_LOST_RACE, *_ABSENT))
                standing = self.read(path)
                if standing is not None and standing.data.equals(pa.py_buffer(data)):
                    return
                if lost or (None if standing is None else standing.version) != expected:
                    raise ChangedMeanwhile(path, own_fate_unknown=fate_unknown) from error
                raise

        self._ask(put, path)

    def list_files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all objects below a folder, in order."""

        def collect() -> list[str]:
            pages = obstore.list(self._bucket, prefix=folder or None)
            return sorted(str(found["path"]) for page in pages for found in page)

        yield from self._ask(collect, folder)

    def list_names(self, folder: str) -> list[str]:
        """Return the names directly inside a folder, in order."""

        def collect() -> list[str]:
            found = obstore.list_with_delimiter(self._bucket, prefix=folder)
            paths = [*found["common_prefixes"], *(each["path"] for each in found["objects"])]
            return sorted(str(path).rstrip("/").rsplit("/", 1)[-1] for path in paths)

        return self._ask(collect, folder)

    def delete(self, path: str) -> None:
        """Remove an object; one that is gone already is no error."""

        def remove() -> None:
            try:
                obstore.delete(self._bucket, path)
            except _ABSENT:
                return

        self._ask(remove, path)

    def exclusive(self) -> AbstractContextManager[None]:
        """Do nothing: the conditions on every PUT keep writers apart."""
        return nullcontext()

    def _put(self, path: str, data: bytes, expected: FileVersion | None) -> None:
        mode: Any = "create"
        if expected is not None:
            mode = {key: self._write_tag(key, value) for key, value in expected}
        obstore.put(self._bucket, path, data, mode=mode, use_multipart=False)

    def _write_tag(self, key: str, value: str) -> str:
        return value.strip('"') if self.strip_quotes and key == "e_tag" else value

    def _ask(self, call: Callable[[], Answer], path: str) -> Answer:
        """Call what may be called twice, again after a pause where the server did not do it."""
        pause_seconds = _FIRST_PAUSE_SECONDS
        for remaining in reversed(range(_TRIES)):
            try:
                return call()
            except _REFUSED as error:
                raise self._refuse(path, error) from error
            except (BaseError, OSError) as error:
                if not remaining:
                    raise self._miss(path, error) from error
            time.sleep(pause_seconds)
            pause_seconds *= 2
        raise AssertionError

    def _refuse(self, path: str, error: Exception) -> LakeUnwritable:
        remedy = "check the AWS_* credentials and the bucket's policy"
        return LakeUnwritable(
            f"{self.root}/{path}", f"the server refused ({shorten(error)})", remedy
        )

    def _miss(self, path: str, error: Exception) -> LakeError:
        place, words = f"{self.root}/{path}", shorten(error)
        if isinstance(error, _ABSENT):
            remedy = "make the bucket, or correct the lake's root"
            return LakeSetupError(place, f"the server finds no such bucket ({words})", remedy)
        remedy = "check the server, the network and AWS_ENDPOINT_URL, then run again; what was committed stands"
        return StoreUnreachable(place, f"no good answer ({words})", remedy)


def open_bucket(root: str) -> ObjectStore:
    """Return the store at a URL; credentials and endpoint come from the AWS_* environment.

    Raises LakeSetupError for a URL that names no store, or none that outlives the process and honours
    conditions, or of which only a part would say where the lake lies.
    """
    scheme = root.partition("://")[0].lower()
    if scheme not in _SCHEMES:
        problem = f"is no place for a lake ({scheme}:// is none of {', '.join(_SCHEMES)})"
        raise LakeSetupError(root, problem, _ROOT_REMEDY)
    if "?" in root or "#" in root:
        problem = "holds a '?' or '#', and what follows would count for nothing"
        raise LakeSetupError(root, problem, "give the lake a root such as s3://bucket/prefix")
    try:
        bucket = from_url(
            root,
            retry_config={"max_retries": 0, "retry_timeout": timedelta(0)},
            client_options={"allow_http": True, "timeout": timedelta(seconds=60)},
        )
    except (BaseError, ValueError) as error:
        problem = f"is no place for a lake ({shorten(error)})"
        raise LakeSetupError(root, problem, _ROOT_REMEDY) from error
    return ObjectStore(root, bucket)


def shorten(error: Exception) -> str:
    """Return the first line of an error: obstore's go on for pages."""
    return str(error).split("\n", 1)[0].strip()


def name_version(meta: Any) -> FileVersion:  # noqa: ANN401 - obstore's mapping
    """Return what names one version of an object; stores fill in an ETag, a version, or both."""
    pairs = (("e_tag", meta.get("e_tag")), ("version", meta.get("version")))
    return tuple((key, str(value)) for key, value in pairs if value is not None)
