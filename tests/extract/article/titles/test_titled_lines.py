"""Where a page's heading is its site's or section's name, the head's title tells which line is the headline."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from extract.article.page.walk import walk_page
from extract.article.read import read_article
from extract.article.titles.titled_lines import find_titled_line
from records.article import ParsedArticle

PARAGRAPHS = "".join(
    f"<p>The harbour board met for the {turn} time on Monday and heard what the dredging of the basin would cost the town.</p>"
    for turn in ("first", "second", "third", "fourth")
)
HEADLINE = "Dredging costs the town twice as much"


def read_title(body: str, document: str, head: str = "") -> str | None:
    html = (
        f"<html><head><title>{document}</title>{head}</head><body>{body}{PARAGRAPHS}</body></html>"
    )
    parsed = read_article(html.encode(), url="https://bay.example/n/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    return parsed.title


@pytest.mark.parametrize(
    "document",
    [f"Bay Gazette | Local | {HEADLINE}", f"Gazette :: {HEADLINE}", f"{HEADLINE} - Bay - Gazette"],
)
@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Local</h1><div>{HEADLINE}</div>",
        f'<h1><a href="/">The voice of the bay towns</a></h1><h2>{HEADLINE}</h2>',
        f"<table><tr><td><font size=5><b>{HEADLINE}</b></font></td></tr></table>",
    ],
)
def test_the_line_that_the_title_holds_is_the_headline(body, document):
    assert read_title(body, document) == HEADLINE


def test_two_parts_of_the_title_may_be_one_headline():
    long = f"{HEADLINE} – and three years late"
    claim = f'<meta property="og:title" content="{HEADLINE}">'
    body = f'<h1><a href="/">Gazette</a></h1><h3>{long}</h3>'
    assert read_title(body, f"Gazette » {long}", claim) == long


@pytest.mark.parametrize(
    ("title", "line", "document"),
    [
        (HEADLINE, f"{HEADLINE} | Bay Gazette", f"{HEADLINE} | Bay Gazette"),
        (
            HEADLINE,
            "What the towns of the bay read",
            f"{HEADLINE} | What the towns of the bay read",
        ),
        ("Gazette", f"Gazette » {HEADLINE}", f"Gazette » {HEADLINE}"),
        ("Gazette", HEADLINE, "Gazette"),
        ("Gazette", "Bay town news", "Gazette | Bay town news"),
    ],
)
def test_what_is_named_well_keeps_its_name(title, line, document):
    parser = LexborHTMLParser(f"<body><p>{line}</p><p>Text.</p>")
    assert parser.body is not None
    assert find_titled_line(walk_page(parser.body).lines, document, title) is None


def test_a_short_headline_that_the_title_begins_with_stays():
    told = "How a small town lost its only school"
    body = f"<h1>Frozen out</h1><p>{told}</p>"
    assert read_title(body, f"Frozen out - {told} - Daily Herald") == "Frozen out"
