"""A Content-Encoding in; a decoder that undoes it piece by piece, never past a size, out."""

import zlib
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from extract.fetch.faults import FetchFault
from records.pages import FailureKind

HAS_BROTLI = find_spec("brotli") is not None
ACCEPTED_ENCODINGS = "gzip, deflate, br" if HAS_BROTLI else "gzip, deflate"
MAX_LAYERS = 2
# each member copies what follows it: a piece of nothing but members would take minutes
MOST_MEMBERS = 1_000


class Decoder(Protocol):
    """Undoes one content encoding."""

    def decode(self, piece: bytes, room: int) -> bytes:
        """Return what a piece decodes to, at most `room` bytes and one; raises FetchFault(ENCODING)."""

    def is_complete(self) -> bool:
        """Tell whether the encoded stream came to its end."""


class GzipDecoder:
    """Undoes gzip, also of several members; what follows the last member is ignored."""

    def __init__(self) -> None:
        """Start before the first member."""
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._started = False

    def decode(self, piece: bytes, room: int) -> bytes:
        """Inflate a piece; see Decoder."""
        out: list[bytes] = []
        members = 0
        while piece and room >= 0:
            if self._inflater.eof:
                piece = piece.lstrip(b"\0")
                if not piece.startswith(b"\x1f"):
                    break
                members += 1
                if members > MOST_MEMBERS:
                    raise FetchFault(
                        FailureKind.ENCODING, f"more than {MOST_MEMBERS} gzip members in a piece"
                    )
                self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
            self._started = True
            out.append(_inflate(self._inflater, piece, room))
            room -= len(out[-1])
            piece = self._inflater.unused_data
        return b"".join(out)

    def is_complete(self) -> bool:
        """Tell whether the last member ended; see Decoder."""
        return self._inflater.eof or not self._started


class DeflateDecoder:
    """Undoes deflate, with the zlib wrapper of RFC 9110 or without, as some servers send it."""

    def __init__(self) -> None:
        """Wait for the first bytes, which tell the wrapper."""
        self._inflater: zlib._Decompress | None = None

    def decode(self, piece: bytes, room: int) -> bytes:
        """Inflate a piece; see Decoder."""
        if self._inflater is None:
            wrapped = piece[0] & 0x0F == 8 and (
                len(piece) < 2 or int.from_bytes(piece[:2]) % 31 == 0
            )
            self._inflater = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        return _inflate(self._inflater, piece, room)

    def is_complete(self) -> bool:
        """Tell whether the stream ended; see Decoder."""
        return self._inflater is None or self._inflater.eof


class BrotliDecoder:
    """Undoes brotli."""

    def __init__(self) -> None:
        """Load the library, which HAS_BROTLI says is there."""
        brotli = import_module("brotli")
        self._error: type[Exception] = brotli.error
        self._decompressor = brotli.Decompressor()
        self._started = False

    def decode(self, piece: bytes, room: int) -> bytes:
        """Decompress a piece; see Decoder."""
        self._started = True
        try:
            out: bytes = self._decompressor.process(piece, output_buffer_limit=room + 1)
            while not self._decompressor.can_accept_more_data() and len(out) <= room:
                out += self._decompressor.process(b"", output_buffer_limit=room + 1 - len(out))
        except self._error as error:
            raise FetchFault(FailureKind.ENCODING, f"brotli: {error}") from error
        return out

    def is_complete(self) -> bool:
        """Tell whether the stream ended; see Decoder."""
        return not self._started or bool(self._decompressor.is_finished())


def make_decoders(content_encoding: str | None) -> list[Decoder]:
    """Return the decoders that undo a Content-Encoding header, outermost first.

    Raises FetchFault(ENCODING) for one that was not asked for. Words that are no encoding at all
    ("utf-8", "none") are what misconfigured servers write for a plain body.
    """
    names = [name.strip().lower() for name in (content_encoding or "").split(",")]
    names = [
        name for name in names if name not in {"", "identity", "none", "utf-8", "utf8", "binary"}
    ]
    if len(names) > MAX_LAYERS:
        raise FetchFault(FailureKind.ENCODING, f"more than {MAX_LAYERS} content encodings")
    return [_make_decoder(name) for name in reversed(names)]


def _make_decoder(name: str) -> Decoder:
    if name in {"gzip", "x-gzip"}:
        return GzipDecoder()
    if name == "deflate":
        return DeflateDecoder()
    if name == "br" and HAS_BROTLI:
        return BrotliDecoder()
    raise FetchFault(FailureKind.ENCODING, f"unknown content encoding {name[:40]!r}")


def _inflate(inflater: "zlib._Decompress", piece: bytes, room: int) -> bytes:
    try:
        return inflater.decompress(piece, room + 1)
    except zlib.error as error:
        raise FetchFault(FailureKind.ENCODING, str(error)) from error
