import pytest

from extract.discover.markup import parse_markup
from extract.discover.paging import find_next_page

HERE = "https://example.org/news"


def find(html: str, url: str = HERE, selector: str | None = None) -> str | None:
    return find_next_page(parse_markup(html.encode(), None), url, selector=selector)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<link rel="next" href="/news?page=2">', "/news?page=2"),
        ('<a rel="next nofollow" href="?page=2">anything</a>', "/news?page=2"),
        ('<a href="/news/page/2/">Next</a>', "/news/page/2/"),
        ('<a href="/news/page/2/">Older posts »</a>', "/news/page/2/"),
        ('<a href="?start=20">Следующая</a>', "/news?start=20"),
        ('<a href="?offset=20&amp;x=1">Далее →</a>', "/news?offset=20&x=1"),
        ('<a href="?page=2">下一页</a>', "/news?page=2"),
        ('<a class="nextpostslink" href="/news/page/2">+</a>', "/news/page/2"),
        ('<a href="?page=2" aria-label="Next page"><svg></svg></a>', "/news?page=2"),
        ('<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a>', "/news?page=2"),
        ('<div class="next"><a href="?p2=x">&gt;</a></div>', "/news?p2=x"),
    ],
)
def test_the_next_page_is_found(html: str, expected: str) -> None:
    assert find(html) == f"https://example.org{expected}"


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<a href="/news/a-story">Next</a>',
        '<a href="/sport">More news</a>',
        '<a href="https://other.example/news?page=2" rel="next">Next</a>',
        '<a href="#" rel="next">Next</a>',
        '<a href="/news" rel="next">Next</a>',
        '<a href="javascript:next()" rel="next">Next</a>',
        '<a href="/2022/01/02/">2</a>',
        '<a href="/news/a-story-12345">Read more</a>',
        '<a href="?page=7">7</a>',
    ],
)
def test_other_links_are_no_next_page(html: str) -> None:
    assert find(html) is None


def test_counting_goes_on_from_the_page_we_are_on() -> None:
    pager = "".join(f'<a href="/news?page={number}">{number}</a>' for number in range(1, 9))
    assert find(pager, "https://example.org/news?page=4") == "https://example.org/news?page=5"
    back = '<a class="next" href="/news?page=3">next</a>'
    assert find(back, "https://example.org/news?page=4") is None


def test_a_sources_own_selector_wins_also_where_it_finds_nothing() -> None:
    html = '<a rel="next" href="?page=2">Next</a><a id="go" href="?page=9">go</a>'
    assert find(html, selector="#go") == "https://example.org/news?page=9"
    assert find(html, selector="#gone") is None
