"""What is known of a page once it has been walked: its lines with their ratings, its head, its headline."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from config.schema import Selectors
from extract.article.data.head import Head
from extract.article.data.structured import Structured
from extract.article.page.marks import Marks
from extract.article.page.walk import Page
from records.links import PageLink

# the rating from which on a line is likely the article's body
BORDER: Final = 0.5
# more than a page on one article describes of articles
_MOST_ARTICLES: Final = 2


@dataclass(frozen=True, kw_only=True)  # without slots: the body is kept once it is asked for
class Reading:
    """One page half read; `ratings` are likelihoods of its lines, `headline` the place of the title's line.

    `is_selected` says that the lines are those of the element that the source's own selector names.
    """

    url: str
    source: str
    selectors: Selectors
    link: PageLink | None
    page: Page
    ratings: Sequence[float]
    headline: int | None
    title: str | None
    marks: Marks
    head: Head
    structured: Structured
    is_selected: bool

    @cached_property
    def body(self) -> str:
        """The text of the lines that are likely the article's body."""
        # a list: joined and summed, generators over all lines take half as long again
        return "".join(
            [
                line.text
                for line, rating in zip(self.page.lines, self.ratings, strict=True)
                if rating >= BORDER
            ]
        )

    @property
    def claims_article(self) -> bool:
        """Whether the page's data say that it is one article."""
        if self.structured.articles > _MOST_ARTICLES:
            return False
        return self.describes_article or self.head.find("og:type") == "article"

    @property
    def describes_article(self) -> bool:
        """Whether the page's data tell of one article, not only call the page one: some systems call all pages so."""
        if self.structured.articles > _MOST_ARTICLES:
            return False
        return self.structured.articles > 0 or self.head.find("article:published_time") is not None
