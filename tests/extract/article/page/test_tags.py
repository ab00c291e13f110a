"""The walk knows tags by the parser's own numbers."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from extract.article.page.tags import ROLES, number_tags


@pytest.mark.parametrize("tag", sorted(ROLES.keys() - {"-comment", "frameset"}))
def test_a_tag_has_the_number_that_the_parser_gives_it(tag):
    numbers = number_tags()
    # some tags count only where they belong: in the row of a table, or the page's own
    shown = [*LexborHTMLParser(f"<{tag}>").css(tag), *LexborHTMLParser(f"<tr><{tag}>").css(tag)]
    shown += LexborHTMLParser(f"<table><tr><{tag}>").css(tag)
    assert shown
    assert {numbers.names[node.tag_id] for node in shown} == {tag}
    assert {numbers.roles[node.tag_id] for node in shown} == {ROLES[tag]}


def test_text_and_comments_have_numbers_too():
    numbers = number_tags()
    body = LexborHTMLParser("<body>text<!-- a remark -->").body
    assert body is not None
    text, comment = body.iter(include_text=True)
    assert text.tag_id == numbers.text
    assert numbers.roles[comment.tag_id] == ROLES["-comment"]
