"""An XML document's bytes in; the same with the references mended that make parsers lose text out."""

import re

# halves of one character, which some systems write for an emoji: "&#55357;&#56832;"
_NUMERIC = re.compile(rb"(?:&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});)+")
_CODE = re.compile(r"&#(x?)([0-9a-fA-F]+);")
_BARE = re.compile(rb"&(?!#?\w{1,40};)")
_RAW = b"<![CDATA["
_RAW_END = b"]]>"
_LAST = 0x10FFFF
_START_BYTES = 64


def mend_references(body: bytes) -> bytes:
    """Return an XML document with whole characters for their halves and no bare ampersands."""
    # two bytes a sign: its references look otherwise
    if b"\0" in body[:_START_BYTES]:
        return body
    return escape_ampersands(join_halves(body))


def join_halves(body: bytes) -> bytes:
    """Return a document with one reference for two halves of a character, and none to a half alone."""
    return _NUMERIC.sub(_join_run, body) if b"&#" in body else body


def _join_run(found: re.Match[bytes]) -> bytes:
    codes = [int(digits, 16 if x else 10) for x, digits in _CODE.findall(found[0].decode())]
    if not any(0xD800 <= code <= 0xDFFF for code in codes) or max(codes) > _LAST:
        return found[0]
    halves = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass")
    return "".join(f"&#{ord(sign)};" for sign in halves.decode("utf-16-le", "replace")).encode()


def escape_ampersands(body: bytes) -> bytes:
    """Return a document with "&amp;" for each "&" that begins no reference, as in raw addresses."""
    if _BARE.search(body) is None:
        return body
    first, *others = body.split(_RAW)
    pieces = [_BARE.sub(b"&amp;", first)]
    for other in others:
        raw, end, behind = other.partition(_RAW_END)
        pieces.extend((_RAW, raw, end, _BARE.sub(b"&amp;", behind)))
    return b"".join(pieces)
