"""Pages made to hurt are answered, with an article or a reason, and never with an exception."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article.read import read_article
from extract.page_size import MAX_TAGS, find_excess
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason

PARAGRAPH = "<p>The harbour council decided on Tuesday that the night ferry will keep running until spring, after a debate.</p>"


def read(body: str | bytes) -> ParsedArticle | PageRejection:
    raw = body.encode() if isinstance(body, str) else body
    return read_article(raw, url="https://bay.example/x", source="bay")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<div " + " ".join(f"a{number}=1" for number in range(200_000)) + ">",
        "<div " + " ".join(f"a{number}" for number in range(20_000)) + ">",
        "<a href=/a>link</a>" * (MAX_TAGS // 2 + 1),
        "<body>" + "<i><section>" * 2_000,
        "<p>word" * 40_000,
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
    ],
)
def test_large_and_odd_pages_are_answered(body):
    assert isinstance(read(body), ParsedArticle | PageRejection)


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
