import pytest

from extract.discover.hosts import is_same_site


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://пример.рф/a", "http://xn--e1afmkfd.xn--p1ai/"),
        ("https://НОВОСТИ.пример.рф:443/a", "http://пример.рф/"),
        ("https://www.example.org./a", "http://example.org/"),
        ("https://news.example.co.uk/a", "https://example.co.uk/"),
        ("http://127.0.0.1:80/a", "http://127.0.0.1/"),
    ],
)
def test_one_site_has_many_spellings(url: str, home: str) -> None:
    assert is_same_site(url, home)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://другой.рф/a", "http://xn--e1afmkfd.xn--p1ai/"),
        ("https://a.co.uk/a", "https://b.co.uk/"),
        ("https://a.blogspot.com/", "https://b.blogspot.com/"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8001/"),
        ("http://[::1]:8000/a", "http://[::1]:8001/"),
    ],
)
def test_other_sites_stay_others(url: str, home: str) -> None:
    assert not is_same_site(url, home)
