import http.client
import re
from urllib.parse import urlsplit
from urllib.request import HTTPError, Request, urlopen
from xml.etree import ElementTree as ET

import pytest

from examples.aggregator.article_files import (
    ARTICLES_DIR,
    HEADING_MARK,
    SECTIONS,
    apply_edit,
    read_articles,
    read_comments,
)
from examples.aggregator.expected import count_outcomes, describe_links, expect_articles
from examples.aggregator.links import MIRRORED_NUMBER, TRACKING, mirror_path
from examples.aggregator.render import TEMPLATES, render_article
from examples.aggregator.server import serve_site
from examples.aggregator.site import Site

SEED_LINES = [
    line for line in (ARTICLES_DIR / "seed.txt").read_text("utf-8").splitlines() if line.strip()
]


@pytest.fixture(scope="module")
def base():
    with serve_site() as base_url:
        yield base_url


def fetch(url, **headers):
    """Status, headers and body, whatever the status."""
    try:
        with urlopen(Request(url, headers=headers), timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.headers, refusal.read()


def find_item_paths(html):
    return re.findall(r'<li class="news-line"><a href="([^"]+)"', html)


def walk_lists(base, start):
    """All items of a list and of the pages that its "next" links lead to."""
    found, path = [], start
    while path:
        _, _, body = fetch(base + path)
        html = body.decode()
        found += find_item_paths(html)
        onward = re.search(r'<a rel="next" href="([^"]+)"', html)
        path = onward.group(1) if onward else None
    return found


def find_feed_paths(base):
    root = ET.fromstring(fetch(base + "/rss.xml")[2])
    return [item.findtext("link").removeprefix(base) for item in root.iter("item")]


def find_sitemap_paths(base):
    root = ET.fromstring(fetch(base + "/sitemap-news.xml")[2])
    return [place.text.removeprefix(base) for place in root.findall(".//{*}loc")]


def test_there_are_enough_distinct_articles_over_enough_days():
    articles = read_articles()
    days = {article.published_at.date() for article in articles if article.published_at}
    texts = {" ".join(article.paragraphs) for article in articles}

    assert len(articles) >= 42
    assert len(days) >= 9
    assert len(texts) == len({article.title for article in articles}) == len(articles)
    assert {article.template for article in articles} == set(TEMPLATES)
    assert {article.section for article in articles} == set(SECTIONS)


def test_no_paragraph_but_the_refrain_stands_in_two_articles():
    paragraphs = [text for article in read_articles() for text in article.paragraphs]
    repeated = {text for text in paragraphs if paragraphs.count(text) > 1}

    assert repeated == {"This is a developing story."}
    assert paragraphs.count("This is a developing story.") >= 5


def test_the_refrain_stands_first_in_the_middle_and_last():
    places = {
        "first" if place == 0 else "last" if place == len(article.paragraphs) - 1 else "middle"
        for article in read_articles()
        for place, text in enumerate(article.paragraphs)
        if text == "This is a developing story."
    }

    assert places == {"first", "middle", "last"}


def test_articles_are_prose_of_several_paragraphs():
    for article in read_articles():
        assert 4 <= len(article.paragraphs) - len(article.headings) <= 8, article.path
        assert sum(len(text) for text in article.paragraphs) > 600, article.path
        assert not any(HEADING_MARK in text for text in article.paragraphs)


def test_comments_belong_to_articles_and_none_is_written_twice():
    texts = [text for entries in read_comments().values() for _, text in entries]

    assert set(read_comments()) <= {article.slug for article in read_articles()}
    assert len(texts) == len(set(texts)) > 30


def test_the_seed_is_its_title_and_seven_paragraphs():
    (seed,) = (article for article in read_articles() if article.title == SEED_LINES[1])

    assert SEED_LINES[0] == "Bbabo NET"
    assert list(seed.paragraphs) == SEED_LINES[2:9]
    assert SEED_LINES[-1] == seed.title


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_shows_the_seed_with_all_that_was_scraped_around_it(template):
    (seed,) = (article for article in read_articles() if article.title == SEED_LINES[1])
    text = re.sub(r"<[^>]+>", "\n", render_article(seed, template).split("<body", 1)[1])
    lines = [line.strip() for line in text.splitlines()]
    places = []
    for line in SEED_LINES:
        start = places[-1] + 1 if places else 0
        places.append(lines.index(line, start))

    assert len(places) == 11


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_carries_what_such_sites_carry(template):
    shown = next(
        article
        for article in read_articles()
        if article.caption and article.number % 2 and article.slug in read_comments()
    )
    html = render_article(shown, template)

    for mark in (
        f"{shown.country} News",
        "Print",
        "Read also:",
        "Related news",
        f"Photo: {shown.credit}",
        "Comments (",
        "Bbabo NET",
        "All rights reserved",
        shown.author,
    ):
        assert mark in html
    assert html.count(shown.title) >= 3


def test_list_pages_feed_and_sitemap_name_exactly_the_described_addresses(base):
    found = {
        *walk_lists(base, "/"),
        *(path for section in SECTIONS for path in walk_lists(base, f"/{section}")),
        *find_feed_paths(base),
        *find_sitemap_paths(base),
    }
    described = [link.path for link in describe_links()]

    assert sorted(found) == sorted(described)


def test_the_front_page_and_the_sitemap_each_name_every_article(base):
    paths = {article.path for article in read_articles()}

    assert paths <= set(walk_lists(base, "/"))
    assert paths == set(find_sitemap_paths(base))


def test_sections_share_the_articles_out(base):
    paths = [path for section in SECTIONS for path in walk_lists(base, f"/{section}")]

    assert sorted(paths) == sorted(article.path for article in read_articles())
    assert len(walk_lists(base, "/economy")) > 12


def test_books_of_a_first_run():
    articles = len(read_articles())

    assert count_outcomes() == {
        "stored": articles,
        "duplicate": 3,
        "rejected": 2,
        "failed": 1,
        "blocked": 1,
    }


def test_every_described_address_answers_as_its_end_says(base):
    statuses = {link.path: fetch(base + link.path)[0] for link in describe_links()}
    failed = {link.path for link in describe_links() if link.outcome == "failed"}

    assert {path for path, status in statuses.items() if status == 404} == failed
    assert set(statuses.values()) == {200, 404}


def test_unknown_paths_and_pages_beyond_the_last_are_404(base):
    for path in ("/news/nothing-1.html", "/?page=99", "/politics?page=0", "/economy?page=x"):
        assert fetch(base + path)[0] == 404


def test_tracked_and_mirrored_pages_name_their_canonical_address(base):
    mirrored = next(a for a in read_articles() if a.number == MIRRORED_NUMBER)
    own = fetch(base + mirrored.path)[2]

    assert f'<link rel="canonical" href="{base}{mirrored.path}">'.encode() in own
    assert fetch(base + mirror_path(mirrored))[2] == own
    assert fetch(base + mirrored.path + TRACKING)[2] == own


def test_robots_closes_the_private_part_and_names_the_sitemap(base):
    robots = fetch(base + "/robots.txt")[2].decode()
    blocked = [link.path for link in describe_links() if link.outcome == "blocked"]

    assert "Disallow: /private/" in robots
    assert f"Sitemap: {base}/sitemap-news.xml" in robots
    assert blocked
    assert all(path.startswith("/private/") for path in blocked)


def test_one_page_lies_about_its_charset_and_one_does_not_say(base):
    lying = next(a for a in read_articles() if a.served_as == "iso-8859-1")
    silent = next(a for a in read_articles() if a.charset == "windows-1251")
    _, headers, body = fetch(base + lying.path)
    _, silent_headers, silent_body = fetch(base + silent.path)

    assert headers["Content-Type"] == "text/html; charset=iso-8859-1"
    assert lying.title in body.decode("utf-8")
    assert lying.title not in body.decode("iso-8859-1")
    assert silent_headers["Content-Type"] == "text/html"
    assert "«Это его почерк»" in silent_body.decode("windows-1251")
    with pytest.raises(UnicodeDecodeError):
        silent_body.decode("utf-8")


def test_the_page_without_a_date_shows_none_anywhere(base):
    (dateless,) = (a for a in read_articles() if a.published_at is None)
    root = ET.fromstring(fetch(base + "/sitemap-news.xml")[2])
    (entry,) = (e for e in root if e.findtext("{*}loc") == base + dateless.path)

    assert b"2022-01" not in fetch(base + dateless.path)[2]
    assert b"January 2022" not in fetch(base + dateless.path)[2]
    assert len(entry) == 1


def test_the_switch_changes_one_article_and_nothing_else():
    before, after = Site("http://one.example"), Site("http://one.example", edited=True)
    changed = [
        article.path
        for article in read_articles()
        if before.answer(article.path).body != after.answer(article.path).body
    ]
    (edited,) = (article for article in read_articles() if article.edit)
    page = after.answer(edited.path)

    assert changed == [edited.path]
    assert page.modified_at > before.answer(edited.path).modified_at
    assert b"dateModified" in page.body
    assert apply_edit(edited).paragraphs != edited.paragraphs
    assert (
        sum(a != b for a, b in zip(expect_articles(), expect_articles(edited=True), strict=True))
        == 1
    )


def test_two_sites_on_two_ports_differ_in_nothing_but_their_address():
    paths = [link.path.split("?")[0] for link in describe_links()]
    paths += ["/", "/rss.xml", "/sitemap-news.xml", "/robots.txt", "/society"]
    one, two = Site("http://127.0.0.1:1"), Site("http://127.0.0.1:2")

    for path in paths:
        moved = two.answer(path).body.replace(b"127.0.0.1:2", b"127.0.0.1:1")
        assert one.answer(path).body == moved


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_a_page_already_held_is_answered_304(base, validator):
    path = read_articles()[0].path
    _, headers, _ = fetch(base + path)
    asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]
    status, _, body = fetch(base + path, **{asked: headers[validator]})

    assert (status, body) == (304, b"")


def test_foreign_validators_get_the_whole_page(base):
    path = read_articles()[0].path

    for asked, value in (
        ("If-None-Match", '"other"'),
        ("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"),
        ("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 -0000"),
        ("If-Modified-Since", "yesterday"),
    ):
        assert fetch(base + path, **{asked: value})[0] == 200


def test_head_gives_the_headers_alone(base):
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=20)
    connection.request("HEAD", "/")
    answer = connection.getresponse()

    assert int(answer.headers["Content-Length"]) > 0
    assert answer.read() == b""
    connection.close()


def test_pictures_named_by_articles_exist(base):
    shown = next(article for article in read_articles() if article.caption)
    status, headers, body = fetch(f"{base}/images/{shown.number}.png")

    assert (status, headers["Content-Type"]) == (200, "image/png")
    assert body.startswith(b"\x89PNG")
