"""What stands around a field for the reader's mail address is no text, whatever its language."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle

PARAGRAPHS = [
    f"<p>The harbour board met for the {turn} time on Monday and heard what the dredging of the basin would cost the town.</p>"
    for turn in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
]
BOX = "<div class=x7><h4>Kuus lehte</h4><p>Kuus head lugu igal reedel sinu postkastis, tasuta ja ilma reklaamita.</p>{form}</div>"
FIELDS = [
    "<form><input type=email><button>Go</button></form>",
    "<form><input name=EMAIL><button>Go</button></form>",
    "<div><label><input placeholder='you@bay.example'></label></div>",
]


def list_text(*parts: str) -> str:
    """Return the lines of a page that are likely text."""
    html = (
        f"<title>Dredging</title><h1>Dredging costs double</h1><article>{''.join(parts)}</article>"
    )
    parsed = read_article(html.encode(), url="https://bay.example/n/48213", source="bay")
    assert isinstance(parsed, ParsedArticle)
    return "\n".join(block.text for block in parsed.blocks if block.likelihood >= 0.5)


@pytest.mark.parametrize("field", FIELDS)
def test_a_box_that_asks_for_a_mail_address_is_no_text(field):
    text = list_text(*PARAGRAPHS[:4], BOX.format(form=field), *PARAGRAPHS[4:])
    assert "postkastis" not in text
    assert text.count("harbour board") == len(PARAGRAPHS)


@pytest.mark.parametrize("field", ["<input type=search>", "<input name=place>", ""])
def test_a_box_that_asks_for_nothing_of_the_kind_may_be_text(field):
    text = list_text(*PARAGRAPHS[:4], BOX.format(form=field), *PARAGRAPHS[4:])
    assert "postkastis" in text


def test_an_article_that_ends_in_a_mail_field_is_text():
    text = list_text("<div>", *PARAGRAPHS[:2], FIELDS[0], "</div>")
    assert text.count("harbour board") == 2
