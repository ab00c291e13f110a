import pytest

from extract.discover.article_links import find_article_links, select_article_links
from extract.discover.found import FoundLink
from extract.discover.markup import parse_markup, read_text
from tests.growth import measure_growth

HOME = "https://www.example.org/"


def find(html: str, url: str = HOME) -> dict[str, FoundLink]:
    soup = parse_markup(html.encode(), "text/html; charset=utf-8")
    return {link.url: link for link in find_article_links(soup, url)}


HEADLINES = [
    "Lake freezes over for the first time in thirty years",
    "Council votes for a second bridge across the river",
    "Grain harvest falls short after a dry summer",
    "Museum returns paintings to the heirs of a collector",
    "Railway workers agree on pay after two days of talks",
]

CARDS = "".join(
    f"""<div class="card {"first" if number == 0 else "odd"}">
    <a href="/2022/01/1{number}/story-{number}/"><img src="p.jpg" alt=""></a>
    <a class="cat" href="/category/world/">World</a>
    <h3><a href="/2022/01/1{number}/story-{number}/">{title}</a></h3>
    <span class="meta">by <a href="/author/jane-doe/">Jane Doe</a> <time datetime="2022-01-1{number}T12:47:00Z">a while ago</time></span>
    <a href="/2022/01/1{number}/story-{number}/#comments">12 comments</a>
    <a class="more" href="/2022/01/1{number}/story-{number}/">Read more</a></div>"""
    for number, title in enumerate(HEADLINES)
)
BLOG = f"""<html><body class="home nav-open"><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world/">World</a></li>
<li><a href="/world/europe-and-the-middle-east/">Europe and the Middle East in depth</a></li></ul></nav></header>
<div id="content">{CARDS}</div>
<div class="pagination"><a href="/page/2/">2</a> <a href="/page/2/">Older posts</a></div>
<aside><h4>Topics</h4><a href="/tag/european-union-and-its-neighbours/">European Union and its neighbours</a></aside>
<footer><a href="/about-us/">About the people who make this paper</a><a href="/privacy-policy">Privacy policy</a>
<a href="https://twitter.com/example">Follow us on Twitter for more stories</a><a href="mailto:a@example.org">Write a letter to the editor today</a>
<a href="javascript:void(0)">Change the settings of your cookies</a><a href="/2022/">All stories of the year 2022</a>
<a href="/2022/01/">All stories of January of that year</a></footer></body></html>"""


def test_cards_give_each_article_once_with_headline_and_date() -> None:
    found = find(BLOG)
    assert [(link.url, link.title, link.published_raw) for link in found.values()] == [
        (f"{HOME}2022/01/1{number}/story-{number}/", title, f"2022-01-1{number}T12:47:00Z")
        for number, title in enumerate(HEADLINES)
    ]


def test_a_table_with_numbers_in_the_query_is_understood() -> None:
    rows = "".join(
        f"""<tr><td class="dt">1{number}.01.2022 12:4{number}</td>
        <td><a href="news.php?id=4{number}17">{title}</a></td></tr>"""
        for number, title in enumerate(HEADLINES)
    )
    html = f"""<table><tr><td><a href=index.php?sec=1>Politics</a> <a href=index.php?sec=2>Sport</a></td></tr>
    <tr><td><table>{rows}</table></td></tr><tr><td><a href="?page=2">2</a> <a href="?page=3">3</a></td></tr></table>"""
    found = find(html)
    assert list(found) == [f"{HOME}news.php?id=4{number}17" for number in range(5)]
    assert [link.published_raw for link in found.values()] == [
        f"1{number}.01.2022 12:4{number}" for number in range(5)
    ]


@pytest.mark.parametrize(
    ("titles", "hrefs"),
    [
        (["Совет безопасности обсудил положение на границе", "Миротворцы вернутся домой на следующей неделе",
          "В столице открылись две новые станции метро"], ["/ru/12345", "/ru/12346", "/ru/12347"]),
        (["全国人大常委会会议在北京闭幕通过多项法律", "今年首场寒潮将影响中东部大部地区", "高速铁路新线路下月正式开通运营"],
         ["/c/2022-01/10/c_11.htm", "/c/2022-01/10/c_12.htm", "/c/2022-01/10/c_13.htm"]),
    ],
    ids=["Russian", "Chinese"],
)  # fmt: skip
def test_headlines_in_any_script_count(titles: list[str], hrefs: list[str]) -> None:
    items = "".join(
        f'<li><a href="{href}">{title}</a></li>' for title, href in zip(titles, hrefs, strict=True)
    )
    html = f'<div class="menu"><a href="/ru/">Русский</a></div><ul>{items}</ul>'
    assert [link.title for link in find(html).values()] == titles


def test_an_aggregator_that_links_away_gives_the_pages_of_others() -> None:
    items = "".join(
        f'<p><a href="https://paper{number}.example/2022/story-{number}.html">{title}</a></p>'
        for number, title in enumerate(HEADLINES)
    )
    found = find(f'<nav><a href="/about">About</a></nav>{items}')
    assert len(found) == 5
    assert "https://paper3.example/2022/story-3.html" in found


def test_advertisements_among_own_articles_are_left_out() -> None:
    html = BLOG.replace(
        '<div id="content">',
        '<div id="content"><h3><a href="https://shop.example/offers/2022/best-kettle-of-the-year.html">'
        "The best kettle of the year is cheap today</a></h3>",
    )
    assert list(find(html)) == list(find(BLOG))


def test_subdomains_of_the_same_site_are_its_own() -> None:
    html = BLOG.replace('href="/2022', 'href="//news.example.org/2022')
    assert len(find(html)) == 5


def test_a_page_wrapped_in_a_form_or_a_menu_named_container_is_still_read() -> None:
    for opening, closing in (
        ('<form action="/">', "</form>"),
        ('<div class="page menu">', "</div>"),
    ):
        html = BLOG.replace('<div id="content">', f'{opening}<div id="content">').replace(
            '<div class="pagination">', f'{closing}<div class="pagination">'
        )
        assert list(find(html)) == list(find(BLOG))


def test_links_start_from_the_base_element() -> None:
    html = '<base href="https://www.example.org/en/"><h2><a href="a-story-about-the-weather-17">Rain is expected all over the country</a></h2>'
    assert list(find(html)) == ["https://www.example.org/en/a-story-about-the-weather-17"]


def test_spellings_of_one_address_are_all_listed_in_page_order() -> None:
    one, two = "/news/story-of-the-day-1?utm_source=top", "/news/story-of-the-day-1"
    html = f"""<h2><a href="{one}">The story of the day, told at length</a></h2>
    <h2><a href="/news/another-fine-story-2">Another story that is told at length</a></h2>
    <p><a href="{two}">The story of the day, told at length</a></p>"""
    assert [url.removeprefix("https://www.example.org") for url in find(html)] == [
        one,
        "/news/another-fine-story-2",
        two,
    ]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "no markup at all",
        "<",
        "<a>no address</a>",
        '<a href="http://[::bad/a-long-story-about-it">A headline of many good words</a>',
        '<a href="https://www.example.org/">A headline of many good words</a>',
        '<a href="#top">A headline of many good words</a>',
        '<a href="/report-on-the-year-2022.pdf">A headline of many good words</a>',
        "\x00\x01\x02",
    ],
)
def test_pages_without_articles_give_none(html: str) -> None:
    assert find(html) == {}


def test_a_page_of_very_deep_nesting_is_survived() -> None:
    html = "<div>" * 5_000 + '<a href="/news/a-story-12345">A headline of many good words</a>'
    assert len(find(html)) <= 1


def test_a_header_may_lie_about_the_charset() -> None:
    body = f'<h2><a href="/news/12345">{"Новости дня и ночи сегодня"}</a></h2>'.encode()
    soup = parse_markup(body, "text/html; charset=iso-8859-1")
    found = find_article_links(soup, HOME)
    assert [link.title for link in found] == ["Новости дня и ночи сегодня"]


@pytest.mark.parametrize(
    ("encoding", "content_type", "meta"),
    [
        ("windows-1251", "text/html; charset=windows-1251", ""),
        ("windows-1251", None, '<meta charset="windows-1251">'),
        ("windows-1251", "text/html; charset=no-such-thing", '<meta charset="windows-1251">'),
        ("utf-16", None, ""),
    ],
)
def test_other_charsets_are_decoded(encoding: str, content_type: str | None, meta: str) -> None:
    title = "Новости дня и ночи сегодня"
    html = (
        f'<html><head>{meta}</head><body><h2><a href="/news/12345">{title}</a></h2></body></html>'
    )
    soup = parse_markup(html.encode(encoding), content_type)
    assert [link.title for link in find_article_links(soup, HOME)] == [title]


def test_a_sources_own_selector_wins() -> None:
    html = """<div class="teaser"><span>1 May 2022</span><a href="/x">Short</a></div>
    <div class="teaser"><a href="https://other.example/y">Other</a></div>
    <div class="teaser">nothing</div><div class="teaser"><a href="mailto:x">mail</a></div>
    <a href="/2022/01/01/a-very-long-story-about-something">A very long story about something</a>"""
    soup = parse_markup(html.encode(), None)
    found = select_article_links(soup, HOME, selector=".teaser")
    assert [(link.url, link.title, link.published_raw) for link in found] == [
        ("https://www.example.org/x", "Short", "1 May 2022"),
        ("https://other.example/y", "Other", None),
    ]
    assert select_article_links(soup, HOME, selector=".teaser a[href^='/']")[0].title == "Short"


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<time>12:47, 10 January</time>", "12:47, 10 January"),
        ('<span class="post-date">10.01.2022</span>', "10.01.2022"),
        ('<meta itemprop="datePublished" content="2022-01-10">', "2022-01-10"),
        ('<span class="timestamp">3 hours ago</span>', "3 hours ago"),
        ('<span class="when">Today</span>', "Today"),
        ('<span class="when">Also today in the region</span>', None),
        ('<span class="time">readers love this</span>', None),
        ("<span>Jan 10, 2022 12:47</span>", "Jan 10, 2022 12:47"),
        ("<span>10th January 2022</span>", "10th January 2022"),
        ("<span>2022-01-10T12:47:00+03:00</span>", "2022-01-10T12:47:00+03:00"),
        ("<span>room 10</span>", None),
    ],
)
def test_the_date_beside_a_link_is_taken_verbatim(markup: str, date: str | None) -> None:
    other = '<li><a href="/news/98765">Another headline of many good words</a></li>'
    html = (
        f'<ul><li><a href="/news/12345">A headline of many good words</a> {markup}</li>{other}</ul>'
    )
    found = find(html)
    assert found["https://www.example.org/news/12345"].published_raw == date
    assert found["https://www.example.org/news/98765"].published_raw is None


def test_a_card_that_is_one_link_gives_its_heading_as_title() -> None:
    html = """<ul><li><a href="/news/12345"><h3>A headline of many good words</h3><p>And a summary of the story, which is
    longer than the headline by far.</p></a></li><li><h4>The second headline of the day</h4><a href="/news/12346">Go</a></li>
    <li><a href="/news/12347"><img src="x" alt="A third headline, in a picture only"></a></li></ul>"""
    titles = [link.title for link in find(html).values()]
    assert titles[:2] == ["A headline of many good words", "The second headline of the day"]


def test_numbers_that_could_be_years_are_those_of_pages_where_headlines_stand() -> None:
    stories = "".join(
        f'<article><h2><a href="/news/{number}">The old bridge number {number} opens again</a></h2></article>'
        for number in range(1890, 2110)
    )
    archive = "".join(f'<a href="/archive/{year}">All of {year}</a>' for year in range(2010, 2023))
    years = "".join(f'<a href="/stories/{year}">{year}</a>' for year in range(2010, 2023))
    page = f"<html><body><main>{stories}</main><aside>{archive}{years}</aside></body></html>"
    assert list(find(page)) == [f"{HOME}news/{number}" for number in range(1890, 2110)]


@pytest.mark.parametrize(
    "opening", ["<a href='/n/{}-ferry'><object>", "<h2><a href='/n/{}-ferry'>"]
)
def test_links_within_links_are_not_all_read_to_their_end(opening: str) -> None:
    text = "The night ferry will keep running until spring. " * 20_000

    def find_nested(depth: int) -> dict[str, FoundLink]:
        return find("".join(map(opening.format, range(depth))) + text)

    assert find_nested(1)[f"{HOME}n/0-ferry"].title == text[:500].rstrip()
    # with all the text read for each of them, it took as many times as long as they were
    assert measure_growth(find_nested, 1, 40) < 12


def test_what_stands_around_a_link_is_read_up_to_a_bound() -> None:
    soup = parse_markup(b"<p> One <b>or</b> two" + b"<i></i>" * 5_000 + b"three</p>", None)
    assert soup.p is not None
    assert read_text(soup.p) == "One or two"
    assert read_text(soup.p, between="") == "Oneortwo"
