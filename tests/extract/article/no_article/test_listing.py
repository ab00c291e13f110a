"""Pages that list articles are told by their structure, whatever the markup; articles that link much are not."""

from collections.abc import Callable

import pytest

from config.schema import Selectors
from extract.article.read import read_article
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason

STORIES = (
    ("Storm closes the coast road", "Rocks keep falling between the harbour and the lighthouse, the county said."),
    ("Council votes for a night bus", "From March a ride after ten in the evening costs one crown for everybody."),
    ("School kitchen wins a prize", "Four cooks and a gardener feed three hundred children with what grows nearby."),
    ("Old mill turns into a library", "After nine years of repairs the mill on the river opens to readers next week."),
    ("Fishermen ask for a later season", "The water is too warm for the cod, say the owners of the smaller boats."),
    ("Theatre sells out its summer plays", "Every seat for the open-air stage is gone three months before the first night."),
    ("Hospital gets a second helicopter", "The county pays half, a foundation the rest, and crews begin their training."),
    ("Bakery strike ends after a long night", "The owners offered four percent and a free Sunday, and the ovens are on again."),
    ("New bridge will carry trams as well", "Engineers chose steel over concrete, which will save a year of work."),
    ("Library extends its opening hours", "Students asked for it, the city paid for it, and the doors stay open longer."),
)  # fmt: skip
Card = Callable[[int, str, str], str]


def read(
    body: str, head: str = "", *, title: str = "Culture | The Bay", path: str = "culture"
) -> ParsedArticle | PageRejection:
    html = f"<html><head><title>{title}</title>{head}</head><body><main>{body}</main></body></html>"
    return read_article(html.encode(), url=f"https://bay.example/{path}", source="bay")


def list_stories(card: Card, count: int = 1) -> str:
    return "".join(card(place, *story) for place, story in enumerate(STORIES * count))


@pytest.mark.parametrize(
    "card",
    [
        lambda n, title, text: f"<div class=teaser><h3><a href=/n/{n}>{title}</a></h3><p>{text}</p></div>",
        lambda n, title, text: f"<article><a href=/n/{n}><h2>{title}</h2><p>{text}</p></a></article>",
        lambda n, title, text: f"<h2><a href=/n/{n}>{title}</a></h2><p>By Ann Reed | {n + 1} May</p><p>{text}</p>",
        lambda n, title, text: f"<h3>{title}</h3><p>{text}</p><a href=/n/{n}>Read more</a>",
        lambda n, title, text: f"<div><a href=/k/{n}>Town</a></div><div>{title}</div><div>{text}</div>",
        lambda n, title, text: f"<p><a href=/n/{n}>{n + 1} May 2026</a></p><p><b>{title}</b></p><p>{text}</p>",
        lambda n, title, text: f"<dt><a href=/n/{n}>{title}</a><dd>{text} {text}",
    ],
)  # fmt: skip
def test_teasers_beside_their_links_are_a_list(card):
    for intro in ("", "<h1>Culture</h1><p>All about theatre, books and music in the bay.</p>"):
        parsed = read(intro + list_stories(card))
        assert isinstance(parsed, PageRejection)
        assert parsed.reason is RejectReason.LIST_PAGE


def test_an_unlikely_list_below_a_short_note_is_a_list():
    entries = list_stories(lambda n, title, _: f"<li><a href=/n/{n}>{title}</a></li>")
    parsed = read(f"<h1>Ann Reed</h1><p>Ann Reed writes about schools.</p><ul>{entries}</ul>")
    assert isinstance(parsed, PageRejection)


def test_a_short_text_that_begins_under_a_link_is_an_article():
    told = "".join(f"<p>{text}</p>" for _, text in STORIES[:4])
    latest = list_stories(lambda n, title, _: f"<li><a href=/n/{n}>{title}</a></li>")
    parsed = read(
        f"<ul>{latest}</ul><h1><a href=/n/1>The ferry to the harbour stays</a></h1>{told}"
    )
    assert isinstance(parsed, ParsedArticle)


def test_an_archive_with_a_date_beside_each_headline_is_a_list():
    rows = list_stories(
        lambda n, title, _: f"<tr><td>{n + 1} May<td><a href=/n/{n}>{title} for all</a></tr>", 2
    )
    parsed = read(f"<h1>Archive</h1><table>{rows}</table>")
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is RejectReason.LIST_PAGE


def test_a_round_up_that_says_when_it_was_published_is_an_article():
    stories = list_stories(
        lambda n, title, text: (
            f"<h2><a href=https://other.example/{n}>{title}</a></h2><p>{text} {text}</p>"
        )
    )
    head = '<meta property="article:published_time" content="2026-05-01T08:00:00Z">'
    assert isinstance(read(f"<article><h1>The week</h1>{stories}</article>", head), ParsedArticle)


def test_what_the_source_selects_is_an_article_whatever_it_links_to():
    stories = list_stories(
        lambda n, title, text: f"<h2><a href=/n/{n}>{title} today</a></h2><p>{text} {text}</p>"
    )
    html = f"<body><h1>The week</h1><div class=text>{stories}</div></body>".encode()
    address = "https://bay.example/week"
    assert isinstance(read_article(html, url=address, source="bay"), PageRejection)
    selectors = Selectors(body=".text")
    parsed = read_article(html, url=address, source="bay", selectors=selectors)
    assert isinstance(parsed, ParsedArticle)


def test_an_article_with_links_to_others_between_its_paragraphs_is_an_article():
    told = "".join(
        f"<p>{text} {STORIES[place - 3][1]} {STORIES[place - 5][1]} {STORIES[place - 7][1]}</p>"
        f"<p>{STORIES[place - 2][1]} {STORIES[place - 4][1]} {STORIES[place - 6][1]}</p>"
        f"<p><a href=/n/{place}>Read also: {title}</a></p>"
        for place, (title, text) in enumerate(STORIES)
    )
    assert isinstance(read(f"<article><h1>What a year</h1>{told}</article>"), ParsedArticle)


def test_an_article_above_many_teasers_is_an_article():
    told = "".join(f"<p>{text} {text}</p>" for _, text in STORIES)
    teasers = list_stories(
        lambda n, title, text: (
            f"<div class=teaser><h3><a href=/n/{n}>{title}</a></h3><p>{text}</p></div>"
        )
    )
    parsed = read(f"<article><h1>What a year</h1>{told}</article><section>{teasers}</section>")
    assert isinstance(parsed, ParsedArticle)


@pytest.mark.parametrize(
    "card",
    [
        lambda n, title, _: f"<li><a href=/v/{n}><img src={n}.jpg></a><b>{title}</b> {n + 1} min",
        lambda n, title, _: f"<p><a href=/n/{n}>{n + 1:02}.05.2026</a> - {title}",
        lambda n, title, _: f"<li>{title} <a href=/o/{n}>read the notice</a>, aged {n + 70}",
        lambda n, title, text: f"<div id=card-{n}><a href=/n/{n}><img src={n}.jpg></a><b>{title}</b><p>{text}</div>",
    ],
)  # fmt: skip
def test_short_parts_with_a_link_in_each_are_a_list_where_the_address_may_be_one(card):
    cards = f"<h1>Culture</h1><div>{list_stories(card)}</div>"
    parsed = read(cards)
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is RejectReason.LIST_PAGE
    assert isinstance(read(cards, path="2026/05/our-week-of-culture-and-coast"), ParsedArticle)


def test_what_calls_itself_an_article_is_a_list_where_the_address_may_be_one():
    called = '<meta property="og:type" content="article">'
    described = '<meta property="article:published_time" content="2026-05-01T08:00:00Z">'
    cards = list_stories(
        lambda n, title, text: (
            f"<article><h2>{title}</h2><p>{text}</p><a href=/n/{n}>On</a></article>"
        )
    )
    assert isinstance(read(cards, called), PageRejection)
    assert isinstance(read(cards, called, path="2026/05/culture-of-the-coast"), ParsedArticle)
    assert isinstance(read(cards, described), ParsedArticle)
    assert isinstance(read(cards, described, path="tag/theatre"), PageRejection)


def test_a_round_up_that_reads_like_an_article_is_one_whatever_its_address():
    told = list_stories(
        lambda n, title, text: f"<li><a href=/n/{n}>{title}.</a> {text} {STORIES[n - 1][1]}"
    )
    week = f"<h1>Ten things this week</h1><p>{STORIES[0][1]}</p><ul>{told}</ul>"
    assert isinstance(read(week, title="Ten things this week"), ParsedArticle)


def test_one_paragraph_under_its_headline_is_an_article_among_many_links():
    title, text = STORIES[0]
    others = list_stories(lambda n, title, _: f"<li><i>{n}:10</i> <a href=/n/{n}>{title}</a>", 2)
    story = f"<h1>{title}</h1><p>{text} {STORIES[1][1]}</p><h2>Latest</h2><ul>{others}</ul>"
    assert isinstance(read(story, title=title, path="n/4471"), ParsedArticle)
    assert isinstance(read(story), PageRejection)


def write_post(n: int, title: str, text: str, day: str, head: str = "h2") -> str:
    long = f"{text} {STORIES[n % 10][1]} {STORIES[(n + 3) % 10][1]}"
    return f"<div class=post><{head} class=title><a href=/{n}>{title}</a></{head}><p>{day}</p><p>{long}</p><p>{long}</p></div>"


@pytest.mark.parametrize("head", ["h1", "h3", "dt"])
@pytest.mark.parametrize("path", ["", "2026/05", "index2.html", "n/14", "?skip=20"])
def test_whole_posts_one_after_another_are_a_list(head, path):
    posts = "".join(
        write_post(n, *STORIES[n], f"Posted on {n + 1} May 2026", head) for n in range(4)
    )
    parsed = read(f"<h1>The Bay</h1>{posts}", title="The Bay", path=path)
    assert isinstance(parsed, PageRejection)
    assert parsed.reason is RejectReason.LIST_PAGE
    assert parsed.detail == "4 posts with their texts"


@pytest.mark.parametrize(
    ("intro", "title", "day", "count"),
    [
        # a round-up without days, one that tells its own story first, two posts, a long headline above
        ("<h1>The Bay</h1>", "The Bay", "Four stars", 4),
        (f"<h1>Our month</h1><p>{STORIES[0][1]} {STORIES[1][1]}</p>", "Our month", "1 May 2026", 4),
        ("<h1>The Bay</h1>", "The Bay", "1 May 2026", 2),
        ("<h1>Four summer plays that the coast will speak of</h1>", "Plays", "1 May 2026", 4),
    ],
)
def test_a_round_up_with_linked_headings_is_an_article(intro, title, day, count):
    parts = "".join(write_post(n, *STORIES[n], day) for n in range(count))
    parsed = read(intro + parts, title=title, path="2026/05/four-plays-of-the-coast-4711")
    assert isinstance(parsed, ParsedArticle)


def test_a_dated_list_of_what_happened_is_no_list_of_links():
    steps = "".join(
        f'<dt><a name=t{n} href="#t{n}">March {1990 + n}</a></dt><dd>{text}</dd>'
        for n, (_, text) in enumerate(STORIES)
    )
    latest = list_stories(lambda n, title, _: f"<li><a href=/n/{n}>{title}</a></li>", 2)
    story = f"<h1>Timeline: the long fight over the yard</h1><p>{STORIES[0][1]} {STORIES[1][1]}</p><dl>{steps}</dl><ul>{latest}</ul>"
    path = "features/timeline-the-long-fight-over-the-yard"
    assert isinstance(
        read(story, title="Timeline: the long fight over the yard", path=path), ParsedArticle
    )


def test_the_author_s_or_the_day_s_link_does_not_part_a_headline_from_its_story():
    title, text = STORIES[0]
    others = list_stories(lambda n, title, _: f"<li><a href=/n/{n}>{title}</a>", 3)
    story = f"<h1>{title}</h1><div><a href=/2026-05-14/>14:22 14.05.2026</a></div><div>{text} {STORIES[1][1]}</div><ul>{others}</ul>"
    assert isinstance(
        read(story, title=title, path="20260514/storm-1945991023.html"), ParsedArticle
    )
