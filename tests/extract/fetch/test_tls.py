import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import socket

import pytest

from extract.fetch.connection import make_tls_context
from extract.fetch.fetcher import Fetcher
from records.pages import FailureKind, FetchFailure, RawPage
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond

pytest.importorskip("cryptography")
QUICK = make_source(limits={"deadline_seconds": 0.2})


def make_certificate(folder: Path) -> Path:
    """Write a key and a certificate for 127.0.0.1 that signs itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "newslake test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return make_certificate(tmp_path)


@pytest.fixture
def tls_server(server: FaultServer, certificate: Path) -> FaultServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.tls = context
    server.base = f"https://127.0.0.1:{server.port}"
    return server


@pytest.fixture
def trusting(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Fetcher]:
    """A fetcher to which the system says that the test's certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    make_tls_context.cache_clear()
    with Fetcher(user_agent="newslake/1", pace_dir=tmp_path / "p", sleep=lambda _: None) as made:
        yield made
    make_tls_context.cache_clear()


def test_pages_come_over_tls_on_one_connection(tls_server: FaultServer, trusting: Fetcher) -> None:
    url = tls_server.answer("/page", respond(b"x" * 70_000, "Connection: keep-alive"))
    for _ in range(2):
        result = trusting.fetch(make_link(url), source=make_source())
        assert isinstance(result, RawPage), result
        assert len(result.body) == 70_000
    assert tls_server.connections == 1


def test_an_unknown_certificate_is_a_tls_fault(tls_server: FaultServer, fetcher: Fetcher) -> None:
    url = tls_server.answer("/page", respond())
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.passing) == (FailureKind.TLS, False)
    assert tls_server.requests == []


def test_a_certificate_for_another_host_is_a_tls_fault(
    tls_server: FaultServer, trusting: Fetcher
) -> None:
    result = trusting.fetch(
        make_link(f"https://localhost:{tls_server.port}/page"), source=make_source()
    )
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.TLS
    assert tls_server.requests == []


def test_the_deadline_holds_within_tls(tls_server: FaultServer, trusting: Fetcher) -> None:
    def drip(connection: socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")
        while not tls_server.closing.wait(0.02):
            connection.sendall(b"x")

    url = tls_server.answer("/page", drip)
    result = trusting.fetch(make_link(url), source=QUICK)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.TIMEOUT


def test_a_handshake_that_never_ends_is_bounded(server: FaultServer, fetcher: Fetcher) -> None:
    result = fetcher.fetch(make_link(f"https://127.0.0.1:{server.port}/"), source=QUICK)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.TIMEOUT


def test_private_addresses_are_refused_before_the_handshake(
    tls_server: FaultServer, trusting: Fetcher
) -> None:
    source = make_source(politeness={"allow_private_addresses": False})
    result = trusting.fetch(make_link(f"{tls_server.base}/page"), source=source)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.GUARD
    assert tls_server.connections == 0
