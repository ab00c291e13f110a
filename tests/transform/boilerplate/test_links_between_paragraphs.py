"""A box with a link between two paragraphs goes; a link of the text's own stays."""

import pytest

from records.article import BlockKind
from transform.boilerplate.clean import clean_article

BODY = (
    "The regional council put off its vote on the second bridge early on Tuesday, after a night of talks in the town hall.",
    "Engineers had warned that the northern bank is softer than the first survey showed, and that the piles would go deeper.",
    "The mayor said the town could wait another winter, but the ferrymen, who carried schoolchildren, were less patient.",
)
FRAME = ("article", "body")


@pytest.fixture
def keep(article, line, prompts):
    def run(between, *, language="en"):
        lines = [line(text, *FRAME) for text in BODY]
        parsed = article(lines[0], lines[1], between, lines[2], language_claim=language)
        cleaned = clean_article(parsed, prompts=prompts, site_rules=None)
        return [block.text for block in cleaned.kept if block.text not in BODY]

    return run


@pytest.mark.parametrize(
    ("text", "density"),
    [
        ("LEXO EDHE: Tregu i vjetër hapet sërish", 0.75),
        ("წაიკითხეთ აგრეთვესკოლა, სადაც ერთი მოსწავლეა", 0.6),
        ("How the ferry was saved in a winter", 1.0),
    ],
)
def test_a_box_of_its_own_name_goes(keep, line, text, density):
    assert keep(line(text, *FRAME, "lexo", link_density=density), language="sq") == []


@pytest.mark.parametrize("label", ["Read also", "READ MORE"])
def test_a_label_is_known_where_the_link_begins(keep, line, label):
    title = "The old market opens again on Sunday morning after the flood of the spring"
    density = len(title) / len(f"{label} {title}")
    assert keep(line(f"{label} {title}", *FRAME, link_density=density)) == []


@pytest.mark.parametrize(
    ("text", "words", "kind", "density"),
    [
        # the paragraphs' own element
        ("The survey of the northern bank (pdf)", FRAME, BlockKind.PARAGRAPH, 0.9),
        ("The survey of the northern bank (pdf)", (*FRAME, "files"), BlockKind.LIST_ITEM, 0.9),
        ("The survey is open to all who ask for it.", (*FRAME, "note"), BlockKind.PARAGRAPH, 0.7),
        ("Survey of the bank and of the road behind", (*FRAME, "note"), BlockKind.PARAGRAPH, 0.3),
    ],
)  # fmt: skip
def test_a_link_of_the_text_stays(keep, line, text, words, kind, density):
    assert keep(line(text, *words, kind=kind, link_density=density)) == [text]
