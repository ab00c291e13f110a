"""What a page claims about its article: headline, authors, dates, section, language and the rest."""

import json

import pytest

from extract.article.bylines import is_name, read_names
from extract.article.headline import TitleClaims, choose_headline, compare, trim_site_name
from extract.article.read import read_article
from records.article import DatePlace, DateRole, ParsedArticle
from records.links import DiscoveryKind, PageLink

TEXT = "".join(
    f"<p>The council of the harbour town decided on point {number} that the ferry keeps running, and nobody objected to it.</p>"
    for number in ("one", "two", "three", "four", "five", "six")
)


def read(
    head: str = "", top: str = "", *, url: str = "https://www.bay.example/n/1", **options
) -> ParsedArticle:
    html = f"<html><head>{head}</head><body><article><h1>Ferry keeps running through the winter</h1>{top}{TEXT}</article></body></html>"
    parsed = read_article(html.encode(), url=url, source="bay", **options)
    assert isinstance(parsed, ParsedArticle)
    return parsed


def ld(**item) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **item})}</script>'


def claims(**told) -> TitleClaims:
    fields = {
        "structured": None,
        "social": None,
        "document": None,
        "site_name": None,
        "host": "www.bay.example",
    }
    return TitleClaims(**{**fields, **told})


@pytest.mark.parametrize(
    ("headings", "told", "title"),
    [
        ([(1, "Ferry stays")], {"document": "Ferry stays | Bay Gazette"}, "Ferry stays"),
        (
            [(1, "Bay Gazette"), (1, "Ferry stays")],
            {"document": "Ferry stays - Bay Gazette"},
            "Ferry stays",
        ),
        (
            [(1, "Bay Gazette"), (2, "Ferry stays")],
            {"document": "Bay Gazette » Ferry stays", "site_name": "Bay Gazette"},
            "Ferry stays",
        ),
        (
            [(1, "Bay Gazette"), (2, "“Ferry” stays!")],
            {"social": "ferry stays", "site_name": "Bay Gazette"},
            "“Ferry” stays!",
        ),
        ([(1, "The Bay")], {"document": "Ferry stays for now | The Bay"}, "Ferry stays for now"),
        ([], {"social": "Ferry stays", "document": "Ferry | Bay"}, "Ferry stays"),
        (
            [],
            {"document": "Ferry stays for the winter – Bay Gazette"},
            "Ferry stays for the winter",
        ),
        ([(1, "A wholly different heading here")], {}, "A wholly different heading here"),
        (
            [(1, "A wholly different heading here")],
            {"social": "Ferry stays all winter"},
            "A wholly different heading here",
        ),
        ([(1, "One"), (1, "Two")], {"social": "Ferry stays all winter"}, "Ferry stays all winter"),
        ([], {}, None),
    ],
)
def test_the_headline_is_the_heading_the_head_supports(headings, told, title):
    assert choose_headline(headings, claims(**told)) == title


def test_a_claim_that_begins_like_another_loses_the_rest():
    told = claims(structured="Ferry stays", social="Ferry stays - A Bay Story")
    assert trim_site_name("Ferry stays - A Bay Story", told) == "Ferry stays"


def test_headlines_are_alike_by_their_words():
    assert compare("Ferry stays!", "ferry  stays") == 1.0
    assert compare("", "x") == 0.0
    assert 0.6 < compare("Ferry stays open", "Ferry stays open all winter") < 1.0
    assert compare("Ferry stays", "Bread rises") == 0.0


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Alena Novik", ["Alena Novik"]),
        ("By Alena Novik and Piotr Maj", ["Alena Novik", "Piotr Maj"]),
        ("Von Jana Kurz, Redakteurin", ["Jana Kurz"]),
        ("Written by: Alena Novik | 4 May 2023", ["Alena Novik"]),
        ("Alena Novik Senior Staff Writer", ["Alena Novik"]),
        ("Novik, Alena", ["Novik", "Alena"]),
        ("Roy, Aniruddha", ["Roy", "Aniruddha"]),
        ("https://bay.example/a", []),
        ("desk@bay.example", []),
        ("May", []),
        ("12 comments", []),
        ("Harbour Staff", ["Harbour Staff"]),
        ("Bay Post Editorial Board", ["Bay Post Editorial Board"]),
        ("Md Karim Hossain", ["Md Karim Hossain"]),
        ("Alena Novik, MD", ["Alena Novik"]),
        ("Sat", []),
        ("Text by", []),
        ("page.head.extra.author", []),
    ],
)
def test_names_are_read_without_roles_dates_and_addresses(byline, names):
    if names in (["Novik", "Alena"], ["Roy", "Aniruddha"]):
        names = [f"{names[1]} {names[0]}"]
    assert read_names(byline) == tuple(names)


def test_what_is_too_long_or_has_no_letters_is_no_name():
    assert not is_name("one two three four five six seven")
    assert not is_name("12")
    assert not is_name("OH")


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (ld(**{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Alena Novik"}}), ""),
        (
            ld(
                **{
                    "@graph": [
                        {"@type": "Person", "@id": "#a", "name": "Alena Novik"},
                        {"@type": "Article", "author": {"@id": "#a"}},
                    ]
                }
            ),
            "",
        ),
        ('<meta name="author" content="Alena Novik">', ""),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Alena Novik">',
            "",
        ),
        ("", '<a rel="author" href="/a">Alena Novik</a>'),
        ("", '<div class="byline">By <span>Alena Novik</span> <time>4 May 2023</time></div>'),
        ("", "<p>By Alena Novik</p>"),
        ("", "<p>By</p><p>Alena Novik</p>"),
        (
            '<meta property="og:site_name" content="Alena Novik"><meta name="author" content="Alena Novik">',
            "",
        ),
    ],
)
def test_authors_are_found_wherever_the_page_names_them(head, top):
    assert read(head, top).authors == ("Alena Novik",)


def test_two_marked_authors_are_both_read():
    top = '<div class="byline"><a>Alena Novik</a> and <a>Piotr Maj</a></div>'
    assert read("", top).authors == ("Alena Novik", "Piotr Maj")


def test_who_comments_is_no_author():
    top = '<section class="comments"><a rel="author">Some Reader</a></section>'
    assert read("", top).authors == ()


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
