from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from records.addresses import is_web_address, normalise_url

ONE_PAGE = [
    ("https://example.org/a", "HTTPS://Example.ORG./a#part"),
    ("https://example.org/", "https://example.org:443"),
    ("http://example.org/", "http://example.org:80/?"),
    ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&&b=1&"),
    ("https://example.org/a", "https://example.org/a?utm_source=rss&utm_medium=x&fbclid=1&_ga=2"),
    ("https://example.org/a", "https://example.org/a?UTM_Campaign=1&amp;utm_term=2"),
    ("https://example.org/a?id=7", "https://example.org/a?ref=rss&id=7&from=Twitter&gclid=1"),
    ("https://example.org/a", "https://example.org/a;jsessionid=12AB?PHPSESSID=4"),
    ("https://example.org/b/c", "https://example.org/a/../b/./c"),
    ("https://example.org/~me/a-b", "https://example.org/%7Eme/a%2Db"),
    ("https://example.org/%2Fa%C3%A9", "https://example.org/%2fa%c3%a9"),
    ("https://example.org/a%20b", "  https://example.org/a b\n"),
    ("https://example.org/%D0%B4%D0%B0", "https://example.org/да"),
    ("https://xn--e1afmkfd.xn--p1ai/", "https://пример.рф"),
    ("https://xn--e1afmkfd.xn--p1ai/", "https://пример。рф。"),
    ("http://[::1]:8080/a", "http://[::1]:8080/a"),
]
DIFFERENT_PAGES = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://example.org/a/"),
    ("https://example.org/a", "http://example.org/a"),
    ("https://example.org/a", "https://www.example.org/a"),
    ("https://example.org/a", "https://example.org:8443/a"),
    ("https://example.org/?id=1", "https://example.org/?id=2"),
    ("https://example.org/?a=1&a=2", "https://example.org/?a=2&a=1"),
    ("https://example.org/?ref=7", "https://example.org/"),
    ("https://example.org/?source=archive", "https://example.org/"),
    ("https://example.org/?page=2", "https://example.org/"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
]
NO_ADDRESSES = ["", "news/a", "//example.org/a", "mailto:a@example.org", "javascript:void(0)", "http://",
                "http://[::bad/", "http://example.org:x/", "http://example.org:70000/", "ftp://example.org/",
                "http://exa mple.org/", "http://a..b/", f"http://{'ä' * 80}.org/", f"http://{'a.' * 200}org/",
                "https://example.org/" + "a" * 9000]  # fmt: skip


@pytest.mark.parametrize(("normal", "written"), ONE_PAGE)
def test_spellings_of_one_page_become_one(normal: str, written: str) -> None:
    assert normalise_url(written) == normal
    assert normalise_url(normal) == normal


@pytest.mark.parametrize(("one", "other"), DIFFERENT_PAGES)
def test_different_pages_stay_apart(one: str, other: str) -> None:
    assert normalise_url(one) != normalise_url(other)


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_web_address_comes_back(text: str) -> None:
    assert not is_web_address(text)
    assert normalise_url(f" {text} ") == text.strip()


PIECES = st.lists(
    st.sampled_from(["a", "B", "%41", "%2f", "%zz", "%", "..", ".", "/", "?", "&", "=", ";", "+", "é", " ",
                     "utm_x=1", "ref=rss", "#", "[", "\\", "|", "\u202e", "%25", "%E9"]),
    max_size=12,
).map("".join)  # fmt: skip


@given(PIECES)
@example("%2541")
@example("a/..")
@example("\\..\\b")
def test_normalising_twice_changes_nothing_more(tail: str) -> None:
    once = normalise_url(f"http://Example.org/{tail}")
    assert normalise_url(once) == once
    assert urlsplit(once).fragment == ""
    assert once.isascii()


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert normalise_url(normalise_url(text)) == normalise_url(text)
