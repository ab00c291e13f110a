"""A server that misbehaves as told, and the values tests of fetching need."""

import socket
import ssl
from collections import defaultdict
from collections.abc import Callable
from threading import Event, Lock, Thread

from config.schema import SourceConfig
from records.links import DiscoveryKind, PageLink

Behaviour = bytes | Callable[[socket.socket], None]


class FaultServer:
    """A loopback server that answers each path with scripted bytes, as broken as a test wants."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.tls: ssl.SSLContext | None = None
        self.requests: list[str] = []
        self.connections = 0
        self.closing = Event()
        self._scripts: dict[str, list[Behaviour]] = defaultdict(list)
        self._lock = Lock()
        Thread(target=self._accept, daemon=True).start()

    def answer(self, path: str, *behaviours: Behaviour) -> str:
        """Script the answers to a path, the last one for ever; return its address."""
        self._scripts[path] = list(behaviours)
        return self.base + path

    def asked(self, path: str) -> list[str]:
        """Return the heads of the requests for a path."""
        return [head for head in self.requests if head.split(" ")[1] == path]

    def close(self) -> None:
        self.closing.set()
        self._listener.close()

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, accepted: socket.socket) -> None:
        try:
            connection = self.tls.wrap_socket(accepted, server_side=True) if self.tls else accepted
        except OSError:
            accepted.close()
            return
        with connection:
            try:
                while head := self._read_head(connection):
                    behaviour = self._choose(head)
                    if callable(behaviour):
                        behaviour(connection)
                        return
                    connection.sendall(behaviour)
                    if b"keep-alive" not in behaviour:
                        return
            except OSError:
                return

    def _read_head(self, connection: socket.socket) -> str:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                return ""
            data += piece
        return data.decode("latin-1")

    def _choose(self, head: str) -> Behaviour:
        path = head.split(" ")[1]
        with self._lock:
            self.requests.append(head)
            script = self._scripts.get(path)
            if not script:
                return respond(b"not here", status="404 Not Found")
            return script.pop(0) if len(script) > 1 else script[0]


def respond(
    body: bytes = b"<p>hello</p>", *headers: str, status: str = "200 OK", length: int | None = None
) -> bytes:
    """Write a response with Content-Length, Content-Type and whatever else."""
    size = len(body) if length is None else length
    head = [f"HTTP/1.1 {status}", f"Content-Length: {size}"]
    if not any(header.lower().startswith("content-type") for header in headers):
        head.append("Content-Type: text/html")
    if not any(header.lower().startswith("connection") for header in headers):
        # said, so that no test meets a connection that was closed behind the client's back
        head.append("Connection: close")
    return "\r\n".join([*head, *headers, "", ""]).encode("latin-1") + body


def make_source(**changes: object) -> SourceConfig:
    """Return a source on loopback, quick and without robots.txt unless asked for."""
    politeness = {
        "delay_seconds": 0,
        "allow_private_addresses": True,
        "respect_robots": False,
        **changes.pop("politeness", {}),
    }
    limits = {"deadline_seconds": 10, "max_body_bytes": 100_000, **changes.pop("limits", {})}
    return SourceConfig.model_validate(
        {
            "name": "faulty",
            "home": "http://127.0.0.1/",
            "politeness": politeness,
            "limits": limits,
            **changes,
        }
    )


def make_link(url: str) -> PageLink:
    return PageLink(source="faulty", url=url, key=url, found_on=url, found_by=DiscoveryKind.LISTING)
