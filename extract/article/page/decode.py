"""A page's bytes and its Content-Type in, its text as UTF-8 out; the bytes' own evidence wins over the header."""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = tuple(bom for bom, _ in _BOMS)
_CHARSET_PARAMETER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
# scripts have charsets of their own
_META = re.compile(r"<meta\b[^>]{0,500}>|<\?xml\b[^>]{0,200}>", re.IGNORECASE)
_XML_ENCODING = re.compile(r"encoding(?=\s*=)", re.IGNORECASE)
# archives write what they need above the page's own head
_META_BYTES = 16_384
# browsers read these labels as the wider code page (WHATWG Encoding, section 4.2)
_WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8",
}
_BINARY_MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"\x00\x00\x00\x18ftyp",
    b"ID3",
    b"OggS",
    b"wOFF",
    b"wOF2",
)
_MARKUP = re.compile(rb"<[^<>]*>")
_GUESSED_BYTES = 65_536
_HIGH = bytes(range(0x80, 0x100))
# letters beyond ASCII that a guess takes
_LEAST_HIGH = 24
# encodings that write other scripts in ASCII bytes
_ASCII_ONLY = ("iso2022", "hz")
_PROBE_BYTES = 4096
# C0 controls that no text holds; tab, newline, form feed, carriage return, escape and NUL are judged apart
_CONTROLS = bytes(set(range(1, 32)) - {9, 10, 12, 13, 27} | {0x7F})
# decoded in pieces that stay in the processor's first cache: a whole takes twice as long
_PIECE_BYTES = 16_384


def looks_binary(body: bytes) -> bool:
    """Tell whether the bytes are no text: a known signature, or many control characters."""
    if body.startswith(_BINARY_MAGIC):
        return True
    if body.startswith(_MARKS):
        return False
    probe = body[:_PROBE_BYTES]
    return len(probe) - len(probe.translate(None, _CONTROLS)) > 0.02 * len(probe)


def recode_page(body: bytes, content_type: str | None = None) -> bytes:
    """Return a page's text as UTF-8, decoded as `decode_page` does it; most pages are that already."""
    if not body.startswith(_MARKS) and not _is_shifted(body) and _is_utf8(body):
        return body.replace(b"\x00", b"") if b"\x00" in body else body
    return decode_page(body, content_type).encode("utf-8", "replace")


def _is_utf8(body: bytes) -> bool:
    """Tell whether bytes are valid UTF-8 to the last, without holding what they say."""
    view = memoryview(body)
    start = 0
    try:
        while start < len(body):
            end = start + _PIECE_BYTES
            # a character that the piece cuts in two begins the next one
            start += codecs.utf_8_decode(view[start:end], "strict", end >= len(body))[1]
    except UnicodeDecodeError:
        return False
    return True


def _is_shifted(body: bytes) -> bool:
    """Tell whether ASCII bytes may stand for another script: such encodings have their own marks."""
    return body.isascii() and (b"\x1b" in body or b"~{" in body)


def decode_page(body: bytes, content_type: str | None = None) -> str:
    """Decode a page: BOM, then valid UTF-8 beats a wrong label, then the header's label, then the meta's.

    Bytes that the chosen encoding does not know become U+FFFD; NUL characters are dropped.
    The order follows the WHATWG encoding sniffing algorithm but for valid UTF-8, which hardly
    ever happens by accident once a byte above 127 occurs.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _drop_nul(body[len(bom) :].decode(name, "replace"))
    header = _find_label(content_type or "")
    meta = _find_meta_label(body[:_META_BYTES].decode("latin-1"))
    if not (body.isascii() and (header or meta or "").startswith(_ASCII_ONLY)):
        try:
            return _drop_nul(body.decode("utf-8"))
        except UnicodeDecodeError as fault:
            if _is_mostly_utf8(body, fault):
                return _drop_nul(body.decode("utf-8", "replace"))
    for label in (header, meta):
        if label is not None and not label.startswith("utf"):
            try:
                return _drop_nul(body.decode(label, "replace"))
            except UnicodeError:
                continue  # "idna", "undefined": no encodings of pages
    return _drop_nul(body.decode(_guess_encoding(body), "replace"))


def _guess_encoding(body: bytes) -> str:
    """Guess by its letters what a page without a true label is written in; too few of them are Western European."""
    text = _MARKUP.sub(b" ", body[:_GUESSED_BYTES])
    if len(text) - len(text.translate(None, _HIGH)) < _LEAST_HIGH:
        return "cp1252"
    guess = _find_codec(detect_encoding(text, html5_compatible=False) or "")
    return guess if guess is not None and not guess.startswith(("utf", "ascii")) else "cp1252"


def _find_meta_label(head: str) -> str | None:
    """Return the encoding that the first meta tag or XML declaration with one names."""
    labels = (_find_label(_XML_ENCODING.sub("charset", tag[0])) for tag in _META.finditer(head))
    return next(filter(None, labels), None)


def _find_label(text: str) -> str | None:
    found = _CHARSET_PARAMETER.search(text)
    if found is None:
        return None
    return _find_codec(found[1].lower())


def _find_codec(label: str) -> str | None:
    """Return the codec that reads what a label names, None for one that is no text encoding."""
    name = _WIDER.get(label, label)
    try:
        b"a".decode(name)
    except UnicodeError:
        pass  # one that writes no letter in a single byte
    except LookupError:
        return None
    return codecs.lookup(name).name


def _is_mostly_utf8(body: bytes, fault: UnicodeDecodeError) -> bool:
    """Tell UTF-8 with a few broken bytes (a cut excerpt, a pasted quote) from another encoding."""
    if fault.start == 0 and len(body) < 64:
        return False
    text = body.decode("utf-8", "replace")
    broken = text.count("�")
    wide = sum(map(text.count, "éüöäßñçаоеиのは的é’“”–"))
    high = len(text) - len(text.encode("ascii", "ignore"))
    return broken <= max(3, high // 50) and (wide > 0 or high > 20 * broken)


def _drop_nul(text: str) -> str:
    return text.replace("\x00", "") if "\x00" in text else text
