"""A page with its lines' likelihoods in, the same out after a script of the page would have unveiled its text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extract.article.page.walk import Page

# pages that hide so much of what reads like their article show it by a script
_UNVEILED_SHARE: Final = 0.6
_UNLIKELY: Final = 0.3


def settle_hidden(page: Page, ratings: Sequence[float]) -> tuple[Page, list[float]]:
    """Show a page's hidden lines where they hold most of its likely text, else doubt them."""
    listed, _, of_elements = page.settings
    if not any(setting.hidden for setting in listed):
        return page, list(ratings)
    hidden = [listed[of_elements[line.owner]].hidden for line in page.lines]
    likely = [
        len(line.text) if rating >= 0.5 else 0
        for line, rating in zip(page.lines, ratings, strict=True)
    ]
    veiled = sum(size for size, unseen in zip(likely, hidden, strict=True) if unseen)
    if veiled > _UNVEILED_SHARE * sum(likely):
        shown = [setting._replace(hidden=False) for setting in listed]
        return replace(page, settings=page.settings._replace(listed=shown)), list(ratings)
    return page, [
        min(rating, _UNLIKELY) if unseen else rating
        for rating, unseen in zip(ratings, hidden, strict=True)
    ]
