"""A small S3 server on loopback that does wrong what it is told to."""

import hashlib
import re
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, unquote, urlsplit


class SmallS3(ThreadingHTTPServer):
    """Enough of S3 on loopback, in memory, to do wrong on purpose what `faults` names.

    ignore_if_match, ignore_if_none_match, bare_etags (If-Match without quotes only), and for the
    next PUT only: lose_answer (carried out, never answered), conflict (409), gone (404), busy (503);
    full (507) for every PUT, refuse (403) and down (503) for everything. `/bucket` is the one bucket.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), SmallS3Handler)
        self.objects: dict[str, bytes] = {}
        self.faults: set[str] = set()
        self.requests: list[str] = []
        self.lock = Lock()

    def take(self, fault: str) -> bool:
        """Whether a fault that happens once is due now."""
        with self.lock:
            due = fault in self.faults
            self.faults.discard(fault)
        return due


class SmallS3Handler(BaseHTTPRequestHandler):
    """One request to the small S3 server."""

    protocol_version = "HTTP/1.1"
    # headers and body are two writes: Nagle would hold the second for 40 ms
    disable_nagle_algorithm = True
    server: SmallS3

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse_all(self) -> bool:
        self.server.requests.append(f"{self.command} {self.path}")
        status = 403 if "refuse" in self.server.faults else 503
        if self.server.faults & {"refuse", "down"}:
            self.answer(status)
            return True
        return False

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self.refuse_all():
            return
        for fault, status in (("conflict", 409), ("gone", 404), ("busy", 503)):
            if self.server.take(fault):
                self.answer(status)
                return
        if "full" in self.server.faults or not self.path.startswith("/bucket/"):
            self.answer(507 if "full" in self.server.faults else 404)
            return
        with self.server.lock:
            held = self.server.objects.get(unquote(self.path))
            if not self.condition_holds(held):
                self.answer(412)
                return
            self.server.objects[unquote(self.path)] = data
        if self.server.take("lose_answer"):
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.answer(200, ETag=tag(data))

    def condition_holds(self, held: bytes | None) -> bool:
        wanted = self.headers.get("If-Match")
        if self.headers.get("If-None-Match") and "ignore_if_none_match" not in self.server.faults:
            return held is None
        if wanted is None or "ignore_if_match" in self.server.faults:
            return True
        bare = "bare_etags" in self.server.faults
        return held is not None and wanted == (tag(held).strip('"') if bare else tag(held))

    def do_GET(self) -> None:
        if self.refuse_all():
            return
        address = urlsplit(self.path)
        if "list-type" in parse_qs(address.query):
            self.answer(200, self.list_objects(parse_qs(address.query)))
            return
        data = self.server.objects.get(unquote(address.path))
        if data is None:
            self.answer(404)
            return
        headers = {"ETag": tag(data), "Last_Modified": "Fri, 20 Nov 2026 10:00:00 GMT"}
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        if wanted is None:
            self.answer(200, data, **headers)
            return
        last = len(data) - 1
        start, end = int(wanted[1]), min(int(wanted[2] or last), last)
        place = f"bytes {start}-{end}/{len(data)}"
        self.answer(206, data[start : end + 1], Content_Range=place, **headers)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        if not self.refuse_all():
            self.server.objects.pop(unquote(self.path), None)
            self.answer(204)

    def do_POST(self) -> None:
        """Delete several objects."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self.refuse_all():
            keys = re.findall(r"<Key>(.*?)</Key>", body)
            for key in keys:
                self.server.objects.pop(f"/bucket/{key}", None)
            gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
            self.answer(200, f"<DeleteResult>{gone}</DeleteResult>".encode())

    def list_objects(self, query: dict[str, list[str]]) -> bytes:
        prefix, delimiter = query.get("prefix", [""])[0], query.get("delimiter", [""])[0]
        keys, folders = [], set()
        for path, data in sorted(self.server.objects.items()):
            key = path.removeprefix("/bucket/")
            rest = key.removeprefix(prefix)
            if not key.startswith(prefix):
                continue
            if delimiter and delimiter in rest:
                folders.add(prefix + rest.split(delimiter)[0] + delimiter)
            else:
                keys.append((key, data))
        contents = "".join(
            f"<Contents><Key>{key}</Key><LastModified>2026-11-20T10:00:00.000Z</LastModified>"
            f"<ETag>{tag(data)}</ETag><Size>{len(data)}</Size></Contents>"
            for key, data in keys
        )
        common = "".join(
            f"<CommonPrefixes><Prefix>{f}</Prefix></CommonPrefixes>" for f in sorted(folders)
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{contents}{common}</ListBucketResult>".encode()


def tag(data: bytes) -> str:
    """The ETag of an object."""
    return f'"{hashlib.md5(data).hexdigest()}"'
