"""The elements that a page marks as its author."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from extract.article.authors.marked_authors import find_marked_authors


def find(markup: str) -> list[str]:
    return find_marked_authors(LexborHTMLParser(f"<body><h1>Ferry</h1>{markup}<p>Text.</p>"))


@pytest.mark.parametrize(
    "mark",
    [
        'itemprop="name Author"',
        'rel="nofollow author"',
        'class="p-author"',
        'class="a author-name"',
        'class="byline-name"',
        'class="byline__name"',
        'class="author__name"',
        'class="entry-author-name"',
        'class="fn n"',
        'href="/Author/7"',
        'href="/authors/7"',
        'href="/autor/7"',
        'class="postByline"',
        'class="PostAuthor"',
        'class="autoren"',
        'class="auteurs"',
        'class="writerBox"',
        'class="writtenBy"',
        'id="topByline"',
        'id="Author-7"',
        'data-testid="byline"',
        'data-testid="card-author"',
    ],
)
def test_every_mark_is_found(mark):
    assert find(f"<a {mark}>Alena Novik</a>") == ["Alena Novik"]


def test_an_address_may_hold_its_author():
    assert find("<address>Alena Novik</address>") == ["Alena Novik"]


@pytest.mark.parametrize("mark", ['class="automatic"', 'data-testid="card"', 'class="unwritten"'])
def test_what_only_looks_like_a_mark_is_none(mark):
    assert find(f"<a {mark}>Alena Novik</a>") == []


def test_a_surer_mark_speaks_before_an_earlier_one():
    markup = '<div id="author">Piotr Maj</div><a rel="author">Alena Novik</a>'
    assert find(markup) == ["Alena Novik"]


def test_the_name_in_a_marked_element_is_read_alone():
    assert find('<div class="author">The <b itemprop="name">Alena Novik</b> page</div>') == [
        "Alena Novik"
    ]


NAME = '<a rel="author" href="/p/{}">{}</a>'
FIRST, SECOND = NAME.format(1, "Alena Novik"), NAME.format(2, "Piotr Maj")


@pytest.mark.parametrize("between", ["", ", ", " and ", " · ", "</span> <span>"])
def test_names_side_by_side_sign_together(between):
    found = find(f"<div><span>{FIRST}{between}{SECOND}</span></div>")
    assert found == ["Alena Novik", "Piotr Maj"]


def test_roles_behind_names_in_their_elements_part_none():
    signed = '<span class="byline-name"><a href="/staff/{0}">{0}</a>, {1}</span>'
    byline = f"{signed.format('Alena Novik', 'Managing Editor')} and {signed.format('Piotr Maj', 'Staff Writer')}"
    assert find(f"<div>{byline}</div>") == ["Alena Novik", "Piotr Maj"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>{FIRST} reviewed by {SECOND}</div>",
        f"<div>{FIRST}</div><p>Text.</p><div>{SECOND}</div>",
        f"<ul><li>{FIRST} The ferry stays in the harbour for another winter, the town says.<li>{SECOND}</ul>",
        FIRST + SECOND.replace("<a", "<a class=editor"),
    ],
)
def test_names_apart_do_not(markup):
    assert find(markup) == ["Alena Novik"]


def test_who_is_quoted_is_no_author():
    quote = "<div class=pull-quote><p>It stays.</p><p class=quote__author>Piotr Maj</p></div>"
    assert find(quote + FIRST) == ["Alena Novik"]


def test_a_name_in_two_elements_is_whole():
    parts = "<span class=firstname>Alena</span> <span class=lastname>Novik</span>"
    assert find(f"<address class=name>{parts}<i>Reporter</i></address>") == ["Alena Novik"]
