"""A kicker, a day or a label in the headline's own heading is no part of the headline where a claim lacks it."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle

PARAGRAPHS = "".join(
    f"<p>The harbour board met for the {turn} time on Monday and heard what the dredging of the basin would cost the town.</p>"
    for turn in ("first", "second", "third", "fourth")
)
HEADLINE = "Dredging costs the town twice as much"


def read_title(heading: str, document: str, head: str = "") -> str | None:
    html = f"<html><head><title>{document}</title>{head}</head><body><h1>{heading}</h1>{PARAGRAPHS}</body></html>"
    parsed = read_article(html.encode(), url="https://bay.example/n/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    return parsed.title


@pytest.mark.parametrize(
    "heading",
    [
        f"<span>Harbour in danger</span> <span>{HEADLINE}</span>",
        f"<small>Harbour in danger</small>{HEADLINE}",
        f"<span>Harbour in danger</span><span hidden> : </span><span>{HEADLINE}</span>",
        f"<time>4 May 2022</time>\n<span>\n  {HEADLINE}\n</span>",
    ],
)
@pytest.mark.parametrize(
    ("document", "head"),
    [
        (f"{HEADLINE} | Bay Gazette", ""),
        ("Mud | Bay Gazette", f'<meta property="og:title" content="{HEADLINE}">'),
        ("Mud | Bay Gazette", f'<meta property="og:title" content="Quay: {HEADLINE}">'),
        ("Mud | Bay Gazette", '<meta property="og:title" content="Dredging costs the town">'),
    ],
)
def test_a_kicker_s_element_is_left_out(heading, document, head):
    assert read_title(heading, document, head) == HEADLINE


@pytest.mark.parametrize("name", ["article__kicker", "Overline", "c-eyebrow"])
def test_an_element_that_is_called_a_kicker_is_left_out_whatever_is_claimed(name):
    heading = f'<span class="{name}">Harbour in danger</span> <span>{HEADLINE}</span>'
    assert read_title(heading, "Mud in the basin | Bay Gazette") == HEADLINE


@pytest.mark.parametrize(
    ("heading", "document", "title"),
    [
        # no claim lacks it
        (f"<i>Harbour</i> {HEADLINE}", f"Harbour {HEADLINE}", f"Harbour {HEADLINE}"),
        # no border of elements
        (f"Why {HEADLINE}", HEADLINE, f"Why {HEADLINE}"),
        # a break is none
        (f"Why it pays:<br>{HEADLINE}", HEADLINE, f"Why it pays: {HEADLINE}"),
    ],
)  # fmt: skip
def test_the_heading_is_whole_otherwise(heading, document, title):
    assert read_title(heading, document) == title


def test_the_headline_s_line_is_no_text():
    html = (
        f"<title>{HEADLINE}</title><h1><span>Harbour in danger</span> <span>{HEADLINE}</span></h1>"
    )
    parsed = read_article((html + PARAGRAPHS).encode(), url="https://bay.example/n/1", source="bay")
    assert isinstance(parsed, ParsedArticle)
    assert not any(HEADLINE in block.text and block.likelihood >= 0.5 for block in parsed.blocks)
