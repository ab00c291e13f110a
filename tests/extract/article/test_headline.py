"""The headline is chosen among headings and the head's claims, without the site's name."""

import pytest

from extract.article.headline import TitleClaims, choose_headline, compare, trim_site_name


def claims(**told) -> TitleClaims:
    fields = {
        "structured": None,
        "social": None,
        "document": None,
        "site_name": None,
        "host": "www.bay.example",
    }
    return TitleClaims(**{**fields, **told})


@pytest.mark.parametrize(
    ("headings", "told", "title"),
    [
        ([(1, "Ferry stays")], {"document": "Ferry stays | Bay Gazette"}, "Ferry stays"),
        (
            [(1, "Bay Gazette"), (1, "Ferry stays")],
            {"document": "Ferry stays - Bay Gazette"},
            "Ferry stays",
        ),
        (
            [(1, "Bay Gazette"), (2, "Ferry stays")],
            {"document": "Bay Gazette » Ferry stays", "site_name": "Bay Gazette"},
            "Ferry stays",
        ),
        (
            [(1, "Bay Gazette"), (2, "“Ferry” stays!")],
            {"social": "ferry stays", "site_name": "Bay Gazette"},
            "“Ferry” stays!",
        ),
        ([(1, "The Bay")], {"document": "Ferry stays for now | The Bay"}, "Ferry stays for now"),
        ([], {"social": "Ferry stays", "document": "Ferry | Bay"}, "Ferry stays"),
        (
            [],
            {"document": "Ferry stays for the winter – Bay Gazette"},
            "Ferry stays for the winter",
        ),
        ([(1, "A wholly different heading here")], {}, "A wholly different heading here"),
        (
            [(1, "A wholly different heading here")],
            {"social": "Ferry stays all winter"},
            "A wholly different heading here",
        ),
        ([(1, "One"), (1, "Two")], {"social": "Ferry stays all winter"}, "Ferry stays all winter"),
        ([], {}, None),
    ],
)
def test_the_headline_is_the_heading_the_head_supports(headings, told, title):
    assert choose_headline(headings, claims(**told)) == title


def test_a_claim_that_begins_like_another_loses_the_rest():
    told = claims(structured="Ferry stays", social="Ferry stays - A Bay Story")
    assert trim_site_name("Ferry stays - A Bay Story", told) == "Ferry stays"


def test_headlines_are_alike_by_their_words():
    assert compare("Ferry stays!", "ferry  stays") == 1.0
    assert compare("", "x") == 0.0
    assert 0.6 < compare("Ferry stays open", "Ferry stays open all winter") < 1.0
    assert compare("Ferry stays", "Bread rises") == 0.0
