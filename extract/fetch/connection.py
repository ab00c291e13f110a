"""Connections that look a host up once, check the address and connect to that very address."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.client import RemoteDisconnected
from time import monotonic
from typing import Any

import certifi
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError
from urllib3.response import HTTPResponse
from urllib3.util.retry import Retry

from extract.fetch.faults import FetchFault
from extract.fetch.guard import refuse_address
from extract.fetch.header_lines import LenientResponse
from extract.fetch.resolve import SocketAddress, resolve_host
from extract.fetch.sockets import DeadlineSocket, DeadlineTLSSocket, seconds_left
from records.pages import FailureKind

LONGEST_CONNECT_SECONDS = 20.0
MOST_IDLE = 8


class StaleConnectionError(Exception):
    """A connection kept open was closed by the server before it saw the request."""


class GuardedConnection(HTTPConnection):
    """A plain connection to a globally routed address."""

    response_class = LenientResponse
    allow_private = False
    has_answered = False

    def _new_conn(self) -> socket.socket:
        self.has_answered = False
        return connect_guarded(self, allow_private=self.allow_private)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        """Read status and headers; raises StaleConnectionError where a reused connection is dead."""
        with _notice_staleness(self):
            return super().getresponse()


class GuardedTLSConnection(HTTPSConnection):
    """A TLS connection to a globally routed address; the certificate is checked against the host."""

    response_class = LenientResponse
    allow_private = False
    has_answered = False

    def _new_conn(self) -> socket.socket:
        self.has_answered = False
        return connect_guarded(self, allow_private=self.allow_private)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 has it
        """Read status and headers; raises StaleConnectionError where a reused connection is dead."""
        with _notice_staleness(self):
            return super().getresponse()


class PrivateConnection(GuardedConnection):
    """A plain connection that may lead to loopback or a private network."""

    allow_private = True


class PrivateTLSConnection(GuardedTLSConnection):
    """A TLS connection that may lead to loopback or a private network."""

    allow_private = True


class GuardedPool(HTTPConnectionPool):
    """Plain connections to one public host."""

    ConnectionCls = GuardedConnection


class GuardedTLSPool(HTTPSConnectionPool):
    """TLS connections to one public host."""

    ConnectionCls = GuardedTLSConnection


class PrivatePool(HTTPConnectionPool):
    """Plain connections to one host that may be private."""

    ConnectionCls = PrivateConnection


class PrivateTLSPool(HTTPSConnectionPool):
    """TLS connections to one host that may be private."""

    ConnectionCls = PrivateTLSConnection


class GuardedAdapter(HTTPAdapter):
    """The transport of requests, without retries of its own, over the connections above."""

    def __init__(self, *, allow_private: bool) -> None:
        """Choose whether connections may lead to private addresses."""
        self._pools: dict[str, Any] = (
            {"http": PrivatePool, "https": PrivateTLSPool}
            if allow_private
            else {"http": GuardedPool, "https": GuardedTLSPool}
        )
        # Retry(False) lets the first error through as it is; our own retries stand above.
        super().__init__(pool_connections=64, pool_maxsize=MOST_IDLE, max_retries=Retry(False))  # noqa: FBT003 - urllib3's spelling

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002 - the signature is requests'
        **pool_kwargs: Any,  # noqa: ANN401 - the signature is requests'
    ) -> None:
        """Make the pools with our connections and one TLS context."""
        self.poolmanager = PoolManager(
            num_pools=connections,
            maxsize=maxsize,
            block=block,
            ssl_context=make_tls_context(),
            **pool_kwargs,
        )
        self.poolmanager.pool_classes_by_scheme = self._pools

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:  # noqa: ANN401 - the signature is requests'
        """Leave certificates to the context, which requests would reload for every request."""


@cache
def make_tls_context() -> ssl.SSLContext:
    """Return the context that verifies hosts against certifi's and the system's certificates.

    Reading the certificates takes longer than a request, so all adapters share one context.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    context.sslsocket_class = DeadlineTLSSocket
    return context


@contextmanager
def _notice_staleness(connection: "GuardedConnection | GuardedTLSConnection") -> Iterator[None]:
    try:
        yield
    except (RemoteDisconnected, ConnectionResetError, BrokenPipeError) as error:
        if connection.has_answered:
            raise StaleConnectionError from error
        raise
    connection.has_answered = True


def connect_guarded(
    connection: HTTPConnection | HTTPSConnection, *, allow_private: bool
) -> socket.socket:
    """Connect to the first address that may be asked and answers; raises FetchFault or OSError."""
    budget = (
        connection.timeout
        if isinstance(connection.timeout, int | float)
        else LONGEST_CONNECT_SECONDS
    )
    ends_at = monotonic() + min(budget, LONGEST_CONNECT_SECONDS)
    found = resolve_host(
        connection.host.strip("[]"),
        connection.port or connection.default_port,
        timeout_seconds=seconds_left(ends_at),
    )
    judged = [(place, refuse_address(place[1][0], allow_private=allow_private)) for place in found]
    allowed = [place for place, refusal in judged if refusal is None]
    if not allowed:
        raise FetchFault(FailureKind.GUARD, f"{connection.host}: {judged[0][1]}")
    error: OSError | None = None
    for position, place in enumerate(allowed):
        try:
            return _connect(place, seconds_left(ends_at) / (len(allowed) - position))
        except OSError as failed:
            error = failed
    raise NewConnectionError(connection, str(error)) from error


def _connect(place: SocketAddress, timeout_seconds: float) -> DeadlineSocket:
    family, address = place
    sock = DeadlineSocket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(timeout_seconds)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.connect(address)
    except OSError:
        sock.close()
        raise
    return sock
