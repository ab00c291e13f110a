"""A response whose broken header lines are passed over, so that they do not hide the ones behind them."""

import re
from http.client import HTTPException, HTTPResponse
from typing import BinaryIO

# What the standard library's parser takes for a header, a continuation or the end. At any other
# line it stops, and length, encoding and chunking stated further down would be lost.
_WELL_FORMED = re.compile(rb"[!-9;-~]+:|[ \t]|\r?\n|$")
_CODING = re.compile("chunked|gzip|deflate|compress")
# a bare CR would end the headers for the parser; both count as a space (RFC 9110, 5.5)
_SPACED = bytes.maketrans(b"\r\0", b"  ")
MOST_PASSED_OVER = 100


class LenientResponse(HTTPResponse):
    """Reads status and headers through HeaderLines, the body as it is."""

    def _read_status(self) -> tuple[str, int, str]:
        """Take all interim answers but 101 (RFC 9110, 15.2) for the 100 that begin() passes over."""
        version, status, reason = super()._read_status()  # type: ignore[misc]  # no stub has it
        return version, 100 if 101 < status < 200 else status, reason

    def begin(self) -> None:
        """Read status line and headers."""
        wire = self.fp
        self.fp = HeaderLines(wire)  # type: ignore[assignment]  # begin() only reads lines
        try:
            super().begin()
        finally:
            self.fp = wire
        codings = ", ".join(self.headers.get_all("transfer-encoding", [])).lower()
        # other words are no coding at all, as misconfigured servers write them for a plain body
        named = {word.strip() for word in codings.split(",") if _CODING.search(word)}
        if named - ({"chunked"} if self.chunked else set()):
            raise HTTPException(f"unknown transfer encoding {codings[:40]!r}")


class HeaderLines:
    """Reads lines, leaving out those that are neither a status line nor a header."""

    def __init__(self, wire: BinaryIO) -> None:
        """Start before a status line."""
        self._wire = wire
        self._at_status = True
        self._passed_over = 0

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line that the parser understands; raises HTTPException past the limit."""
        line = self._read_line(limit)
        while not (self._at_status or _WELL_FORMED.match(line)):
            self._passed_over += 1
            if self._passed_over > MOST_PASSED_OVER:
                raise HTTPException(f"more than {MOST_PASSED_OVER} broken header lines")
            line = self._read_line(limit)
        # A blank line ends the headers; behind those of "100 Continue" stands another status line.
        self._at_status = not line.strip()
        return line

    def _read_line(self, limit: int) -> bytes:
        """Read a line without the white space at its end (RFC 9110, 5.5), which would hide "chunked"."""
        line = self._wire.readline(limit)
        if not line.endswith(b"\n"):
            return line
        # a line of blanks goes on with the header before it; only an empty one ends the headers
        return (line.rstrip() or line.strip(b"\r\n")).translate(_SPACED) + b"\r\n"

    def close(self) -> None:
        """Close the connection's stream, as begin() does where it fails."""
        self._wire.close()
