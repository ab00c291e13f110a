"""What blocks are told of the elements around their lines."""

from extract.article.read import read_article
from records.article import BlockKind, ParsedArticle

SENTENCE = (
    "The harbour council decided on Tuesday that the night ferry number {} keeps running until spring, "
    "after a debate that went on for {} hours and ended with a vote."
)


def name(number: int) -> str:
    return f"{number:b}".replace("0", "o").replace("1", "i")


def read_items(count: int, wrapper: str) -> ParsedArticle:
    items = "".join(
        f"<li class='item {name(number)}'>{SENTENCE.format(number, number)}</li>"
        for number in range(count)
    )
    html = f"<html><body><h1>Ferry stays</h1><div class='{wrapper}'><ul>{items}"
    parsed = read_article(html.encode(), url="https://bay.example/n/1", source="bay")
    assert isinstance(parsed, ParsedArticle)
    return parsed


def test_blocks_know_the_names_and_kinds_of_what_they_stand_in():
    blocks = read_items(20, "text story").blocks
    assert {block.kind for block in blocks[-15:]} == {BlockKind.LIST_ITEM}
    assert {"item", "text", "story", name(19)} <= blocks[-1].words


def test_names_without_end_around_many_lines_are_not_all_kept():
    blocks = read_items(1_500, " ".join(map(name, range(64, 564)))).blocks
    kept = {id(block.words): len(block.words) for block in blocks}
    # 1,500 sets of the same 500 words and one of their own
    assert sum(kept.values()) < 310_000
    assert len(blocks) >= 1_500
    assert {block.kind for block in blocks[-1_000:]} == {BlockKind.LIST_ITEM}
