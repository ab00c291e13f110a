"""A page that its script draws tells its headline, authors and date in the object that holds its text."""

import json

import pytest

from benchmarks.adapters import extract_page

SENTENCE = "The council of the harbour town decided on Monday that the {} ferry keeps running through the winter. "
TEXT = [SENTENCE.format(name) * 2 for name in ("first", "second", "third", "fourth")]
URL = "https://bay.example/s/48213"


def read(data: object, title: str = "The Bay", head: str = "") -> dict[str, object]:
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    html = f"<html><head><title>{title}</title>{head}</head><body><div id=root>Loading</div>{script}</body></html>"
    return extract_page(html.encode(), URL)


@pytest.mark.parametrize(
    "story",
    [
        {"headline": "Ferry stays", "authors": [{"name": "Ann Reed"}, {"name": "Ben Cole"}], "publishedAt": "2024-05-04T08:15:00+02:00", "body": TEXT},
        {"title": {"rendered": "Ferry stays"}, "byline": "By Ann Reed and Ben Cole", "date": "2024-05-04T08:15:00+02:00", "content": {"blocks": [{"text": text} for text in TEXT]}},
        {"headline": "Ferry stays", "author": ["Ann Reed", "Ben Cole"], "first_published_at": "2024-05-04T08:15:00+02:00", "html": "".join(f"<p>{text}</p>" for text in TEXT)},
    ],
)  # fmt: skip
def test_what_the_story_s_object_says_is_claimed(story):
    others = [{"headline": f"Other news {place}", "author": "Eve Moss"} for place in range(3)]
    found = read({"props": {"site": {"title": "The Bay"}, "story": story, "related": others}})
    assert found["title"] == "Ferry stays"
    assert found["authors"] == ["Ann Reed", "Ben Cole"]
    assert found["date"] == "2024-05-04T08:15:00+02:00"
    assert str(found["body"]).count("ferry keeps running") == 2 * len(TEXT)


def test_a_section_s_title_is_no_headline():
    section = {"title": "What happened", "text": " ".join(TEXT)}
    story = {"title": "Ferry stays", "author": "Ann Reed", "sections": [section]}
    assert read({"story": story})["title"] == "Ferry stays"


def test_json_ld_comes_first():
    told = '{"@type":"NewsArticle","headline":"Ferry sails on","author":{"name":"Cy Dent"},"datePublished":"2024-05-05T06:00:00Z"}'
    story = {
        "headline": "Ferry stays",
        "author": "Ann Reed",
        "published": "2024-05-04",
        "body": TEXT,
    }
    found = read(story, head=f'<script type="application/ld+json">{told}</script>')
    assert (found["title"], found["authors"]) == ("Ferry sails on", ["Cy Dent"])
    assert str(found["date"]).startswith("2024-05-05")


def test_an_object_without_a_headline_claims_nothing():
    found = read({"author": "Ann Reed", "body": TEXT}, title="Ferry stays - The Bay")
    assert found["title"] == "Ferry stays"
    assert found["authors"] == []


SHOWN = "<h1>Ferry stays in harbour</h1>" + "".join(f"<p>{text}</p>" for text in TEXT)


@pytest.mark.parametrize(
    ("headline", "authors"),
    [("Ferry stays in harbour", ["Ann Reed", "Ben Cole"]), ("Mayor resigns over ferry", [])],
)
def test_the_object_with_the_page_s_headline_tells_who_signs(headline, authors):
    names = [{"name": "Ann Reed"}, {"name": "Ben Cole"}]
    data = {"page": [{"article": {"title": headline, "authors": names, "lead": SENTENCE * 4}}]}
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    page = extract_page(f"<title>Ferry stays in harbour</title>{SHOWN}{script}".encode(), URL)
    assert page["authors"] == authors
