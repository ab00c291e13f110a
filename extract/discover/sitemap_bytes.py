"""A sitemap's bytes as they came in; what they hold, unpacked and cut in pieces or lines, out; memory stays flat."""

import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from functools import partial
from io import BytesIO, TextIOWrapper

# The protocol's own bound for one sitemap (sitemaps.org).
MAX_SITEMAP_BYTES = 52_428_800
MAX_MEMBERS = 100
PIECE_BYTES = 65_536
# no tag or text of a sitemap is near as long; the parser would keep its attributes all at once
LONGEST_PART_BYTES = 250_000
LONGEST_LINE = 10_000


class NotSitemapError(Exception):
    """A document without any entry is no sitemap, or has too much else in it."""


def unpack(body: bytes) -> tuple[bytes, str | None]:
    """Return what a gzipped document holds, all members of it, and what is wrong with it."""
    out: list[bytes] = []
    size = members = 0
    while body.startswith(b"\x1f\x8b") and size <= MAX_SITEMAP_BYTES and members < MAX_MEMBERS:
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            out.append(inflater.decompress(body, MAX_SITEMAP_BYTES + 1 - size))
        except zlib.error as error:
            return b"".join(out), f"broken gzip: {error}"
        size += len(out[-1])
        members += 1
        if not inflater.eof:
            return b"".join(out), "gzip that is cut short"
        body = inflater.unused_data
    if members == MAX_MEMBERS and body:
        return b"".join(out), f"gzip of more than {MAX_MEMBERS} parts"
    return (b"".join(out), None) if members else (body, None)


def find_wide_encoding(body: bytes) -> str | None:
    """Return the encoding of a document of two bytes a sign; None for any other."""
    start = body[:2]
    if start in {BOM_UTF16_LE, BOM_UTF16_BE}:
        return "utf-16"
    if start.endswith(b"\0"):
        return "utf-16-le"
    return "utf-16-be" if start.startswith(b"\0") else None


def is_markup(body: bytes) -> bool:
    """Tell whether a document begins with a tag."""
    start = body[:LONGEST_LINE].decode(find_wide_encoding(body) or "utf-8-sig", "replace")
    return start.lstrip().startswith("<")


def read_lines(body: bytes) -> Iterator[str]:
    """Yield the lines of a text, very long ones in parts."""
    encoding = find_wide_encoding(body) or "utf-8-sig"
    text = TextIOWrapper(BytesIO(body), encoding=encoding, errors="replace")
    yield from iter(partial(text.readline, LONGEST_LINE), "")


def cut_pieces(body: bytes) -> Iterator[bytes]:
    """Yield a document in pieces that begin with a tag, two bytes a sign as UTF-8.

    Raises NotSitemapError for a tag or text that is longer than any of a sitemap.
    """
    rest = b""
    for piece in _read_pieces(body):
        rest += piece
        cut = rest.rfind(b"<")
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > LONGEST_PART_BYTES:
            raise NotSitemapError(f"a tag or text of more than {LONGEST_PART_BYTES} bytes")
    yield rest


def _read_pieces(body: bytes) -> Iterator[bytes]:
    encoding = find_wide_encoding(body)
    decoder = getincrementaldecoder(encoding)("replace") if encoding else None
    for start in range(0, len(body), PIECE_BYTES):
        piece = body[start : start + PIECE_BYTES]
        if decoder is not None:
            # no markup holds a NUL, and one would pass for a sign of two bytes
            piece = decoder.decode(piece).replace("\0", "").encode("utf-8", "replace")
        yield piece
