"""The texts of a page's templates, each once."""

from selectolax.lexbor import LexborHTMLParser

from extract.article.data.scripts import list_stories
from tests.growth import measure_growth

PARAGRAPH = (
    "<p>The harbour council decided that the night ferry will keep running until spring.</p>"
)


def list_texts(body: str) -> list[str]:
    return [story.text for story in list_stories(LexborHTMLParser(f"<body>{body}"))]


def test_templates_side_by_side_are_told_longest_first():
    template = "<template>{}</template>"
    assert list_texts(template.format(PARAGRAPH * 6) + template.format(PARAGRAPH * 8)) == [
        PARAGRAPH * 8,
        PARAGRAPH * 6,
    ]


def test_what_stands_within_a_template_is_told_with_it():
    inner = f"<noscript>{PARAGRAPH * 8}</noscript>"
    assert list_texts(f"<noscript>{inner}</noscript>") == [inner]


def test_a_text_within_many_templates_costs_no_more_than_within_one():
    def wrap(depth: int) -> LexborHTMLParser:
        return LexborHTMLParser(f"<body>{'<noscript>' * depth}{PARAGRAPH * 2_000}")

    # written out for each of them it took fifty times as long
    assert measure_growth(list_stories, wrap(1), wrap(50)) < 5
