"""The evidence of many articles in; which of them carry one and the same text, out."""

from collections.abc import Sequence
from itertools import combinations

from records.site_rules import ArticleEvidence


def group_by_content(articles: Sequence[ArticleEvidence]) -> list[int]:
    """Return a group number for each article; articles that share most of their paragraphs share it.

    Sharing is passed on, so the groups do not depend on the order of the articles.
    """
    parents = list(range(len(articles)))
    first_with: dict[tuple[str, ...], int] = {}
    for index, article in enumerate(articles):
        for most in list_majorities(article.content_keys):
            other = first_with.setdefault(most, index)
            if other != index:
                join_groups(parents, index, other)
    return [find_group(parents, index) for index in range(len(articles))]


def list_majorities(keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return every way to take more than half of an article's paragraphs."""
    return list(combinations(sorted(keys), len(keys) // 2 + 1)) if keys else []


def find_group(parents: list[int], index: int) -> int:
    """Return the root of an article's group, shortening the way to it."""
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def join_groups(parents: list[int], one: int, other: int) -> None:
    """Make two groups one."""
    first, second = sorted((find_group(parents, one), find_group(parents, other)))
    parents[second] = first
