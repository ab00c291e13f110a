"""An XML document's bytes in; the same with the references mended that make parsers lose text out."""

import re
from collections.abc import Iterable, Iterator

# halves of one character, which some systems write for an emoji: "&#55357;&#56832;"
_NUMERIC = re.compile(rb"(?:&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});)+")
_CODE = re.compile(r"&#(x?)([0-9a-fA-F]+);")
_BARE = re.compile(rb"&(?!#?\w{1,40};)")
_MARK = re.compile(rb"(<!\[CDATA\[|\]\]>)")
_RAW = b"<![CDATA["
_RAW_END = b"]]>"
_LAST = 0x10FFFF


def mend_references(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a document, in pieces that begin with a tag, with whole characters for their halves and no bare ampersands.

    An ampersand that begins no reference, as in raw addresses, becomes "&amp;".
    """
    is_raw = False
    for piece in pieces:
        parts: list[bytes] = []
        for part in _MARK.split(join_halves(piece)):
            if part == (_RAW_END if is_raw else _RAW):
                is_raw = not is_raw
            parts.append(part if is_raw else _BARE.sub(b"&amp;", part))
        yield b"".join(parts)


def join_halves(body: bytes) -> bytes:
    """Return a document with one reference for two halves of a character, and none to a half alone."""
    return _NUMERIC.sub(_join_run, body) if b"&#" in body else body


def _join_run(found: re.Match[bytes]) -> bytes:
    codes = [int(digits, 16 if x else 10) for x, digits in _CODE.findall(found[0].decode())]
    if not any(0xD800 <= code <= 0xDFFF for code in codes) or max(codes) > _LAST:
        return found[0]
    halves = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass")
    return "".join(f"&#{ord(sign)};" for sign in halves.decode("utf-16-le", "replace")).encode()
