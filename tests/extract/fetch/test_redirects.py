import pytest

from extract.fetch.fetcher import Fetcher
from records.pages import FailureKind, FetchFailure, NotModified, RawPage, Validators
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond


def redirect(target: str, *headers: str, status: str = "302 Found") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Location: {target}", *headers, "Content-Length: 0", "", ""]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
@pytest.mark.parametrize("target", ["/end", "end", "./x/../end", "/end#part", "//{host}/end"])
def test_redirects_lead_to_the_page(
    server: FaultServer, fetcher: Fetcher, status: str, target: str
) -> None:
    url = server.answer(
        "/start", redirect(target.format(host=f"127.0.0.1:{server.port}"), status=status)
    )
    server.answer("/end", respond(b"there"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)
    assert (result.body, result.final_url) == (b"there", f"{server.base}/end")
    assert result.link.url == url


def test_an_address_written_in_utf8_is_understood(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/start", redirect("/новости дня"))
    server.answer(
        "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%20%D0%B4%D0%BD%D1%8F", respond(b"there")
    )
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)


def test_an_address_written_in_another_charset_is_asked_for_byte_by_byte(
    server: FaultServer, fetcher: Fetcher
) -> None:
    target = "/новости дня?q=мир".encode("cp1251")
    start = b"HTTP/1.1 302 Found\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n"
    url = server.answer("/start", start)
    server.answer("/%ED%EE%E2%EE%F1%F2%E8%20%E4%ED%FF?q=%EC%E8%F0", respond(b"there"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage), server.requests


@pytest.mark.parametrize(("hops", "follows"), [(10, True), (11, False)])
def test_ten_redirects_are_followed(
    server: FaultServer, fetcher: Fetcher, *, hops: int, follows: bool
) -> None:
    for number in range(hops):
        server.answer(f"/{number}", redirect(f"/{number + 1}"))
    server.answer(f"/{hops}", respond())
    result = fetcher.fetch(make_link(f"{server.base}/0"), source=make_source())
    assert isinstance(result, RawPage if follows else FetchFailure)


def test_a_loop_of_two_is_noticed_at_once(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/a", redirect("/b"))
    server.answer("/b", redirect("/a"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.REDIRECT
    assert len(server.requests) == 2


def test_a_site_that_sets_a_cookie_and_asks_again_is_answered(
    server: FaultServer, fetcher: Fetcher
) -> None:
    url = server.answer("/page", redirect("/page", "Set-Cookie: seen=1"), respond(b"welcome"))
    result = fetcher.fetch(make_link(url), source=make_source())
    assert isinstance(result, RawPage)
    assert "seen=1" in server.requests[1]
    server.answer("/next", respond())
    fetcher.fetch(make_link(f"{server.base}/next"), source=make_source())
    assert "seen=1" not in server.requests[2]


# conditional requests

HELD = Validators(etag='"abc"', last_modified="Mon, 10 Jan 2022 12:00:00 GMT")
UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "abc"\r\n\r\n'


def test_validators_are_sent_and_304_means_unchanged(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/page", UNCHANGED)
    result = fetcher.fetch(make_link(url), source=make_source(), validators=HELD)
    assert isinstance(result, NotModified)
    assert result.link.url == url
    assert 'If-None-Match: "abc"' in server.requests[0]
    assert "If-Modified-Since: Mon, 10 Jan 2022 12:00:00 GMT" in server.requests[0]


def test_a_changed_page_comes_whole(server: FaultServer, fetcher: Fetcher) -> None:
    url = server.answer("/page", respond(b"new"))
    result = fetcher.fetch(make_link(url), source=make_source(), validators=HELD)
    assert isinstance(result, RawPage)


@pytest.mark.parametrize(
    "validators",
    [
        None,
        Validators(),
        Validators(etag="", last_modified=" "),
        Validators(etag='"a"\r\nX-Injected: 1', last_modified="ü"),
        Validators(etag="x" * 5000),
    ],
)
def test_unusable_validators_are_left_out_and_a_304_then_is_a_fault(
    server: FaultServer, fetcher: Fetcher, validators: Validators | None
) -> None:
    url = server.answer("/page", UNCHANGED)
    result = fetcher.fetch(make_link(url), source=make_source(), validators=validators)
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.status) == (FailureKind.PROTOCOL, 304)
    assert "If-" not in server.requests[0]
    assert "Injected" not in server.requests[0]


def test_requests_identify_us_and_take_no_proxy_from_the_environment(
    server: FaultServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    url = server.answer("/page", respond())
    assert isinstance(fetcher.fetch(make_link(url), source=make_source()), RawPage)
    assert "User-Agent: newslake/test (+https://example.org/bot)" in server.requests[0]
    assert "Accept-Encoding: gzip, deflate" in server.requests[0]
