import gzip
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.discover.references import mend_references
from extract.discover.sitemap_bytes import MAX_SITEMAP_BYTES, cut_pieces
from extract.discover.sitemaps import MAX_ELEMENTS, find_sitemaps, read_sitemap

URL = "https://example.org/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://example.org/a </loc><lastmod>2022-01-11</lastmod><image:image><image:loc>https://example.org/a.jpg</image:loc><image:title>Picture</image:title></image:image>
<news:news><news:publication><news:name>N</news:name></news:publication><news:publication_date>2022-01-10T12:47:00+03:00</news:publication_date><news:title>First &amp; best</news:title></news:news></url>
<url><loc>/b</loc></url><url><loc></loc></url><url><lastmod>2022</lastmod></url><url><loc>http://[::bad/</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/s1.xml</loc>
<lastmod>2022-01-01</lastmod></sitemap><sitemap><loc>https://example.org/s2.xml.gz</loc></sitemap></sitemapindex>"""

END_OF_11TH = datetime(2022, 1, 11, 23, 59, 59, 999_999, tzinfo=UTC)


def test_pages_come_with_the_claims_of_the_news_extension() -> None:
    first, second = read_sitemap(NEWS.encode(), URL).pages
    assert (first.link.url, first.link.title) == ("https://example.org/a", "First & best")
    assert first.link.published_raw == "2022-01-10T12:47:00+03:00"
    assert (first.is_news, first.changed_at) == (True, END_OF_11TH)
    assert (second.link.url, second.link.published_raw) == ("https://example.org/b", None)
    assert not second.is_news


def test_an_index_names_its_children() -> None:
    sitemap = read_sitemap(INDEX.encode(), URL)
    assert [child.link.url for child in sitemap.children] == [
        "https://example.org/s1.xml",
        "https://example.org/s2.xml.gz",
    ]
    assert sitemap.pages == ()


def test_gzip_utf16_and_a_missing_namespace_are_read() -> None:
    whole = read_sitemap(NEWS.encode(), URL)
    assert read_sitemap(gzip.compress(NEWS.encode()), URL) == whole
    assert read_sitemap(NEWS.replace("UTF-8", "UTF-16").encode("utf-16"), URL) == whole
    bare = b"<urlset><url><loc>https://example.org/x</loc></url></urlset>"
    assert [entry.link.url for entry in read_sitemap(bare, URL).pages] == ["https://example.org/x"]


def test_a_cut_sitemap_gives_what_is_whole() -> None:
    cut = NEWS[: NEWS.index("<url><loc>/b")]
    assert read_sitemap(cut.encode(), URL).pages == read_sitemap(NEWS.encode(), URL).pages[:1]
    packed = gzip.compress(NEWS.encode())
    assert len(read_sitemap(packed[: len(packed) - 30], URL).pages) <= 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_lines_of_addresses_are_a_sitemap(encoding: str) -> None:
    lines = "https://example.org/a\r\nnothing\r\n  https://example.org/b\nhttps://example.org/a\n"
    assert [entry.link.url for entry in read_sitemap(lines.encode(encoding), URL).pages] == [
        "https://example.org/a",
        "https://example.org/b",
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not here",
        b"\x1f\x8b broken",
        gzip.compress(b"\0" * (MAX_SITEMAP_BYTES + 10)),
        b"\x00\x01",
        b"<html><body>Not here</body></html>",
        b"<urlset>" + b"<x/>" * (MAX_ELEMENTS + 10),
        b"<urlset " + b'a="b" ' * 100_000,
    ],
    ids=["empty", "text", "broken gzip", "bomb", "binary", "HTML", "elements", "attributes"],
)
def test_what_is_no_sitemap_becomes_a_problem(body: bytes) -> None:
    sitemap = read_sitemap(body, URL)
    assert (sitemap.pages, sitemap.children) == ((), ())
    assert sitemap.problem


def test_entities_are_not_expanded_and_depth_is_bounded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><urlset><url><loc>https://example.org/&b;</loc></url></urlset>'
    assert all("lollol" not in entry.link.url for entry in read_sitemap(bomb.encode(), URL).pages)
    external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://example.org/&a;</loc></url></urlset>'
    assert all("root" not in entry.link.url for entry in read_sitemap(external.encode(), URL).pages)
    assert read_sitemap(b"<urlset>" + b"<url>" * 100_000, URL).pages == ()


def test_robots_txt_names_sitemaps() -> None:
    robots = b"\xef\xbb\xbfSITEMAP: https://example.org/a.xml\nUser-agent: *\nSitemap:/b.xml\nsitemap : https://example.org/a.xml\nSitemap:\nSitemap: ftp://x/"
    assert find_sitemaps(robots, "https://example.org/robots.txt") == (
        "https://example.org/a.xml",
        "https://example.org/b.xml",
    )


def write_entry(loc: str, more: str = "") -> bytes:
    return f"<urlset><url><loc>{loc}</loc>{more}</url></urlset>".encode()


@pytest.mark.parametrize(
    ("loc", "address"),
    [
        ("https://example.org/?id=1&p=5", "https://example.org/?id=1&p=5"),
        ("https://example.org/?id=1&amp;p=5", "https://example.org/?id=1&p=5"),
        ("<![CDATA[https://example.org/?id=1&p=5]]>", "https://example.org/?id=1&p=5"),
        ("https://example.org/?a&#38;b", "https://example.org/?a&b"),
    ],
)
def test_bare_ampersands_stay_in_addresses(loc: str, address: str) -> None:
    assert [entry.link.url for entry in read_sitemap(write_entry(loc), URL).pages] == [address]


def test_an_undeclared_prefix_still_tells_of_news() -> None:
    news = "<news:news><news:title>Party &#55357;&#56832; &#55357;</news:title><news:publication_date>2022-01-10</news:publication_date></news:news>"
    (entry,) = read_sitemap(write_entry("https://example.org/a", news), URL).pages
    assert (entry.is_news, entry.link.title) == (True, "Party 😀 \ufffd")
    assert entry.link.published_raw == "2022-01-10"


def test_half_a_character_in_two_byte_signs_and_a_lone_entry_are_read() -> None:
    whole = write_entry("https://example.org/a", "<title>&#55357;</title>").decode()
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{whole}'.encode("utf-16")
    assert len(read_sitemap(declared, URL).pages) == 1
    lone = b"<!-- c --><url><loc>https://example.org/a</loc></url>"
    assert len(read_sitemap(lone, URL).pages) == 1


def test_all_members_of_a_packed_sitemap_are_read_and_a_cut_one_is_a_problem() -> None:
    body = NEWS.encode()
    packed = gzip.compress(body[:300]) + gzip.compress(body[300:])
    assert read_sitemap(packed, URL) == read_sitemap(body, URL)
    many = b"".join(gzip.compress(bytes([byte])) for byte in body)
    assert "more than 100 parts" in (read_sitemap(many, URL).problem or "")
    cut = read_sitemap(packed[:-12], URL)
    assert cut.pages
    assert "cut short" in (cut.problem or "")


def test_a_large_sitemap_is_read_in_little_memory() -> None:
    entry = (
        "<url><loc>https://example.org/?id={}&p=1</loc><x>" + "a & b &#1073;" * 50 + "</x></url>"
    )
    body = f"<urlset>{''.join(entry.format(n) for n in range(5000))}</urlset>".encode()
    text = b"https://example.org/a\n" + b"\n" * len(body)
    for document in (body, text, body.replace(b"<x>", b"").replace(b"</x>", b"")):
        tracemalloc.start()
        assert read_sitemap(document, URL).pages
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        # what the entries take is the less, the larger the rest is
        assert peak < len(body)


@example(b"\0\0")
@given(st.binary(max_size=60) | st.text("&#x;<>[]!CDATA5de.1", max_size=60).map(str.encode))
def test_references_are_mended_whatever_stands_in_them(body: bytes) -> None:
    mended = b"".join(mend_references(cut_pieces(body)))
    assert b"".join(mend_references(cut_pieces(mended))) == mended
    read_sitemap(b"<urlset><url><loc>" + body + b"</loc></url></urlset>", URL)
