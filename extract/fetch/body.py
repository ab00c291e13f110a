"""A response's stream in; its body with the content encoding undone out, never more than a size."""

from urllib3.response import BaseHTTPResponse

from extract.fetch.decoding import make_decoders
from extract.fetch.faults import TRANSPORT_ERRORS, FetchFault, classify_error
from records.pages import FailureKind

PIECE_BYTES = 65_536


def read_body(raw: BaseHTTPResponse, *, max_bytes: int, cut: bool = False) -> bytes:
    """Read, decode and count a body as it comes in.

    Raises FetchFault TOO_LARGE past `max_bytes` (with `cut`, the start is returned instead),
    TRUNCATED where fewer bytes came than Content-Length or the encoding promised, ENCODING, TIMEOUT.
    """
    decoders = make_decoders(raw.headers.get("Content-Encoding"))
    out = bytearray()
    wire_bytes = 0
    while piece := _read_piece(raw):
        wire_bytes += len(piece)
        for decoder in decoders:
            piece = decoder.decode(piece, max_bytes - len(out)) if piece else piece
        out += piece
        if len(out) > max_bytes or wire_bytes > max_bytes:
            if cut:
                return bytes(out[:max_bytes])
            raise FetchFault(FailureKind.TOO_LARGE, f"more than {max_bytes} bytes")
    if not all(decoder.is_complete() for decoder in decoders):
        raise FetchFault(
            FailureKind.TRUNCATED, "the compressed body ends early", passing=True, retried=True
        )
    return bytes(out)


def _read_piece(raw: BaseHTTPResponse) -> bytes:
    try:
        return raw.read(PIECE_BYTES, decode_content=False)
    except TRANSPORT_ERRORS as error:
        raise classify_error(error, in_body=True) from error
