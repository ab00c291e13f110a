import gzip
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fetch.fetcher import Fetcher
from extract.fetch.retry import read_http_date, read_retry_after
from extract.fetch.robots import parse_robots, read_product_token
from records.pages import FailureKind, FetchFailure, NotModified, RawPage
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond

RESPONSE = respond(
    gzip.compress(b"<p>news of the day</p>" * 20), "Content-Encoding: gzip", "ETag: x"
)
PIECES = st.binary(max_size=6) | st.sampled_from(
    [b"\r\n", b"\r\n\r\n", b":", b"Transfer-Encoding: chunked\r\n", b"Content-Length: -1\r\n", b"\0", b"ffff\r\n",
     b"HTTP/1.1 302 Found\r\nLocation: ", b"HTTP/1.1 304 X\r\n\r\n", b"Set-Cookie: a\r\n", b"Location: /x\r\n"]
)  # fmt: skip


@pytest.fixture(scope="module")
def open_server() -> Iterator[FaultServer]:
    made = FaultServer()
    yield made
    made.close()


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_a_server_sends_becomes_a_value(
    open_server: FaultServer, data: st.DataObject
) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(RESPONSE))] * 2)))
    body = RESPONSE[:start] + data.draw(PIECES) + RESPONSE[end:]
    url = open_server.answer("/page", body)
    source = make_source(limits={"deadline_seconds": 5})
    with (
        TemporaryDirectory() as folder,
        Fetcher(user_agent="newslake/1", pace_dir=Path(folder), sleep=lambda _: None) as fetcher,
    ):
        result = fetcher.fetch(make_link(url), source=source)
    assert isinstance(result, RawPage | NotModified | FetchFailure)


@settings(max_examples=100, deadline=None)
@given(url=st.text(max_size=30) | st.text(max_size=30).map("http://".__add__))
def test_whatever_an_address_says_becomes_a_value(url: str) -> None:
    def find_nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with (
        pytest.MonkeyPatch.context() as patch,
        TemporaryDirectory() as folder,
        Fetcher(user_agent="newslake/1", pace_dir=Path(folder), sleep=lambda _: None) as fetcher,
    ):
        patch.setattr(socket, "getaddrinfo", find_nobody)
        result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert result.kind in {FailureKind.INVALID_URL, FailureKind.DNS}


@given(st.text(max_size=40))
def test_any_date_header_is_taken(text: str) -> None:
    found = read_http_date(text)
    assert found is None or found.utcoffset() is not None
    if found is not None:
        seconds = read_retry_after(text, now=found)
        assert seconds is not None
        assert seconds >= 0


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_robots_txt_is_taken(body: bytes, path: str) -> None:
    rules = parse_robots(b"User-agent: *\nDisallow: " + body, token="newslake")
    assert rules.allow(f"http://example.org/{path}") in {True, False}
    assert rules.read_delay_seconds() >= 0


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [("newslake/0.1 (+x)", "newslake"), ("newslake", "newslake"), (" our bot/2", "our")],
)
def test_the_product_token_stands_first(user_agent: str, token: str) -> None:
    assert read_product_token(user_agent) == token
