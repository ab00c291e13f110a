"""A paragraph of news betrays its language, also among neighbours, and with it which lines around it go."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from transform.boilerplate.clean import clean_article
from transform.boilerplate.facts.language import guess_languages

HERE = Path(__file__).parent
LINES = HERE.parents[1] / "config" / "lines"
PARAGRAPHS = [
    tuple(row.split("\t")) for row in (HERE / "news_paragraphs.txt").read_text("utf-8").splitlines()
]
NEWS = defaultdict(list)
for code, paragraph in PARAGRAPHS:
    NEWS[code].append(paragraph)
SEVERAL = [code for code, paragraphs in NEWS.items() if len(paragraphs) > 1]


@pytest.fixture
def cut(article, prompts):
    """What is cut out of lines on a page that does not say its language."""

    def run(*lines):
        page = article(*lines, title="X")
        return [one.text for one in clean_article(page, prompts=prompts, site_rules=None).removed]

    return run


def read_lines(language, sign):
    rows = (LINES / f"{language}.txt").read_text("utf-8").splitlines()
    return [tuple(row[1:].strip(" ").split("\t")) for row in rows if row.startswith(sign)]


@pytest.mark.parametrize(("language", "text"), PARAGRAPHS)
def test_a_paragraph_of_news_is_known_for_its_language(prompts, article, language, text):
    assert guess_languages(article(text).blocks, prompts)[:1] == [language]


@pytest.mark.parametrize("language", SEVERAL)
def test_lines_that_sites_add_go_from_a_page_that_names_no_language(cut, language):
    for kind, line in read_lines(language, "+"):
        above = kind == "byline"
        lines = (line, *NEWS[language]) if above else (*NEWS[language], line)
        assert cut(*lines) == [line], kind


@pytest.mark.parametrize("language", SEVERAL)
def test_news_with_the_same_words_stays_first_and_last(cut, language):
    for _, line in read_lines(language, "-"):
        assert cut(line, *NEWS[language]) == []
        assert cut(*NEWS[language], line) == []


@pytest.mark.parametrize(
    ("claim", "line"),
    [("no", "Følg oss på Facebook"), ("nb-NO", "Følg oss på Facebook"), ("nn", "Tips oss!")],
)
def test_a_language_is_known_by_each_of_its_codes(article, prompts, claim, line):
    results = ("Haugar 2 Tofte 1 (Berg 12, 40; Vik 71)", "Solum 0 Nordby 3 (Moe 8, 22, 90)")
    page = replace(article(*results, line, title="X"), language_claim=claim)
    assert [one.text for one in clean_article(page, prompts=prompts, site_rules=None).removed] == [
        line
    ]
