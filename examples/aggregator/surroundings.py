"""An article in, what the site puts around it out: kicker, prompt, related links, comments."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from examples.aggregator.article_files import SITE_NAME, Article, read_comments

PROMPTS = {
    "politics": "Want to know more about {topic}? Subscribe to our news on social networks.",
    "economy": "Do not miss the news about {topic}: subscribe to our Telegram channel.",
    "society": "Want to know more about {topic}? Subscribe to our news on social networks.",
}
FOOTER_LINES = (
    f"© 2022 {SITE_NAME}. All rights reserved. When using materials a link to the source is required.",
    "Contact the editors: editors@aggregator.example. Advertising: ads@aggregator.example.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One reader's comment under an article."""

    name: str
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """Everything a template needs to show one article."""

    article: Article
    base_url: str
    kicker: str
    prompt: str
    read_also: Article | None
    related: tuple[Article, ...]
    remarks: tuple[Remark, ...]

    @property
    def canonical_url(self) -> str:
        """The article's own absolute address."""
        return self.base_url + self.article.path


def surround_article(
    article: Article, neighbours: tuple[Article, ...], *, base_url: str
) -> ArticlePage:
    """Choose, always alike, what stands around an article; `neighbours` are the site's articles."""
    others = [other for other in neighbours if other.number != article.number]
    start = article.number % len(others) if others else 0
    ring = others[start:] + others[:start]
    return ArticlePage(
        article=article,
        base_url=base_url,
        kicker=f"{article.country} News",
        prompt=PROMPTS[article.section].format(topic=article.topic),
        read_also=ring[3] if len(ring) > 3 and article.number % 2 else None,
        related=tuple(ring[:3]),
        remarks=_list_remarks(article),
    )


def format_day_and_time(instant: datetime) -> str:
    """Write an instant as the site does for people: "10 January 2022, 15:47"."""
    return f"{instant.day} {instant:%B %Y, %H:%M}"


def picture_path(article: Article) -> str:
    """Return the path of an article's photograph."""
    return f"/images/{article.number}.png"


def _list_remarks(article: Article) -> tuple[Remark, ...]:
    if article.published_at is None:
        return ()
    return tuple(
        Remark(
            name=name,
            text=text,
            written_at=article.published_at + timedelta(hours=3 + 7 * turn, minutes=11),
        )
        for turn, (name, text) in enumerate(read_comments().get(article.slug, ()))
    )
