"""The country an article is about."""

import pytest

from records.article import CleaningLayer, RemovedBlock
from transform.normalise.country import decide_country, name_country


def removed(text, rule="kicker"):
    return RemovedBlock(
        position=0, text=text, rule=rule, rule_version="1", layer=CleaningLayer.PAGE
    )


def decide(*, cut=(), section=None, tags=(), language="en", source_country=None):
    return decide_country(
        removed=cut, section=section, tags=tags, language=language, source_country=source_country
    )


@pytest.mark.parametrize(
    ("kicker", "language", "country"),
    [
        ("Belarus News", "en", "BY"),
        ("News of Kazakhstan", "en", "KZ"),
        ("Новости Беларуси", "ru", None),
        ("Беларусь", "ru", "BY"),
        ("World / Belarus", "en", "BY"),
        ("Nachrichten aus Österreich", "de", "AT"),
        ("France", "fr", "FR"),
        ("USA", "en", "US"),
        ("Politics", "en", None),
        ("Russia, Ukraine", "en", None),
    ],
)
def test_reads_the_country_of_a_kicker(kicker, language, country):
    assert decide(cut=(removed(kicker),), language=language) == country


def test_a_kicker_comes_before_the_section_and_this_before_tags_and_source():
    known = {"section": "France", "tags": ("Spain",), "source_country": "DE"}
    assert decide(cut=(removed("Belarus"),), **known) == "BY"
    assert decide(cut=(removed("Belarus", "share_bar"),), **known) == "FR"
    assert decide(**(known | {"section": "Sports"})) == "ES"
    assert decide(**(known | {"section": None, "tags": ()})) == "DE"
    assert decide() is None


def test_tags_of_two_countries_or_of_an_unclear_name_decide_nothing():
    assert decide(tags=("Spain", "France"), source_country="DE") == "DE"
    assert decide(tags=("Jordan", "basketball"), source_country="US") == "US"
    assert decide(tags=("Spain", "spain")) == "ES"


def test_a_long_section_names_no_country():
    assert (
        decide(section="Everything that happened this week in the wide world, France included")
        is None
    )


@pytest.mark.parametrize("name", ["European Union", "Kosovo", "world", "Europe", "", "Atlantis"])
def test_what_iso_3166_does_not_list_is_no_country(name):
    assert name_country(name, "en") is None


def test_an_unknown_language_still_knows_english_names():
    assert name_country("Germany", "qq") == "DE"
    assert name_country("Deutschland", "de") == "DE"
    assert name_country("Deutschland", None) is None
