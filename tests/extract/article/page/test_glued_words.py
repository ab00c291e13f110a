"""Words of neighbouring elements that styles set apart are set apart in text; parts of one word are not."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from extract.article.page.walk import walk_page


def read_line(markup: str) -> str:
    body = LexborHTMLParser(f"<div>{markup}</div>").body
    assert body is not None
    (line,) = walk_page(body).lines
    return line.text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>Read also</span><a href=/a>Ferry stays</a>", "Read also Ferry stays"),
        ("<span>READ ALSO</span><a href=/a>Ferry stays</a>", "READ ALSO Ferry stays"),
        ("<span>Updated:</span><span>Monday</span>", "Updated: Monday"),
        ("<span>Ann Reed</span><time>4 May 2022</time>", "Ann Reed 4 May 2022"),
        ("<time>08:15</time><a href=/a>Ann Reed</a>", "08:15 Ann Reed"),
        ("<span>the bay</span><span>NEWS DESK</span>", "the bay NEWS DESK"),
        ("<a href=/a>The ferry stays.</a><b>The mayor is glad</b>", "The ferry stays. The mayor is glad"),
        ("<span>წაიკითხეთ</span><a href=/a>სკოლა</a>", "წაიკითხეთ სკოლა"),
        ("<span>כתבה קשורה</span><a href=/a>שביתה</a>", "כתבה קשורה שביתה"),
        ("<span>Лодка стоит</span><span>Мэр рад</span>", "Лодка стоит Мэр рад"),
    ],
)  # fmt: skip
def test_words_of_two_elements_are_parted(markup, text):
    assert read_line(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>T</span>he ferry", "The ferry"),
        ("<span>Th</span>Eatre", "ThEatre"),
        ("H<sub>2</sub>O and CO<sub>2</sub>", "H2O and CO2"),
        ("Ferryman<sup>TM</sup>", "FerrymanTM"),
        ("the ferry<sup>12</sup> stays", "the ferry12 stays"),
        ("READ MO<b>RE: Ferry</b>", "READ MORE: Ferry"),
        ("un<b>believ</b>able", "unbelievable"),
        ("Harbour<wbr>Boat", "HarbourBoat"),
        ("渡轮<b>CCTV</b>停航", "渡轮CCTV停航"),
        ("ב<a href=/a>חיפה</a>", "בחיפה"),
        ("<span>渡轮</span><a href=/a>停航</a>", "渡轮停航"),
        ("<a href=/a>child</a><a href=/a>ren</a>", "children"),
        ("<b>Ferry</b>, <i>Harbour</i>", "Ferry, Harbour"),
    ],
)
def test_parts_of_a_word_stay_together(markup, text):
    assert read_line(markup) == text
