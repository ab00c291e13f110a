"""What holds for every page: order, no invented text, and what must not matter does not."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article.read import read_article
from records.article import ParsedArticle

WORDS = st.lists(
    st.sampled_from(
        [
            "ferry",
            "harbour",
            "council",
            "winter",
            "bread",
            "towns",
            "money",
            "spring",
            "night",
            "boat",
            "people",
            "decided",
            "kept",
            "said",
            "paid",
        ]
    ),
    min_size=12,
    max_size=40,
)
# a text that is held several times counts once, and once may be too little for an article
PARAGRAPHS = st.lists(
    WORDS.map(lambda words: " ".join(words).capitalize() + "."),
    min_size=3,
    max_size=12,
    unique=True,
)


def read(html: str) -> ParsedArticle:
    parsed = read_article(html.encode(), url="https://bay.example/x", source="bay")
    assert isinstance(parsed, ParsedArticle)
    return parsed


def page(paragraphs: list[str], gap: str = "", attributes: str = 'class="post-body" id="a"') -> str:
    body = gap.join(f"<p>{gap}{text}{gap}</p>" for text in paragraphs)
    return f"<html><head><title>Ferry stays | Bay</title></head><body><article {attributes}><h1>Ferry stays</h1>{gap}{body}</article></body></html>"


@given(PARAGRAPHS)
@settings(max_examples=60, deadline=None)
def test_blocks_stand_in_document_order_and_invent_nothing(paragraphs):
    html = page(paragraphs)
    blocks = read(html).blocks
    assert [block.position for block in blocks] == list(range(len(blocks)))
    place = 0
    for block in blocks:
        place = html.index(block.text, place)
    tokens = set(re.findall(r"\w+", html))
    assert all(token in tokens for block in blocks for token in re.findall(r"\w+", block.text))


@given(PARAGRAPHS)
@settings(max_examples=40, deadline=None)
def test_white_space_between_tags_and_attribute_order_do_not_matter(paragraphs):
    plain = read(page(paragraphs))
    assert read(page(paragraphs, gap="\n   ")) == plain
    assert read(page(paragraphs, attributes='id="a" class="post-body"')).blocks == plain.blocks
