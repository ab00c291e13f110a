from itertools import pairwise
from time import process_time

import pytest

from extract.discover.feed_size import (
    MAX_ITEMS,
    MAX_REFERENCES,
    MAX_TAGS,
    find_feed_excess,
    measure_tags,
)
from extract.discover.feeds import MAX_FEED_BYTES, find_feeds, is_feed, read_feed
from extract.discover.markup import parse_markup

URL = "https://example.org/feeds/news.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title><link>https://example.org/</link>
<item><title>Кофе &amp; чай: &lt;b&gt;новости&lt;/b&gt;</title><link>https://example.org/a?utm_source=rss</link><pubDate>Mon, 10 Jan 2022 12:47:00 +0300</pubDate></item>
<item><title><![CDATA[Second]]></title><link> /b </link><guid isPermaLink="false">7</guid></item>
<item><title>Only a guid</title><guid>https://example.org/c</guid></item>
<item><title>No address</title></item>
<item><title>Bad address</title><link>http://[::bad/</link></item>
<item><title>Year 9999</title><link>https://example.org/d</link><pubDate>Fri, 31 Dec 9999 23:59:59 -1200</pubDate></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/atom/"><title>News</title>
<entry><title type="html">One &amp;amp; only</title><link rel="self" href="https://example.org/api/1"/><link rel="alternate" href="one"/>
<updated>2022-01-11T00:00:00Z</updated><published>2022-01-10T12:47:00Z</published></entry>
<entry><title>Two</title><link href="https://example.org/two"/><updated>2022-01-11T00:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>News</title></channel><item rdf:about="https://example.org/r"><title>R</title><link>https://example.org/r</link>
<dc:date>2022-01-10T12:47:00+03:00</dc:date></item></rdf:RDF>"""


def read(text: str | bytes) -> list[tuple[str, str | None, str | None]]:
    reading = read_feed(text if isinstance(text, bytes) else text.encode(), URL)
    return [(link.url, link.title, link.published_raw) for link in reading.links]


def test_an_entity_that_an_article_shows_is_none_that_the_feed_declares() -> None:
    shown = RSS.replace("Second", "How to write <!ENTITY name>")
    assert read(shown)[1][:2] == ("https://example.org/b", "How to write")
    declared = '<!DOCTYPE r SYSTEM "<a<![CDATA[" [<!ENTITY a "lol">]>' + RSS.partition("?>")[2]
    assert read_feed(declared.encode(), URL).problem == "a feed that declares entities"


def test_rss_entries_keep_their_order_and_their_dates_as_written() -> None:
    assert read(RSS) == [
        ("https://example.org/a?utm_source=rss", "Кофе & чай: новости", "Mon, 10 Jan 2022 12:47:00 +0300"),
        ("https://example.org/b", "Second", None),
        ("https://example.org/c", "Only a guid", None),
        ("https://example.org/d", "Year 9999", "Fri, 31 Dec 9999 23:59:59 -1200"),
    ]  # fmt: skip


def test_atom_entries_name_the_page_and_its_publication() -> None:
    assert read(ATOM) == [
        ("https://example.org/atom/one", "One & only", "2022-01-10T12:47:00Z"),
        ("https://example.org/two", "Two", "2022-01-11T00:00:00Z"),
    ]


def test_rdf_is_read() -> None:
    assert read(RDF) == [("https://example.org/r", "R", "2022-01-10T12:47:00+03:00")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_feeds_come_in_any_encoding(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    body = RSS.replace('encoding="utf-8"', f'encoding="{named}"').encode(encoding)
    assert read(body) == read(RSS)


def test_a_cut_feed_gives_what_is_whole() -> None:
    cut = RSS[: RSS.index("<item><title>Only")]
    assert read(cut) == read(RSS)[:2]


LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in pairwise("abcdefghij")
)
BOMB = f"""<!DOCTYPE x [<!ENTITY a "lol">{LAUGHS}]>
<rss><channel><item><title>&j;</title></item></channel></rss>"""


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (BOMB.encode(), "entities"),
        (('<?xml version="1.0" encoding="utf-16"?>' + BOMB).encode("utf-16"), "entities"),
        (b"<rss>" + b"<a>" * 100_000, "deep"),
        (b"<rss><channel>" + b"<item/>" * (MAX_FEED_BYTES // 7), "bytes"),
        (b"<html><body>Not here</body></html>", "not a feed"),
        (b"", "not a feed"),
        (b"\x00\xff\xfe", "not a feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "not a feed"),
    ],
    ids=["bomb", "bomb in UTF-16", "depth", "size", "HTML", "empty", "binary", "JSON"],
)
def test_what_harms_or_is_no_feed_becomes_a_problem(body: bytes, problem: str) -> None:
    reading = read_feed(body, URL)
    assert reading.links == ()
    assert reading.problem is not None
    assert problem in reading.problem


def test_a_feed_without_entries_is_no_problem() -> None:
    reading = read_feed(b'<rss version="2.0"><channel><title>x</title></channel></rss>', URL)
    assert (reading.links, reading.problem) == ((), None)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        (b"", 0),
        (b"<a/>", 0),
        (b"<?xml version='1.0'?><!-- <b><b> --><a><b></b><b/></a>", 2),
        (b"<a><![CDATA[<b><b><b>]]></a>", 1),
        (b"<a><b", 1),
        (b"<a><!-- <b>", 1),
        (b"<!DOCTYPE rss><a></a></a></a><b>", 1),
    ],
)
def test_nesting_is_measured_in_one_pass(text: bytes, depth: int) -> None:
    assert measure_tags(text)[1] == depth


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (b"<a><b/></a>", 3),
        (b"<a><![CDATA[<b><b><b>]]></a>", 3),
        # not closed, or closed for strict parsers alone, the others are tags too
        (b"<a <b <c <d", 4),
        (b"<a <b <c <d>", 4),
        (b"<a><?b> <c <d <e ?>", 5),
        (b"<a><!-- <b", 3),
        (b"<a><![CDATA[<b <c", 4),
    ],
)
def test_tags_are_counted_as_forgiving_parsers_see_them(text: bytes, count: int) -> None:
    assert measure_tags(text)[0] == count


@pytest.mark.parametrize(
    "text",
    [
        "<rss>" + "<a " * 1_600_000,
        "<rss><channel>" + "<item/>" * 690_000,
        "<rss><channel>" + "<author " * 600_000,
        "<rss><channel><item><title>" + "& " * 1_200_000,
        "<rss><channel>" + "<item><b>x</b></item>" * (MAX_TAGS // 4 + 1),
        "<feed>" + "<atom:entry>" * (MAX_ITEMS + 1),
        "<rss><?x>" + "<a " * (MAX_TAGS + 1) + "?>",
    ],
)
def test_more_than_any_real_feed_has_is_not_read(text: str) -> None:
    reading = read_feed(text.encode(), URL)
    assert reading.problem is not None
    assert reading.problem.startswith("a feed ")
    assert not reading.links


@pytest.mark.parametrize(
    "text",
    [
        "<item><title>T</title><link>L</link><guid>G</guid><pubDate>D</pubDate><category>C</category></item>"
        * 15_500,
        f"<item><description><![CDATA[{'<td>x</td>' * 40}]]></description></item>" * 10_000,
        f"<item><description>{'&#1042;' * 50}</description></item>" * (MAX_REFERENCES // 50),
    ],
)
def test_long_feeds_are_real(text: str) -> None:
    assert find_feed_excess(f"<rss><channel>{text}</channel></rss>".encode()) is None


def test_a_page_names_its_feeds() -> None:
    html = """<base href="/en/"><link rel="alternate" type="application/rss+xml" href="rss.xml">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="https://feeds.example/atom">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/c.xml">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="x.css">"""
    soup = parse_markup(html.encode(), None)
    assert find_feeds(soup, "https://example.org/") == (
        "https://example.org/en/rss.xml",
        "https://feeds.example/atom",
    )


@pytest.mark.parametrize("text", [RSS, ATOM, RDF])
def test_feeds_are_told_from_pages(text: str) -> None:
    assert is_feed(text.encode())
    assert not is_feed(b"<!doctype html><html><head></head></html>")


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Party &#55357;&#56832;", "Party 😀"),
        ("Party &amp;#55357;", "Party \ufffd"),
        (f"Party &amp;#{'1' * 5_000};", None),
    ],
)
def test_odd_references_in_a_title_cost_at_most_the_title(title: str, read_as: str | None) -> None:
    item = "<item><title>{}</title><link>https://example.org/{}</link></item>"
    feed = f'<rss version="2.0"><channel>{item.format(title, "a")}{item.format("Second", "b")}</channel></rss>'
    first, second = read_feed(feed.encode(), URL).links
    assert (first.title, second.title) == (read_as, "Second")


def test_a_place_on_a_map_costs_nothing() -> None:
    item = (
        "<item><title>Fire</title><link>https://example.org/a</link><gml:pos>53 27</gml:pos></item>"
    )
    feed = (
        f'<rss version="2.0" xmlns:gml="http://www.opengis.net/gml"><channel>{item}</channel></rss>'
    )
    assert [link.title for link in read_feed(feed.encode(), URL).links] == ["Fire"]


@pytest.mark.parametrize(
    "tag", ["author", "dc:creator", "a10:author", "managingEditor", "webMaster"]
)
def test_a_long_author_costs_no_more_than_a_long_text(tag: str) -> None:
    def measure_seconds(tag: str) -> float:
        item = f"<item><link>https://example.org/a</link><{tag}>{'a.' * 20_000}</{tag}></item>"
        names = (
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a10="http://www.w3.org/2005/Atom"'
        )
        feed = f'<rss version="2.0" {names}><channel>{item}</channel></rss>'.encode()
        started = process_time()
        assert len(read_feed(feed, URL).links) == 1
        return process_time() - started

    # looked through for mail addresses it took a hundred times as long
    assert measure_seconds(tag) < 10 * measure_seconds("description") + 0.1


def test_an_author_with_address_and_page_leaves_the_entry_as_it_is() -> None:
    author = "<author><name>Jane Doe</name><uri>https://jane.example/</uri><email>j@doe.example</email></author>"
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{author}<title>Fire</title>'
        '<link href="https://example.org/a"/><updated>2024-05-04T10:00:00Z</updated></entry></feed>'
    )
    (link,) = read_feed(feed.encode(), URL).links
    assert (link.title, link.url, link.published_raw) == (
        "Fire",
        "https://example.org/a",
        "2024-05-04T10:00:00Z",
    )
