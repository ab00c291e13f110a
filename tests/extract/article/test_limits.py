"""Pages made to hurt are answered, with an article or a reason, and never with an exception."""

import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article.read import read_article
from extract.page_size import MAX_TAGS, find_excess
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason

PARAGRAPH = "<p>The harbour council decided on Tuesday that the night ferry will keep running until spring, after a debate.</p>"


def read(body: str | bytes, content_type: str | None = None) -> ParsedArticle | PageRejection:
    raw = body.encode() if isinstance(body, str) else body
    return read_article(raw, url="https://bay.example/x", source="bay", content_type=content_type)


def ld(**claims: object) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry stays", **claims})
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<div " + " ".join(f"a{number}=1" for number in range(200_000)) + ">",
        "<div " + " ".join(f"a{number}" for number in range(20_000)) + ">",
        "<a href=/a>link</a>" * (MAX_TAGS // 2 + 1),
        "<body>" + "<i><section>" * 2_000,
        "<p>word" * 40_000,
        # styles that nobody closes, or too late
        "".join(f"<font color={number}><p>word" for number in range(3_000)),
        "".join(f"<b id={number}><p>word" for number in range(3_000)) + "</b>" * 3_000,
        "<pre>" + "word line\n\n" * 50_000,
        "<i " + "a=1 " * 4_000 + ">" + ("<i " + "a=1 " * 60 + ">") * 11_000,
    ],
)
def test_too_much_of_anything_is_too_large(body):
    parsed = read(body)
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is RejectReason.TOO_LARGE


@pytest.mark.parametrize(
    "body",
    [
        "<html><body>" + PARAGRAPH * 3_000,
        ("<html><body>" + PARAGRAPH * 8).replace("e", "e\x00"),
        "<html><body>" + "<span>" * 5_000 + PARAGRAPH * 8,
        "<html><head>"
        + "<meta name=author content='A B'>" * 20_000
        + "</head><body>"
        + PARAGRAPH * 8,
        "<title>"
        + "a | " * 50_000
        + "</title><body><h1>"
        + "a " * 50_000
        + "</h1>"
        + PARAGRAPH * 8,
        "<body>" + "<br>x" * 5_000 + PARAGRAPH * 8,
        "<frameset></frameset>",
        # a style left open in every cell is closed by the cell
        "<table>" + "<tr><td><font size=2><b>word" * 4_000 + "</table>" + PARAGRAPH * 8,
        ld(articleBody="<" + "b" * 900 + ">"),
        ld(articleBody="\n".join(f"word and {number} words" for number in range(45_000))),
        ld(headline="Bay | " * 800) + PARAGRAPH * 8,
        ld(headline="&#" + "9" * 4_990 + ";") + PARAGRAPH * 8,
        "<meta property=og:site_name content=B><meta property=og:title content='"
        + "B|" * 2_400
        + "Ferry'>"
        + PARAGRAPH * 8,
    ],
)
def test_large_and_odd_pages_are_answered(body):
    assert isinstance(read(body), ParsedArticle | PageRejection)


@pytest.mark.parametrize("label", ["undefined", "idna", "punycode", "utf-16le", "utf-32"])
def test_a_label_that_names_no_encoding_of_pages_is_none(label):
    page = f"<h1>Café</h1>{PARAGRAPH * 8}".encode("latin-1")
    parsed = read(page, f"text/html; charset={label}")
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == "Café"


def test_a_text_file_of_too_many_lines_is_too_large():
    assert read("a\n" * 50_000, "text/plain").reason is RejectReason.TOO_LARGE


def number_paragraphs(count: int) -> str:
    return "".join(f"<p>{number} of the ferries runs until spring.</p>" for number in range(count))


def write_authors(count: int) -> str:
    article = {"@type": "NewsArticle", "headline": "Ferry stays", "author": [{"@id": "x"}] * count}
    graph = [article, {"@id": "x", "name": ["Ann Reed"] * count}]
    return ld(**{"@type": "WebSite", "@graph": graph}) + PARAGRAPH * 3


# pages of a size, and the largest
SHAPES = {
    "breaks in a paragraph": (lambda size: "<p>" + ("word and " * 12 + "<br>") * size, 20_000),
    "breaks in a headline": (lambda size: f"<h1>{'word<br>' * size}</h1>{PARAGRAPH}", 20_000),
    "breaks in a cell": (
        lambda size: "<table><tr><td>a<td>" + ("word and " * 9 + "<br>") * size,
        20_000,
    ),
    "nested days": (lambda size: "<time>" * (size // 40) + number_paragraphs(size), 8_000),
    "nested links beside a source": (
        lambda size: (
            f"<p>Source: Bay News</p>{PARAGRAPH * 3}{'<a href=/x><marquee>' * (size // 20)}"
            + number_paragraphs(size)
        ),
        8_000,
    ),
    "authors that name authors": (write_authors, 4_000),
    "headings beside an endless headline": (
        lambda size: (
            ld(headline="The number " + " ".join(map(str, range(20 * size))))
            + f"<p>{PARAGRAPH}"
            + "".join(f"<h2>The number {number} of them</h2>" for number in range(size // 5))
        ),
        4_000,
    ),
}


@pytest.mark.parametrize(("shape", "size"), SHAPES.values(), ids=SHAPES.keys())
def test_four_times_the_page_does_not_cost_sixteen_times_the_time(shape, size):
    def measure_seconds(size: int) -> float:
        page = shape(size).encode()
        start = process_time()
        read(page)
        return process_time() - start

    measure_seconds(50)
    assert measure_seconds(size) < 9 * measure_seconds(size // 4) + 0.1


def test_a_long_text_within_marks_of_authors_costs_no_more_than_within_others():
    def measure_seconds(mark: str) -> float:
        page = ("<h1>Ferry</h1>" + mark * 60 + "<p>" + "word other \n" * 150_000).encode()
        start = process_time()
        read(page)
        return process_time() - start

    measure_seconds("<div>")
    # read for every mark it took fifteen times as long
    assert measure_seconds("<div class=author>") < 5 * measure_seconds("<div class=text>") + 0.1


def test_long_pages_with_ordinary_tags_are_not_too_large():
    assert find_excess(b"<div><p>text</p></div>" * 5_000) is None
    assert find_excess(b"<img src='data:%b'>" % (b"A" * 50_000)) is None


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_answered(body):
    assert isinstance(read(body), ParsedArticle | PageRejection)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<table>",
        "<td>",
        "<tr>",
        "</table>",
        "<li>",
        "<a>",
        "</a>",
        "<h1>",
        "</h1>",
        "<b>",
        "<script>",
        "</article>",
        "<article>",
        "<svg>",
        "<nav>",
    ]
)


@given(st.lists(TAGS | st.text(max_size=30), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_soup_is_answered(pieces):
    assert isinstance(
        read("".join(pieces).encode("utf-8", "ignore")), ParsedArticle | PageRejection
    )
