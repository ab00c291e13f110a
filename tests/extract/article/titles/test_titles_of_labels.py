"""A site's or a section's name that heads its pages is no headline where the address or a heading tells the headline."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle

PARAGRAPHS = "".join(
    f"<p>The harbour board met for the {turn} time on Monday and heard what the dredging of the basin would cost the town.</p>"
    for turn in ("first", "second", "third", "fourth")
)
SLUG = "https://bay.example/news/dredging-costs-double"


def read_title(document: str, body: str, url: str = SLUG, head: str = "") -> str | None:
    html = (
        f"<html><head><title>{document}</title>{head}</head><body>{body}{PARAGRAPHS}</body></html>"
    )
    parsed = read_article(html.encode(), url=url, source="bay")
    assert isinstance(parsed, ParsedArticle)
    return parsed.title


@pytest.mark.parametrize(
    ("document", "body"),
    [
        ("Bay Town Council Office", "<h1>Bay Town Council Office</h1><h3>Dredging costs double</h3>"),
        ("Harbour | Bay", '<div class="top">Dredging costs double</div>'),
        ("Bay notes &raquo; Archive &raquo; Dredging costs double", "<h1>Bay notes</h1>"),
        ("Bay notes: Dredging costs double", "<h1>Bay notes</h1><h2>May</h2><h3>Dredging costs double</h3>"),
        ("Notices | Dredging costs double - Bay", "<h1>Notices</h1><h2>Dredging costs double</h2>"),
    ],
)  # fmt: skip
def test_the_address_tells_which_line_is_the_headline(document, body):
    assert read_title(document, body) == "Dredging costs double"


def test_a_heading_behind_the_site_s_name_and_a_colon_is_the_headline_in_any_script():
    body = "<h1>காவேரி செய்திகள்</h1><h2>வெள்ளி</h2><h3>வீணை விழா தொடங்கியது</h3>"
    title = read_title("காவேரி செய்திகள்: வீணை விழா தொடங்கியது", body)
    assert title == "வீணை விழா தொடங்கியது"


@pytest.mark.parametrize(
    ("document", "body", "head"),
    [
        # the page's data call the article so
        ("Mud - Bay", "<h1>Mud</h1><h4>Dredging costs double</h4>", '<meta property="og:title" content="Mud">'),
        # a headline of its own, whatever the address says
        ("Why the mud stays where it is - Bay", "<h4>Dredging costs double</h4><h1>Why the mud stays where it is</h1>", ""),
    ],
)  # fmt: skip
def test_a_headline_is_kept_though_the_address_says_other_words(document, body, head):
    assert read_title(document, body, head=head) == document.removesuffix(" - Bay")


def test_an_address_without_words_changes_nothing():
    body = "<h1>Mud</h1><h3>Dredging costs double</h3>"
    assert read_title("Mud - Bay", body, "https://bay.example/n/48213") == "Mud"


def test_a_headline_set_on_two_lines_is_one():
    assert read_title("Bay Gazette", "<h1>Dredging costs<br>double</h1>") == "Dredging costs double"
    assert read_title("Bay Gazette", "<h1>Dredging costs double<br><br>Monday</h1>").startswith(
        "Dredging costs double"
    )


@pytest.mark.parametrize(
    "document",
    [
        "Bay Council - News - Dredging costs the town double",
        "Blog archive » Dredging costs the town double",
        "Dredging costs the town double — The «Bay»",
    ],
)
def test_a_heading_that_is_a_part_of_the_title_is_the_headline(document):
    body = "<h2>Dredging costs the town double</h2><h4>Latest news</h4>"
    assert (
        read_title(document, body, "https://bay.example/n/48213")
        == "Dredging costs the town double"
    )
