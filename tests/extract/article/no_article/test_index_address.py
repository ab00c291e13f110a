"""Addresses of lists are told from those of articles by their shape, whatever the site and its language."""

import pytest

from extract.article.no_article.index_address import may_be_index, names_index

SECTIONS = [
    "/",
    "",
    "/index.php",
    "/news",
    "/politik/",
    "/world/europe",
    "/de/lokal-news",
    "/lenta",
    "/index2.html",
]
NAMED = [
    "/tag/canals",
    "/category/local-news/page/2",
    "/kategorie/stadt",
    "/authors/ann-reed-and-others-here",
    "/archive/2024/03",
    "/2014/03/",
    "/2026-11",
    "/search?q=bridge",
    "/?s=harbour",
    "/news?page=3",
]
ARTICLES = [
    "/news/village-buys-its-pub",
    "/2026/05/01/storm",
    "/a/48213.html",
    "/?id=48213",
    "/news/uk/politics/east/vote",
    "/story_of_a_bridge.html",
    "/tagung-in-der-stadt",
    "/authority-warns-of-ice",
    "/n/xPq4A1",
    "/a/b7f3kz",
]


@pytest.mark.parametrize("path", SECTIONS + NAMED)
def test_the_address_of_a_front_page_a_section_or_a_list_may_be_an_index(path):
    assert may_be_index(f"https://bay.example{path}")


@pytest.mark.parametrize("path", NAMED)
def test_an_address_that_names_a_tag_an_author_a_month_or_a_search_says_so(path):
    assert names_index(f"https://bay.example{path}")


@pytest.mark.parametrize("path", SECTIONS)
def test_a_plain_section_does_not_say_that_it_is_a_list(path):
    assert not names_index(f"https://bay.example{path}")


@pytest.mark.parametrize("path", ARTICLES)
def test_an_address_with_a_headline_or_a_number_is_an_articles(path):
    assert not may_be_index(f"https://bay.example{path}")
    assert not names_index(f"https://bay.example{path}")


def test_a_broken_address_raises_nothing():
    assert may_be_index("https://[bay.example/")
