"""One page in, one gzipped WARC response record out, and back; the same page gives the same bytes."""

import json
import re
import zlib
from base64 import b32encode
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha1
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from fastwarc.warc import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract.raw_archive.errors import DamagedRecordError
from records.links import DiscoveryKind, PageLink
from records.pages import RawPage

# WARC readers undo the encodings that HTTP headers name; the body here is already decoded.
RENAMED = {
    "content-length": "x-crawler-content-length",
    "content-encoding": "x-crawler-content-encoding",
    "transfer-encoding": "x-crawler-transfer-encoding",
}
ORIGINAL = {new: old for old, new in RENAMED.items()}
CLAIMS_HEADER = "WARC-Newslake-Page"
LONGEST_HEADER_BYTES = 1 << 20

_TOKEN = re.compile(r"[a-z0-9!#$&'*+.^_`|~-]+")
_PLAIN_VALUE = re.compile(r"(?:[!-~](?:[ -~]*[!-~])?)?")

Headers = tuple[tuple[str, str], ...]


def write_record(page: RawPage, *, run_id: str) -> bytes:
    """Return a page as one gzip member that holds one response record (WARC 1.1)."""
    fetched_at = page.fetched_at.astimezone(UTC)
    http_headers = [
        (RENAMED.get(name, name), value) for name, value in page.headers if _is_plain(name, value)
    ]
    record_id = uuid5(NAMESPACE_URL, f"{run_id} {page.link.url} {fetched_at.isoformat()}")
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(
        quote(page.final_url, safe="/%:@!$&'()*+,;=~-._?#[]", errors="replace"),
        "response",
        payload=BytesIO(page.body),
        length=len(page.body),
        http_headers=StatusAndHeaders(
            f"{page.status:03d} ",
            [*http_headers, ("content-length", str(len(page.body)))],
            protocol="HTTP/1.1",
        ),
        warc_headers_dict={
            "WARC-Record-ID": f"<urn:uuid:{record_id}>",
            "WARC-Date": fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            CLAIMS_HEADER: _write_claims(page, fetched_at),
        },
    )
    writer.write_record(record)
    return out.getvalue()


def read_record(member: bytes) -> RawPage:
    """Return the page in the gzip member at the start of `member`; raises DamagedRecordError."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = inflater.decompress(member)
    except zlib.error as error:
        raise DamagedRecordError(f"not a gzip member: {error}") from error
    if not inflater.eof:
        raise DamagedRecordError("the record is torn")
    try:
        records = ArchiveIterator(
            BytesIO(plain), parse_http=True, max_header_len=LONGEST_HEADER_BYTES
        )
        record = next(iter(records), None)
    except OSError as error:
        raise DamagedRecordError(f"no WARC record: {error}") from error
    if record is None:
        raise DamagedRecordError("no WARC record")
    return _read_page(record)


def _write_claims(page: RawPage, fetched_at: datetime) -> str:
    """Return what HTTP and WARC headers cannot hold exactly, as one line of ASCII."""
    claims: dict[str, Any] = {
        "link": asdict(page.link),
        "final_url": page.final_url,
        "status": page.status,
        "fetched_at": fetched_at.isoformat(),
        "bytes": len(page.body),
    }
    if not all(_is_plain(name, value) and name not in ORIGINAL for name, value in page.headers):
        claims["headers"] = page.headers
    return json.dumps(claims, sort_keys=True)


def _is_plain(name: str, value: str) -> bool:
    """Tell whether a header comes back exactly as it is from any WARC reader."""
    return bool(_TOKEN.fullmatch(name)) and bool(_PLAIN_VALUE.fullmatch(value))


def _read_headers(record: Any) -> Headers:  # noqa: ANN401 - fastwarc has no types
    written = record.http_headers.astuples()[:-1]  # the last one is our own content-length
    return tuple((ORIGINAL.get(name, name), value) for name, value in written)


def _read_page(record: Any) -> RawPage:  # noqa: ANN401 - fastwarc has no types
    if CLAIMS_HEADER not in record.headers:
        raise DamagedRecordError(f"no {CLAIMS_HEADER} header: not written by newslake")
    claims = json.loads(record.headers[CLAIMS_HEADER])
    body = record.reader.read()
    digest = f"sha1:{b32encode(sha1(body, usedforsecurity=False).digest()).decode()}"
    if len(body) != claims["bytes"] or digest != record.headers.get("WARC-Payload-Digest"):
        raise DamagedRecordError("length or digest of the body differ from what was written")
    if "headers" in claims:
        headers = tuple((name, value) for name, value in claims["headers"])
    else:
        headers = _read_headers(record)
    return RawPage(
        link=PageLink(**{**claims["link"], "found_by": DiscoveryKind(claims["link"]["found_by"])}),
        final_url=claims["final_url"],
        status=claims["status"],
        headers=headers,
        body=body,
        fetched_at=datetime.fromisoformat(claims["fetched_at"]),
    )
