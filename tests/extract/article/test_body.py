"""Which lines of a page become blocks, of which kind, and where the text comes from."""

import json

import pytest

from extract.article.read import read_article
from records.article import BlockKind, ParsedArticle
from records.outcome import PageRejection

SENTENCE = "The council of the harbour town decided on Tuesday that the night ferry keeps running, and nobody objected to it"
BODY = "".join(f"<p>{SENTENCE}, point {number}.</p>" for number in range(8))


def read(html: str) -> ParsedArticle:
    parsed = read_article(html.encode(), url="https://bay.example/x", source="bay")
    assert isinstance(parsed, ParsedArticle), parsed
    return parsed


def find_kinds(parsed: ParsedArticle) -> dict[str, BlockKind]:
    return {block.text: block.kind for block in parsed.blocks}


def test_kinds_follow_the_elements():
    kinds = find_kinds(
        read(
            f"<article><h1>Ferry stays</h1>{BODY}<h2>The cost</h2><ul><li>Bread: two towns pay</li></ul>"
            f"<blockquote><p>We counted them ourselves</p></blockquote><table><tr><td>May</td><td>12</td></tr></table>"
            f"<pre>ferry --night</pre><figure><figcaption>The ferry at night</figcaption></figure>{BODY}</article>"
        )
    )
    assert kinds["The cost"] is BlockKind.HEADING
    assert kinds["Bread: two towns pay"] is BlockKind.LIST_ITEM
    assert kinds["We counted them ourselves"] is BlockKind.QUOTE
    assert kinds["May 12"] is BlockKind.TABLE_ROW
    assert kinds["ferry --night"] is BlockKind.PREFORMATTED
    assert kinds["The ferry at night"] is BlockKind.CAPTION


def test_two_breaks_part_paragraphs_and_one_does_not():
    text = "<br><br>".join(f"{SENTENCE},<br>point {number}." for number in range(8))
    blocks = read(f"<div><h1>Ferry stays</h1><div class=text>{text}</div></div>").blocks
    assert [block.text for block in blocks if block.text.startswith(SENTENCE)] == [
        f"{SENTENCE}, point {number}." for number in range(8)
    ]


def test_long_cells_are_lines_of_their_own():
    parsed = read(f"<table><tr><td>{SENTENCE} one.</td><td>{SENTENCE} two.</td></tr></table>{BODY}")
    texts = [block.text for block in parsed.blocks]
    assert f"{SENTENCE} one." in texts
    assert f"{SENTENCE} two." in texts


def test_links_and_naming_words_are_kept_with_a_block():
    parsed = read(
        f'<article><h1>Ferry stays</h1>{BODY}<div class="share-bar Tools"><a href=/>Share this now</a></div>{BODY}</article>'
    )
    share = next(block for block in parsed.blocks if block.text == "Share this now")
    assert share.link_density == 1.0
    assert {"share", "bar", "tools"} <= share.words
    assert share.likelihood < 0.5


def test_hidden_lines_menus_and_footers_are_no_blocks():
    parsed = read(
        f"<body><nav>Menu of the bay</nav><article><h1>Ferry stays</h1>{BODY}<p hidden>Unseen one</p>"
        f'<p style="display: none">Unseen two</p>{BODY}</article><footer>Imprint</footer></body>'
    )
    texts = {block.text for block in parsed.blocks}
    assert texts.isdisjoint({"Menu of the bay", "Unseen one", "Unseen two", "Imprint"})


def test_a_text_that_a_script_would_unveil_is_read():
    parsed = read(
        f"<body><div>Loading the page</div><div hidden><article><h1>Ferry stays</h1>{BODY}</article></div></body>"
    )
    kept = [block.text for block in parsed.blocks if block.likelihood >= 0.5]
    assert [text for text in kept if text.startswith(SENTENCE)] == [
        f"{SENTENCE}, point {number}." for number in range(8)
    ]


@pytest.mark.parametrize("markup", [True, False])
def test_a_text_that_stands_only_in_json_ld_is_read_from_there(markup):
    lines = [f"{SENTENCE}, point {number}." for number in range(8)]
    body = "".join(f"<p>{line}</p>" for line in lines) if markup else "\n".join(lines)
    item = {"@type": "NewsArticle", "headline": "Ferry stays", "articleBody": body}
    script = f'<script type="application/ld+json">{json.dumps(item)}</script>'
    parsed = read(
        f"<html><head>{script}</head><body><div id=app>Loading the page</div></body></html>"
    )
    assert [block.text for block in parsed.blocks] == lines
    assert parsed.title == "Ferry stays"


BLANK = "\n\n"
LINES = [f"{SENTENCE}, point {number}." for number in range(8)]
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)
OTHERS = [
    {"title": f"Other news {number}", "slug": "other", "description": f"{SENTENCE} once more."}
    for number in range(4)
]
NODES = [
    {
        "type": "paragraph",
        "children": [
            {"type": "text", "value": line[:20]},
            {"type": "link", "url": "/a", "children": [{"type": "text", "value": line[20:30]}]},
            {"type": "text", "value": line[30:]},
        ],
    }
    for line in LINES
]


@pytest.mark.parametrize(
    "script",
    [
        f"<script type='text/template'>{MARKUP}</script>",
        f"<template>{MARKUP}</template>",
        f"<noscript>{MARKUP}</noscript>",
        *(
            f"<script type='application/json'>{json.dumps({'story': story, 'more': OTHERS})}</script>"
            for story in ({"id": 3, "html": MARKUP}, {"lines": LINES}, {"nodes": NODES})
        ),
        f"<script>window.__STATE__ = {json.dumps({'more': OTHERS, 'story': NODES})};</script>",
    ],
    ids=["script", "template", "noscript", "markup", "lines", "nodes", "assigned"],
)
def test_a_text_that_a_browser_would_write_from_a_script_is_read_from_there(script):
    parsed = read(
        f"<title>Ferry stays</title><body><h1>Ferry stays</h1><div id=app>Loading</div>{script}</body>"
    )
    assert [block.text for block in parsed.blocks] == LINES


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"stories": OTHERS * 5}),
        json.dumps({"styles": [".a { color: red; } .b { color: blue; }" * 30]}),
        json.dumps(["c9f0f895fb98ab91" * 40] * 5),
        "[" * 100_000,
    ],
    ids=["teasers", "styles", "hashes", "nested"],
)
def test_data_that_hold_no_story_are_no_article(script):
    parsed = read_article(
        f"<body><div id=app>Loading</div><script type='application/json'>{script}</script></body>".encode(),
        url="https://bay.example/x",
        source="bay",
    )
    assert isinstance(parsed, PageRejection)


def test_a_text_that_the_page_shows_is_read_from_the_page():
    body = " ".join(f"{SENTENCE}, point {number}." for number in range(8))
    item = {"@type": "NewsArticle", "articleBody": body}
    parsed = read(
        f'<html><body><script type="application/ld+json">{json.dumps(item)}</script><h1>Ferry stays</h1>{BODY}</body></html>'
    )
    assert sum(block.text.startswith(SENTENCE) for block in parsed.blocks) == 8


def test_blank_lines_part_what_is_set_by_hand():
    parsed = read(f"<body><h1>Ferry stays</h1><pre>{BLANK.join(LINES)}</pre></body>")
    assert [block.text for block in parsed.blocks][-8:] == LINES


def test_a_headline_far_from_the_text_is_not_drawn_in():
    gap = "".join(f"<p><a href=/{number}>Teaser {number}</a></p>" for number in range(60))
    parsed = read(f"<body><h1>Ferry stays</h1><div>{gap}</div><div>{BODY}</div></body>")
    assert parsed.title == "Ferry stays"
    assert parsed.blocks[-1].text.endswith("point 7.")


def test_a_page_without_a_body_element_is_no_article():
    parsed = read_article(b"<frameset><frame src=a></frameset>", url="u", source="bay")
    assert isinstance(parsed, PageRejection)


def test_a_page_of_short_lines_has_no_region():
    parsed = read_article(b"<body><ul><li><a href=/>Home</a></ul>", url="u", source="bay")
    assert isinstance(parsed, PageRejection)


def test_the_region_stops_where_other_text_outweighs_the_article():
    aside = "".join(
        f"<div class=related><a href=/{n}>Teaser of another story {n}</a></div>" for n in range(80)
    )
    parsed = read(
        f"<body><div>{aside}</div><div><h1>Ferry stays</h1>{BODY}</div><div>{aside}</div></body>"
    )
    assert len(parsed.blocks) < 60
