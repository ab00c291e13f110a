from pathlib import Path
from time import process_time

import pytest

from extract.fetch.fetcher import Fetcher
from extract.fetch.robots import MAX_ROBOTS_BYTES, parse_robots
from extract.fetch.robots_book import FAULT_SECONDS, RULES_SECONDS, RobotsBook
from records.pages import FailureKind, FetchFailure, RawPage
from tests.extract.fetch.fault_server import FaultServer, make_link, make_source, respond

POLITE = make_source(politeness={"respect_robots": True})


def redirect(target: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()


def serve_robots(server: FaultServer, text: str | bytes, status: str = "200 OK") -> str:
    body = text if isinstance(text, bytes) else text.encode()
    server.answer("/robots.txt", respond(body, "Content-Type: text/plain", status=status))
    return server.answer("/news/page", respond())


def test_a_forbidden_address_is_not_asked_for(server: FaultServer, fetcher: Fetcher) -> None:
    url = serve_robots(server, "User-agent: *\nDisallow: /news/\nAllow: /news/free")
    free = server.answer("/news/free", respond())
    result = fetcher.fetch(make_link(url), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.ROBOTS
    assert result.is_blocked
    assert not result.passing
    assert server.asked("/news/page") == []
    assert isinstance(fetcher.fetch(make_link(free), source=POLITE), RawPage)


def test_rules_for_our_own_name_win(server: FaultServer, fetcher: Fetcher) -> None:
    url = serve_robots(server, "User-agent: *\nDisallow:\n\nUser-agent: newslake\nDisallow: /")
    result = fetcher.fetch(make_link(url), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.ROBOTS


@pytest.mark.parametrize(
    ("agent", "ours"),
    [
        ("Newslake/1.0", True),
        ("NEWSLAKE", True),
        ("newslake*", True),
        ("newslake; x", True),
        ('"newslake"', True),
        ("news", False),
        ("newslake-video", False),
    ],
)
def test_a_group_is_ours_only_under_our_whole_name(agent: str, *, ours: bool) -> None:
    url = "http://bay.example/news"
    forbids = f"User-agent: {agent} # us\nDisallow: /\n\nUser-agent: *\nAllow: /"
    assert parse_robots(forbids.encode(), token="newslake").allow(url) is not ours
    allows = f"User-agent: *\rDisallow: /\r\rUser-agent: {agent}\rAllow: /"
    assert parse_robots(allows.encode(), token="newslake").allow(url) is ours


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 500_000,
        "".join(f"User-agent: a{n}\n" for n in range(4_000)) + "Disallow: /x\n" * 4_000,
    ],
    ids=["blank lines", "agents"],
)
def test_any_file_is_read_in_no_time(text: str) -> None:
    # in time that grows with its square it takes minutes
    started = process_time()
    parse_robots(text.encode(), token="newslake").allow("http://bay.example/")
    whole = process_time() - started
    started = process_time()
    parse_robots(text[: len(text) // 8].encode(), token="newslake").allow("http://bay.example/")
    assert whole < 24 * (process_time() - started) + 0.1


def test_the_line_that_the_size_cap_cuts_through_says_nothing(
    server: FaultServer, fetcher: Fetcher
) -> None:
    start = b"User-agent: *\n"
    line = b"Disallow: /private\n"
    filler = b"#" * (MAX_ROBOTS_BYTES - len(start) - len(b"\nDisallow: /")) + b"\n"
    url = serve_robots(server, start + filler + line * 3)
    assert isinstance(fetcher.fetch(make_link(url), source=POLITE), RawPage)


@pytest.mark.parametrize("path", ["/a/../news/page", "/./news/page", "/a/%2E%2e/news/page"])
def test_dot_segments_lead_past_no_rule(server: FaultServer, fetcher: Fetcher, path: str) -> None:
    serve_robots(server, "User-agent: *\nDisallow: /news/")
    result = fetcher.fetch(make_link(server.base + path), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.ROBOTS
    moved = server.answer("/moved", redirect(path))
    assert isinstance(fetcher.fetch(make_link(moved), source=POLITE), FetchFailure)
    assert not any("news/" in head.split(" ")[1] for head in server.requests)


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /",
        b"\xff\xfe broken \xff\nUser-agent: *\nDisallow: /",
        b"User-agent: *\r\nDisallow: /",
        b"User-agent: *\rDisallow: /",
    ],
    ids=["BOM", "no UTF-8", "CRLF", "CR"],
)
def test_rules_are_found_in_odd_files(server: FaultServer, fetcher: Fetcher, text: bytes) -> None:
    url = serve_robots(server, text)
    result = fetcher.fetch(make_link(url), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.ROBOTS


@pytest.mark.parametrize("kind", ["binary/octet-stream", "application/x-robots", "image/x-icon"])
@pytest.mark.parametrize("respect", [True, False])
def test_a_file_counts_whatever_type_it_is_served_as(
    server: FaultServer, fetcher: Fetcher, kind: str, *, respect: bool
) -> None:
    url = serve_robots(server, "")
    file = server.answer(
        "/robots.txt", respond(b"User-agent: *\nDisallow: /news/", f"Content-Type: {kind}")
    )
    source = make_source(politeness={"respect_robots": respect})
    assert isinstance(fetcher.fetch(make_link(file), source=source), RawPage)
    assert isinstance(fetcher.fetch(make_link(url), source=source), FetchFailure) is respect


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"]
)
def test_a_file_the_server_does_not_have_allows_everything(
    server: FaultServer, fetcher: Fetcher, status: str
) -> None:
    url = serve_robots(server, "User-agent: *\nDisallow: /", status)
    assert isinstance(fetcher.fetch(make_link(url), source=POLITE), RawPage)


@pytest.mark.parametrize("status", ["500 Oops", "503 Service Unavailable", "429 Too Many Requests"])
def test_a_file_the_server_fails_to_give_forbids_everything_for_now(
    server: FaultServer, fetcher: Fetcher, status: str
) -> None:
    url = serve_robots(server, "", status)
    result = fetcher.fetch(make_link(url), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.passing) == (FailureKind.ROBOTS, True)
    assert not result.is_blocked
    assert server.asked("/news/page") == []


def test_a_page_in_place_of_the_file_and_a_redirect_loop_allow_everything(
    server: FaultServer, fetcher: Fetcher, tmp_path: Path
) -> None:
    url = serve_robots(server, "<!doctype html><p>User-agent: * Disallow: /</p>")
    assert isinstance(fetcher.fetch(make_link(url), source=POLITE), RawPage)
    server.answer("/robots.txt", b"HTTP/1.1 301 Moved\r\nLocation: /robots.txt\r\n\r\n")
    with Fetcher(user_agent="newslake/1", pace_dir=tmp_path / "p") as other:
        assert isinstance(other.fetch(make_link(url), source=POLITE), RawPage)


def test_a_giant_file_is_read_from_its_start(server: FaultServer, fetcher: Fetcher) -> None:
    filler = "# nothing\n" * 100_000
    url = serve_robots(server, f"User-agent: *\nDisallow: /news/\n{filler}Disallow: /open")
    late = server.answer("/open", respond())
    source = make_source(politeness={"respect_robots": True}, limits={"deadline_seconds": 10})
    result = fetcher.fetch(make_link(url), source=source)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.ROBOTS
    assert isinstance(fetcher.fetch(make_link(late), source=source), RawPage)


def test_the_file_is_asked_for_once_a_run(server: FaultServer, fetcher: Fetcher) -> None:
    url = serve_robots(server, "User-agent: *\nAllow: /")
    for _ in range(3):
        fetcher.fetch(make_link(url), source=POLITE)
    fetcher.fetch(make_link(f"{server.base}/robots.txt"), source=POLITE)
    assert len(server.asked("/robots.txt")) == 1


def test_who_wants_the_file_itself_gets_it(server: FaultServer, fetcher: Fetcher) -> None:
    serve_robots(server, "User-agent: *\nDisallow: /\nSitemap: http://example.org/s.xml")
    link = make_link(f"{server.base}/robots.txt")
    page = fetcher.fetch(link, source=POLITE)
    assert isinstance(page, RawPage)
    assert page.link == link
    assert b"Sitemap" in page.body


def test_a_missing_file_asked_for_itself_is_a_failure(
    server: FaultServer, fetcher: Fetcher
) -> None:
    result = fetcher.fetch(make_link(f"{server.base}/robots.txt"), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert (result.kind, result.status) == (FailureKind.STATUS, 404)


def test_a_source_of_ones_own_may_ignore_the_file(server: FaultServer, fetcher: Fetcher) -> None:
    url = serve_robots(server, "User-agent: *\nDisallow: /")
    assert isinstance(fetcher.fetch(make_link(url), source=make_source()), RawPage)
    assert server.asked("/robots.txt") == []


@pytest.mark.parametrize("line", ["Crawl-delay: 11", "Request-rate: 2/22s"])
def test_a_wish_for_more_delay_is_added(
    server: FaultServer, fetcher: Fetcher, slept: list[float], line: str
) -> None:
    url = serve_robots(server, f"User-agent: *\n{line}\nAllow: /")
    for _ in range(2):
        fetcher.fetch(make_link(url), source=POLITE)
    assert max(slept) == pytest.approx(11, abs=2)


@pytest.mark.parametrize(
    "line", ["Crawl-delay: 1", "Crawl-delay: -9", "Crawl-delay: nan", "Crawl-delay: x"]
)
def test_a_wish_for_less_delay_takes_nothing_away(
    server: FaultServer, fetcher: Fetcher, slept: list[float], line: str
) -> None:
    url = serve_robots(server, f"User-agent: *\n{line}\nAllow: /")
    source = make_source(politeness={"respect_robots": True, "delay_seconds": 9.0})
    for _ in range(2):
        fetcher.fetch(make_link(url), source=source)
    assert max(slept) == pytest.approx(18, abs=2)  # robots.txt took the first turn


ALL = "User-agent: *\nCrawl-delay: {}\n"
OURS = "User-agent: x\n# and\nSitemap: http://a.example/s\nUser-agent: Newslake/2 # us\nCrawl delay {}\n"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (ALL.format(3) + ALL.format(9), 9),
        (ALL.format(9) + ALL.format(3), 9),
        (ALL.format(9) + ALL.format("nan") + ALL.format("soon") + ALL.format(-1), 9),
        (ALL.format("9 # s") + "Crawl-delay: 3\n", 9),
        (OURS.format(9) + ALL.format(20) + OURS.format("3.5"), 9),
        (OURS.format("3.5") + ALL.format(20) + OURS.format(9), 9),
        (ALL.format(9) + "User-agent: newslake\nDisallow: /x", 0),
        (ALL.format(9) + "User-agent: another\nCrawl-delay: 20", 9),
        ("Crawl-delay: 20\n" + ALL.format(9), 9),
    ],
)
def test_of_several_groups_the_longest_delay_binds(text: str, seconds: float) -> None:
    assert parse_robots(text.encode(), token="newslake").read_delay_seconds() == seconds


def test_a_redirect_to_a_forbidden_address_is_not_followed(
    server: FaultServer, fetcher: Fetcher
) -> None:
    serve_robots(server, "User-agent: *\nDisallow: /news/")
    url = server.answer("/short", b"HTTP/1.1 302 Found\r\nLocation: /news/page\r\n\r\n")
    result = fetcher.fetch(make_link(url), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.ROBOTS
    assert server.asked("/news/page") == []


def test_a_server_that_is_down_is_a_failure_to_connect_not_a_refusal(fetcher: Fetcher) -> None:
    result = fetcher.fetch(make_link("http://127.0.0.1:1/"), source=POLITE)
    assert isinstance(result, FetchFailure)
    assert result.kind is FailureKind.CONNECT
    assert not result.is_blocked


def test_many_fetchers_ask_once_an_hour_and_sooner_where_the_file_failed(
    server: FaultServer, tmp_path: Path
) -> None:
    now = 0.0
    robots = RobotsBook(user_agent="newslake/1", read_seconds=lambda: now)

    def fetch() -> bool:
        with Fetcher(
            user_agent="newslake/1", pace_dir=tmp_path, robots=robots, sleep=lambda _: None
        ) as made:
            return isinstance(made.fetch(make_link(url), source=POLITE), RawPage)

    url = serve_robots(server, "", "500 Oops")
    assert not fetch()
    tries = len(server.asked("/robots.txt"))
    serve_robots(server, "User-agent: *\nAllow: /")
    assert not fetch()
    assert len(server.asked("/robots.txt")) == tries
    now = FAULT_SECONDS
    assert fetch()
    serve_robots(server, "User-agent: *\nDisallow: /")
    now += FAULT_SECONDS
    assert fetch()
    assert len(server.asked("/robots.txt")) == tries + 1
    now += RULES_SECONDS
    assert not fetch()
