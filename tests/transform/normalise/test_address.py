"""The addresses that can be trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.address import decide_address, guess_country_of_host, resolve_link

OWN = "https://www.example.org/news/1?utm_source=x&id=7#top"


@pytest.mark.parametrize(
    ("canonical", "address"),
    [
        (None, "https://www.example.org/news/1?id=7"),
        ("", "https://www.example.org/news/1?id=7"),
        (OWN, "https://www.example.org/news/1?id=7"),
        ("https://example.org/news/1", "https://example.org/news/1"),
        ("/news/one", "https://www.example.org/news/one"),
        ("https://m.example.org/news/1", "https://m.example.org/news/1"),
        ("https://amp.news.example.org/1", "https://amp.news.example.org/1"),
        ("https://www.example.org/", "https://www.example.org/news/1?id=7"),
        ("https://example.org", "https://www.example.org/news/1?id=7"),
        ("https://other.example.net/news/1", "https://www.example.org/news/1?id=7"),
        ("https://evilexample.org/news/1", "https://www.example.org/news/1?id=7"),
        ("javascript:void(0)", "https://www.example.org/news/1?id=7"),
        ("http://[::bad/", "https://www.example.org/news/1?id=7"),
    ],
)
def test_the_canonical_address_is_trusted_on_its_own_site_only(canonical, address):
    assert decide_address(OWN, canonical) == address


def test_the_home_page_may_be_its_own_canonical_address():
    assert (
        decide_address("https://www.example.org/", "https://example.org/") == "https://example.org/"
    )


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("/img/a.jpg", "https://example.org/img/a.jpg"),
        ("//cdn.example.org/a.jpg", "https://cdn.example.org/a.jpg"),
        (" a.jpg ", "https://example.org/news/a.jpg"),
        ("data:image/png;base64,AAAA", None),
        ("", None),
        (None, None),
        ("http://[::bad/", None),
    ],
)
def test_links_become_absolute_or_nothing(link, target):
    assert resolve_link("https://example.org/news/1", link) == target


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://a.co.uk/1", "GB"), ("https://a.de/", "DE"), ("https://a.org/", None), ("https://a.io/", None), ("https://10.0.0.1/", None), ("file:///x", None)],
)  # fmt: skip
def test_the_ending_of_a_host_hints_at_a_country(url, country):
    assert guess_country_of_host(url) == country


@given(st.text(max_size=60))
def test_an_article_has_one_address_however_often_it_is_decided(canonical):
    address = decide_address(OWN, canonical)
    assert decide_address(address, None) == address
    assert decide_address(address, address) == address
