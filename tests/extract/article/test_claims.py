"""What a page claims about its article: dates, section, language and the rest."""

import json

import pytest

from extract.article.data.halves import replace_halves
from records.article import DatePlace, DateRole
from records.links import DiscoveryKind, PageLink
from tests.extract.article.ferry_page import ld, read


def test_every_date_claim_keeps_its_place_and_role():
    head = (
        ld(
            **{
                "@type": "NewsArticle",
                "datePublished": "2023-05-04T10:00:00+02:00",
                "dateModified": "2023-05-05",
            }
        )
        + '<meta property="article:published_time" content="2023-05-04">'
        + '<meta property="article:modified_time" content="2023-05-06">'
    )
    top = '<time datetime="2023-05-04T08:00Z" itemprop="datePublished">4 May</time><span class="date">Updated 7 May 2023</span>'
    found = {
        (claim.raw, claim.place, claim.role)
        for claim in read(head, top, url="https://bay.example/2023/05/04/x").dates
    }
    assert ("2023-05-04T10:00:00+02:00", DatePlace.JSON_LD, DateRole.PUBLISHED) in found
    assert ("2023-05-05", DatePlace.JSON_LD, DateRole.MODIFIED) in found
    assert ("2023-05-04", DatePlace.META, DateRole.PUBLISHED) in found
    assert ("2023-05-06", DatePlace.META, DateRole.MODIFIED) in found
    assert ("2023-05-04T08:00Z", DatePlace.MICRODATA, DateRole.PUBLISHED) in found
    assert ("2023-05-04", DatePlace.URL, DateRole.PUBLISHED) in found
    assert ("7 May 2023", DatePlace.BYLINE, DateRole.MODIFIED) in found


@pytest.mark.parametrize(
    ("head", "raw", "place", "role"),
    [
        ('<meta name="my-published-date" content="2023-05-04">', "2023-05-04", "meta", "published"),
        ('<meta name="bay:last_published" content="2023-05-04">', "2023-05-04", "meta", "modified"),
        ('<meta name="article:publisher" content="Bay 2023-05-04">', None, None, None),
        (
            '<script>var state = {"article": {"datePublished": "2023-05-04T10:00Z"}}</script>',
            "2023-05-04T10:00Z",
            "script",
            "published",
        ),
        ('<script>{"lastPublishedAt": "2023-05-04T10:00Z"}</script>', None, None, None),
        (
            '<script>[{"publishedAt": "2023-05-04"}, {"publishedAt": "2023-05-05"}]</script>',
            None,
            None,
            None,
        ),
    ],
)
def test_the_head_and_the_scripts_tell_dates_under_many_names(head, raw, place, role):
    found = [(claim.raw, claim.place.value, claim.role.value) for claim in read(head).dates]
    assert found == ([(raw, place, role)] if raw else [])


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("/2023/05/04/ferry", "2023-05-04"),
        ("/news/20230504-ferry", "2023-05-04"),
        ("/2023/may/04/ferry", "04 may 2023"),
        ("/news/04-05-2023", "04.05.2023"),
        ("/news/12345678", None),
    ],
)
def test_an_address_may_hold_the_day(path, raw):
    claimed = [claim.raw for claim in read(url=f"https://bay.example{path}").dates]
    assert claimed == ([raw] if raw else [])


def test_the_link_is_the_claim_of_last_resort():
    link = PageLink(
        source="bay",
        url="u",
        key="u",
        found_on="h",
        found_by=DiscoveryKind.FEED,
        title="From the feed",
        published_raw="Thu, 04 May 2023 10:00:00 GMT",
    )
    last = read(link=link).dates[-1]
    assert (last.place, last.raw) == (DatePlace.LINK, "Thu, 04 May 2023 10:00:00 GMT")


def test_section_tags_language_image_and_addresses():
    head = (
        '<link rel="canonical" href="/n/1?canonical=1"><meta property="og:image" content="//img.example/a.jpg">'
        '<meta property="og:site_name" content="Bay Gazette"><meta name="keywords" content="ferry, bay , x">'
        '<meta property="og:locale" content="en_GB">'
        + ld(
            **{
                "@type": ["NewsArticle"],
                "articleSection": ["Local"],
                "publisher": {"name": "Bay Media"},
                "isAccessibleForFree": "False",
            }
        )
    )
    parsed = read(head)
    assert parsed.canonical_url == "https://www.bay.example/n/1?canonical=1"
    assert parsed.image_url == "https://img.example/a.jpg"
    assert (parsed.site_name, parsed.publisher, parsed.section) == (
        "Bay Gazette",
        "Bay Media",
        "Local",
    )
    assert parsed.tags == ("ferry", "bay")
    assert parsed.language_claim == "en-gb"
    assert parsed.paywalled


def test_json_ld_keywords_image_and_article_are_read_in_their_odd_forms():
    head = ld(
        **{
            "@type": "BlogPosting",
            "keywords": "ferry, bay",
            "image": [{"@type": "ImageObject", "url": "https://img.example/b.jpg"}],
            "author": ["Alena Novik", {"name": ["Piotr Maj"]}],
            "inLanguage": "en",
        }
    ) + ld(**{"@type": "Organization", "name": "Bay Media"})
    parsed = read(head)
    assert parsed.tags == ("ferry", "bay")
    assert parsed.image_url == "https://img.example/b.jpg"
    assert parsed.authors == ("Alena Novik", "Piotr Maj")
    assert (parsed.language_claim, parsed.publisher) == ("en", "Bay Media")


@pytest.mark.parametrize(
    "script", ["{", "[" * 5000, "<!-- {} -->", "null", '"text"', '{"@type": 5, "author": 7}']
)
def test_broken_json_ld_counts_as_absent(script):
    assert read(f'<script type="application/ld+json">{script}</script>').authors == ()


@pytest.mark.parametrize("address", ["http://[bad", "mailto:a@b.example", "", "x" * 3000])
def test_an_address_that_is_none_is_left_out(address):
    assert read(f'<meta property="og:image" content="{address}">').image_url is None


def test_a_marked_summary_is_the_standfirst_and_stays_in_the_blocks():
    parsed = read(
        "", '<p class="standfirst">Three towns share the cost until the spring comes.</p>'
    )
    assert parsed.standfirst == "Three towns share the cost until the spring comes."
    assert parsed.standfirst in [block.text for block in parsed.blocks]


def test_a_heading_that_the_head_repeats_is_the_standfirst():
    head = '<meta name="description" content="Three towns share the cost until the spring comes.">'
    assert read(head, "<h2>Three towns share the cost until the spring comes.</h2>").standfirst
    assert read(head).standfirst is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r"Anna \ud83d Novik", "Anna \ufffd Novik"),
        (r"Anna \uDE00 Novik", "Anna \ufffd Novik"),
        (r"Anna \ude00\ud83d Novik", "Anna \ufffd\ufffd Novik"),
        (r"Anna \ud83d\ude00 Novik", "Anna 😀 Novik"),
    ],
)
def test_halves_of_characters_are_joined_or_replaced(written, name):
    text = replace_halves(f'{{"name": "{written}"}}')
    assert json.loads(text)["name"] == name
    script = f'{{"@type": "NewsArticle", "articleSection": "{written}", "author": "{written}"}}'
    parsed = read(f'<script type="application/ld+json">{script}</script>')
    assert repr(parsed).encode() == repr(parsed).encode("utf-8", "surrogatepass")
    assert parsed.section == name
