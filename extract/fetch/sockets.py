"""Sockets whose timeout bounds everything that follows together, not each read by itself."""

import socket
import ssl
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

# A server that sends one byte a second never trips a plain socket's timeout. Here settimeout(s)
# sets an end s seconds ahead, and every later read or write gets only what is left until then.


class DeadlineSocket(socket.socket):
    """A TCP socket with a deadline."""

    _ends_at: float | None = None

    def settimeout(self, value: float | None) -> None:
        """Let all further operations together take `value` seconds."""
        self._ends_at = None if value is None else monotonic() + value
        super().settimeout(value)

    def gettimeout(self) -> float | None:
        """Return the seconds left."""
        return None if self._ends_at is None else seconds_left(self._ends_at)

    def recv_into(self, buffer: "WriteableBuffer", nbytes: int = 0, flags: int = 0, /) -> int:
        """Read as socket.recv_into does, within the time left."""
        if self._ends_at is not None:
            super().settimeout(seconds_left(self._ends_at))
        return super().recv_into(buffer, nbytes, flags)

    def sendall(self, data: "ReadableBuffer", flags: int = 0, /) -> None:
        """Write as socket.sendall does, within the time left."""
        if self._ends_at is not None:
            super().settimeout(seconds_left(self._ends_at))
        super().sendall(data, flags)
        ask_quick_ack(self)


class DeadlineTLSSocket(ssl.SSLSocket):
    """A TLS socket with a deadline; the handshake gets what its TCP socket had left."""

    _ends_at: float | None = None

    def settimeout(self, value: float | None) -> None:
        """Let all further operations together take `value` seconds."""
        self._ends_at = None if value is None else monotonic() + value
        super().settimeout(value)

    def gettimeout(self) -> float | None:
        """Return the seconds left."""
        return None if self._ends_at is None else seconds_left(self._ends_at)

    def read(self, len: int = 1024, buffer: "WriteableBuffer | None" = None) -> bytes:  # noqa: A002 - the standard library's name
        """Read as SSLSocket.read does, within the time left."""
        if self._ends_at is not None:
            super().settimeout(seconds_left(self._ends_at))
        return super().read(len, buffer)

    def send(self, data: "ReadableBuffer", flags: int = 0) -> int:
        """Write as SSLSocket.send does, within the time left."""
        if self._ends_at is not None:
            super().settimeout(seconds_left(self._ends_at))
        sent = super().send(data, flags)
        ask_quick_ack(self)
        return sent


def ask_quick_ack(connection: socket.socket) -> None:
    """Acknowledge what comes next at once, where the system can (Linux).

    Many small servers write headers and body apart and leave Nagle's algorithm on: the body then
    waits for the acknowledgement of the headers, which the kernel would delay by 40 ms.
    """
    if option := getattr(socket, "TCP_QUICKACK", None):
        connection.setsockopt(socket.IPPROTO_TCP, option, 1)


def seconds_left(ends_at: float) -> float:
    """Return the time until a monotonic instant; TimeoutError where it has passed."""
    left = ends_at - monotonic()
    if left <= 0:
        raise TimeoutError("the request's deadline passed")
    return left
