"""Whole posts under linked headlines with days are a blog's front page where the address may be one."""

import pytest

from extract.article.read import read_article
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason
from tests.growth import measure_growth

POSTS = (
    ("Rams out", "27 October 2024", "We put the rams in with the ewes this afternoon, three weeks later than the neighbours and about right for us."),
    ("Eighty yards", "23 October 2024", "Laid eighty yards of the top hedge with Martin, who cuts while I stake, because I still break every pleacher I touch."),
    ("The pump again", "19 October 2024", "The borehole pump went at six in the morning, as it always does, and this time it was neither the float nor the mouse."),
)  # fmt: skip


def read(url: str, posts=POSTS) -> ParsedArticle | PageRejection:
    shown = "".join(
        f'<div class="post"><h2><a href="/{place}">{title}</a></h2><p class="dt">{day}</p><p>{text}</p></div>'
        for place, (title, day, text) in enumerate(posts)
    )
    html = (
        "<html><head><title>Hedge and Ditch</title></head><body>"
        f'<h1><a href="/">Hedge and Ditch</a></h1><div class="posts">{shown}</div></body></html>'
    )
    return read_article(html.encode(), url=url, source="hedge")


@pytest.mark.parametrize("url", ["https://hedge.example/", "https://hedge.example/blog"])
@pytest.mark.parametrize("count", [2, 3])
def test_whole_posts_on_a_front_page_are_a_list(url, count):
    found = read(url, POSTS[:count])
    assert isinstance(found, PageRejection)
    assert found.reason is RejectReason.LIST_PAGE


def test_two_under_an_article_s_address_are_an_article():
    assert isinstance(
        read("https://hedge.example/2024/rams-and-hedges-in-october", POSTS[:2]), ParsedArticle
    )


def test_posts_without_days_are_sections():
    undated = tuple((title, "by the gate", text) for title, _, text in POSTS)
    assert isinstance(read("https://hedge.example/", undated), ParsedArticle)


def test_many_kinds_of_headlines_around_many_lines_take_no_time_of_their_product():
    def read_kinds(count: int) -> ParsedArticle | PageRejection:
        words = [f"{number:b}".replace("0", "o").replace("1", "i") for number in range(count * 8)]
        heads = "".join(
            f'<h2 class="{word}"><a href="/{{0}}{word}">Head {word} a</a></h2>'
            for word in words[:count]
        )
        lines = "".join(f"<p>Wört 2026 {word}</p>" for word in words)
        text = f"<p>{POSTS[0][2]}</p>"
        html = f"<html><body>{heads.format(0)}{text}{lines}{heads.format(1)}{text}{text}"
        return read_article(html.encode(), url="https://bay.example/", source="bay")

    # with every line asked for every kind, eight times as much took fifty times as long
    assert measure_growth(read_kinds, 14, 112) < 20
