"""What one page's bytes become: real templates, in behaviour a reader can check."""

import pytest

from config.schema import Selectors
from extract.article.read import read_article, read_plain_text
from records.article import BlockKind, ParsedArticle
from records.outcome import PageRejection, RejectReason

TITLE = "Harbour council votes to keep the night ferry running through winter"
PARAGRAPHS = [
    "The harbour council decided on Tuesday that the night ferry will keep running until spring, after a debate that lasted nearly four hours.",
    "Fishermen, nurses and bakers had asked for the boat, because no other way across the bay is open between midnight and five in the morning.",
    '"We counted the passengers ourselves, and there were more than anybody expected," said the harbour master, who has run the line for years.',
    "The cost will be shared by three towns. Each of them pays for two months, and the county covers what is missing at the end of the season.",
    "Critics on the council doubted the figures, but they accepted a review in April, when the summer timetable has to be printed in any case.",
]
HEADER = "Bay Gazette"
PROMPT = "Want to know more about the bay? Subscribe to our news on social networks."


def semantic() -> str:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<html><head><title>{TITLE} | {HEADER}</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
        f"<main><article><header>{HEADER}</header><h1>{TITLE}</h1>{body}<p>{PROMPT}</p><p>{TITLE}</p></article></main>"
        "<footer>Imprint and contact</footer></body></html>"
    )


def soup() -> str:
    body = "".join(f"<div>{text}</div>" for text in PARAGRAPHS)
    return (
        f"<html><head><title>{TITLE} | {HEADER}</title></head><body><div><div><a href=/>Home</a></div><div>{HEADER}</div>"
        f"<div><h1>{TITLE}</h1></div><div>{body}<div>{PROMPT}</div><div>{TITLE}</div></div></div>"
        "<div><div><a href=/1>Another story of the day here</a></div></div></body></html>"
    )


def table() -> str:
    body = "<br><br>".join([*PARAGRAPHS, PROMPT, TITLE])
    return (
        f"<html><head><title>{TITLE} | {HEADER}</title></head><body><table><tr><td>Home<br>News</td><td><b>{HEADER}</b><br><br>"
        f"<h1>{TITLE}</h1>{body}</td></tr></table></body></html>"
    )


def read(html: str | bytes, **options) -> ParsedArticle | PageRejection:
    body = html.encode() if isinstance(html, str) else html
    return read_article(body, url="https://bay.example/news/1", source="bay", **options)


@pytest.mark.parametrize("template", [semantic, soup, table])
def test_every_template_gives_the_same_paragraphs_in_order(template):
    parsed = read(template())
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == TITLE
    likely = [block.text for block in parsed.blocks if block.likelihood >= 0.5]
    assert [text for text in likely if text in PARAGRAPHS] == PARAGRAPHS
    texts = [block.text for block in parsed.blocks]
    assert texts.count(TITLE) == 2
    assert PROMPT in texts
    assert "Imprint and contact" not in texts
    assert [block.position for block in parsed.blocks] == list(range(len(texts)))


def test_plain_text_takes_the_line_that_recurs_as_headline():
    parsed = read_plain_text(
        "\n\n".join([HEADER, TITLE, *PARAGRAPHS, PROMPT, TITLE]),
        url="https://bay.example/1",
        source="bay",
    )
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == TITLE
    assert [block.text for block in parsed.blocks] == [HEADER, TITLE, *PARAGRAPHS, PROMPT, TITLE]
    assert parsed.blocks[1].kind is BlockKind.HEADING
    assert parsed.blocks[0].likelihood < 0.5


def test_plain_text_without_a_recurring_line_takes_the_first_like_a_headline():
    parsed = read_plain_text("\n".join([HEADER, TITLE, *PARAGRAPHS]), url="u", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == TITLE


def test_empty_text_is_rejected():
    parsed = read_plain_text(" \n\n", url="u", source="bay")
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is RejectReason.EMPTY_PAGE


def test_selectors_win():
    page = semantic().replace(
        "<footer>",
        "<div id=x><h2>Other title of it</h2><p>Only this text.</p><p class=ad>Buy!</p></div><footer>",
    )
    parsed = read(page, selectors=Selectors(title="#x h2", body="#x", remove=(".ad",)))
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == "Other title of it"
    assert [block.text for block in parsed.blocks] == ["Other title of it", "Only this text."]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", RejectReason.EMPTY_PAGE),
        (b"  \n", RejectReason.EMPTY_PAGE),
        (b"<html><body><script>x</script></body></html>", RejectReason.EMPTY_PAGE),
        (b"%PDF-1.7 ...", RejectReason.NOT_HTML),
        (bytes(range(256)) * 20, RejectReason.NOT_HTML),
    ],
)
def test_what_is_no_page_is_rejected(body, reason):
    parsed = read(body)
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is reason


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>{}</title></item></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{}</title></entry></feed>',
        '<!-- made by a system -->\n<rdf:RDF xmlns:rdf="x"><item>{}</item></rdf:RDF>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>',
    ],
)
def test_a_list_for_machines_is_no_page(body):
    text = "The harbour council decided on Tuesday that the night ferry will run until spring. " * 9
    told = read_article(body.format(text).encode(), url="https://bay.example/feed/", source="bay")
    assert told.reason is RejectReason.NOT_HTML


def test_an_image_by_its_content_type_is_no_page():
    parsed = read(semantic(), content_type="image/svg+xml")
    assert isinstance(parsed, ParsedArticle)
    parsed = read(semantic(), content_type="image/png")
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is RejectReason.NOT_HTML


TEXT = b"Bbabo NET\n\nRiver ferries stop for the winter\n\nThe last ferry left at noon.\n\nThe next goes in May.\n\nRiver ferries stop for the winter\n"


def test_a_text_file_is_read_line_by_line():
    parsed = read_article(
        TEXT, url="https://example.org/a.txt", source="s", content_type="text/plain; charset=utf-8"
    )
    assert isinstance(parsed, ParsedArticle)
    assert parsed.title == "River ferries stop for the winter"
    assert [block.text for block in parsed.blocks] == [
        line.decode() for line in TEXT.splitlines() if line
    ]


def test_a_page_that_a_server_calls_a_text_file_is_still_a_page():
    page = b"<!doctype html><title>Ferries</title><h1>Ferries</h1>" + b"".join(
        b"<p>The last ferry of the year left the pier at noon, and the next goes in May, the captain said.</p>"
        for _ in range(3)
    )
    parsed = read_article(page, url="https://example.org/a", source="s", content_type="text/plain")
    assert isinstance(parsed, ParsedArticle)
    assert not any("<" in block.text for block in parsed.blocks)
