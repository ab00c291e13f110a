"""What is counted over a whole page at once is what counting line by line gives."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from extract.article.page.characters import replace_marks, squeeze
from extract.article.page.naming import TOPICS, find_topics, read_naming
from extract.article.page.pen import fold_space
from extract.article.page.walk import Line, Page, walk_page
from extract.article.page.words import number_odds, number_words
from extract.article.rating.clue_features import CLUE_FEATURES, measure_clues
from extract.article.rating.clues import Clues
from extract.article.rating.context import CONTEXT_FEATURES, measure_context
from extract.article.rating.features import list_features, measure_lines
from extract.article.rating.line_model import Lexicon, load_model
from extract.article.rating.outline import outline_page
from extract.article.rating.text_features import TEXT_FEATURES, measure_texts, split_lines

# letters of several scripts, marks, figures; capitals whose small letter depends on its place are left out
TEXTS = st.text(
    st.sampled_from("abcXYZ ÄöŁж東京のاب09٣²_,，、.:;!?\"“«»'’–-\u00a0"), min_size=1, max_size=300
).filter(lambda text: bool(text.strip()))
WORD_ODDS = {"abc": 1.5, "a": -0.5, "ö": -2.0, "東京の": 0.7}
ODDS = number_odds(WORD_ODDS)


def walk(html: str) -> Page:
    body = LexborHTMLParser(html).body
    assert body is not None
    return walk_page(body)


def count_plainly(text: str) -> dict[str, float]:
    words = re.findall(r"[^\W\d_]+", text.lower())[:30]
    odds = [WORD_ODDS[word] for word in words if word in WORD_ODDS] if len(text) < 240 else []
    return {
        "chars": len(text),
        "words": text.count(" ") + 1,
        "commas": sum(map(text.count, ",，、")),
        "ends": text[-1] in ".!?…。！？:;\"”»')",
        "capitals": sum(map(str.isupper, text[:80])) / min(len(text), 80),
        "quotes": sum(map(text.count, '"“«')),
        "word_odds": sum(odds) / (len(words) + 1),
        "word_least": min(odds, default=0.0),
    }


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_texts_are_counted_as_line_by_line(texts):
    columns = dict(
        zip(TEXT_FEATURES, measure_texts([Line(0, text) for text in texts], ODDS), strict=True)
    )
    for place, text in enumerate(texts):
        for name, value in count_plainly(text).items():
            assert columns[name][place] == pytest.approx(value), (name, text)


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_words_and_squeezed_texts_hold_letters_alone(texts):
    folded = [re.findall(r"[^\W\d_]+", text.lower())[:30] for text in texts]
    assert split_lines(texts) == folded
    assert squeeze("\n".join(texts)).split("\n") == [
        re.sub(r"[\W_]+", "", text.lower()) for text in texts
    ]
    assert "\n" not in replace_marks(texts[0])


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_words_have_one_number_wherever_they_stand(texts):
    words = [word for line in split_lines(texts) for word in line]
    numbers, starts = number_words("\n".join(("", *words, "")))
    assert [number_words(f" {word}. ")[0].tolist() for word in words] == [
        [number] for number in numbers
    ]
    assert len(set(numbers.tolist())) == len(set(words))
    assert starts.tolist() == [
        1 + len(" ".join((*words[:place], ""))) for place in range(len(words))
    ]


@given(st.text(st.sampled_from("ab .\n\t\r\u00a0\u00ad\u200b\u2028\u3000é東"), max_size=30))
def test_white_space_is_folded_whatever_its_kind(text):
    assert fold_space(text) == " ".join(text.split())


@given(st.lists(TEXTS, min_size=1, max_size=8), st.lists(TEXTS, max_size=4))
def test_lines_that_the_head_tells_are_found_by_their_letters_alone(texts, told):
    clues = Clues(description=" ".join([*told, texts[0]]), structured_body=" - ".join(texts) * 30)
    lines = [Line(0, text) for text in texts]
    sizes = np.array([len(text) for text in texts], dtype=float)
    columns = dict(zip(CLUE_FEATURES, measure_clues(lines, clues, sizes), strict=True))
    starts = [squeeze(text[:100]) for text in texts]
    body, description = squeeze(clues.structured_body), squeeze(clues.description)
    if len(body) >= 200:
        assert columns["in_structured"].tolist() == [start[:60] in body for start in starts]
    if description:
        assert columns["in_description"].tolist() == [start[:50] in description for start in starts]


def test_a_book_in_one_line_is_measured_by_its_beginning_and_end():
    lines = [Line(0, "abc, " * 4_000 + "end."), Line(0, "abc,")]
    columns = dict(zip(TEXT_FEATURES, measure_texts(lines, ODDS), strict=True))
    assert columns["chars"].tolist() == [20_004, 4]
    assert columns["ends"].tolist() == [True, False]
    assert columns["commas"].tolist() == [2_000, 1]


def test_many_lines_are_measured_as_few():
    lines = [Line(0, f"abc {'ö, ' * (place % 7)}a.") for place in range(1_000)]
    columns = zip(measure_texts(lines, ODDS), measure_texts(lines[:7], ODDS), strict=True)
    for many, few in columns:
        assert many.tolist()[:994] == few.tolist() * 142


def test_sums_over_subtrees_are_the_sums_of_their_lines():
    page = walk("<div>a<section>bb<p>ccc</p></section></div><div><ul><li>dddd</ul></div>eeeee")
    outline = outline_page(page)
    sizes = np.array([len(line.text) for line in page.lines], dtype=float)
    for container in range(len(page.elements.parents)):
        expected = 0
        for line in page.lines:
            index = line.owner
            while index > container:
                index = page.elements.parents[index]
            expected += len(line.text) if index == container else 0
        assert outline.sum_within(sizes)[container] == expected


def test_elements_of_one_look_are_kin_wherever_they_stand():
    page = walk(
        "<div><p class=post-1>one</p></div><main></main><div><p class=post-27>two</p><p>three</p></div>"
    )
    kin = outline_page(page).kin
    assert kin[0] == kin[1] != kin[2]


def test_each_line_has_a_number_for_each_feature():
    page = walk("<h1>Ferry stays</h1><p>One line of text.<p>And <a href=/>another</a> one.")
    outline, model = outline_page(page), load_model()
    rows = measure_lines(page, outline, Clues(headline=0, description="One line"), model.lexicon)
    context = measure_context(outline, model.first.predict(rows), rows)
    assert rows.shape == (3, len(list_features()))
    assert context.shape == (3, len(CONTEXT_FEATURES))
    assert np.isfinite(rows).all()
    assert np.isfinite(context).all()


def test_a_page_of_one_line_can_be_measured():
    page = walk("x")
    outline = outline_page(page)
    rows = measure_lines(page, outline, Clues(), Lexicon(names={}, words={}))
    assert np.isfinite(measure_context(outline, np.array([0.5]), rows)).all()


@pytest.mark.parametrize(
    ("word", "topics"),
    [
        ("commentlist", {"comment"}),
        ("sidebar", {"side"}),
        ("thread", set()),
        ("rail", {"side"}),
        ("trail", set()),
        ("biography", set()),
    ],
)
def test_naming_words_tell_topics(word, topics):
    bits = find_topics(word)
    assert {name for place, name in enumerate(TOPICS) if bits >> place & 1} >= topics
    if not topics:
        assert bits == 0


def test_names_that_hide_an_element_are_seen():
    assert read_naming("box sr-only").veiled
    assert read_naming("Is-Hidden").veiled
    assert not read_naming("hiddenness").veiled


@given(st.text("ab-Z9 \nöK", max_size=80))
def test_naming_words_are_runs_of_letters(names):
    assert read_naming(names).words == tuple(re.findall("[a-z]{2,}", names.lower()))
