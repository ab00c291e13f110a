"""Article files in, articles out: a YAML head between `---` lines, then paragraphs, blank line between."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

SITE_NAME = "Bbabo NET"
SITE_ZONE = ZoneInfo("Europe/Minsk")
SECTIONS = ("politics", "economy", "society")
ARTICLES_DIR = Path(__file__).parent / "articles"
HEADING_MARK = "## "


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A later change of one paragraph (counted from 0), served when the site is started edited."""

    modified_at: datetime
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of the sample site.

    `paragraphs` are in order, subheadings among them; `headings` are the indices of the latter.
    Instants carry the site's zone. `charset` is how the page is encoded, `served_as` the charset
    its header claims ("" for a header without one).
    """

    number: int
    slug: str
    title: str
    country: str
    section: str
    topic: str
    template: str
    paragraphs: tuple[str, ...]
    headings: frozenset[int]
    author: str | None
    published_at: datetime | None
    modified_at: datetime | None
    caption: str | None
    credit: str | None
    tags: tuple[str, ...]
    charset: str
    served_as: str
    edit: Edit | None

    @property
    def path(self) -> str:
        """The article's own path on the site."""
        return f"/news/{self.slug}-{self.number}.html"


@cache
def read_articles() -> tuple[Article, ...]:
    """Read every article file, newest first (by number)."""
    files = sorted(ARTICLES_DIR.glob("[0-9]*.txt"), reverse=True)
    return tuple(_read_file(file) for file in files)


@cache
def read_comments() -> dict[str, list[tuple[str, str]]]:
    """Read what readers wrote: (name, text) in order, by the article's slug."""
    listed = yaml.safe_load((ARTICLES_DIR / "comments.yaml").read_text("utf-8"))
    return {slug: [(name, text) for name, text in entries] for slug, entries in listed.items()}


def apply_edit(article: Article) -> Article:
    """Return the article as it stands after its edit; unchanged where it has none."""
    if article.edit is None:
        return article
    paragraphs = list(article.paragraphs)
    paragraphs[article.edit.paragraph] = article.edit.text
    return replace(article, paragraphs=tuple(paragraphs), modified_at=article.edit.modified_at)


def read_verbatim(file: Path) -> tuple[str, ...]:
    """Return the paragraphs of a scraped text: its header, title, prompt and last title left out."""
    return _split_paragraphs(file.read_text("utf-8"))[2:-2]


def _read_file(file: Path) -> Article:
    number, slug = file.stem.split("-", maxsplit=1)
    _, head, body = file.read_text("utf-8").split("---\n", maxsplit=2)
    facts = yaml.safe_load(head)
    verbatim = facts.get("verbatim")
    marked = read_verbatim(file.parent / verbatim) if verbatim else _split_paragraphs(body)
    charset = facts.get("charset", "utf-8")
    return Article(
        number=int(number),
        slug=slug,
        title=facts["title"],
        country=facts["country"],
        section=facts["section"],
        topic=facts["topic"],
        template=facts["template"],
        paragraphs=tuple(text.removeprefix(HEADING_MARK) for text in marked),
        headings=frozenset(i for i, text in enumerate(marked) if text.startswith(HEADING_MARK)),
        author=facts.get("author"),
        published_at=_read_instant(facts["published"]) if "published" in facts else None,
        modified_at=None,
        caption=facts.get("caption"),
        credit=facts.get("credit"),
        tags=tuple(facts.get("tags", ())),
        charset=charset,
        served_as=facts.get("served_as", charset),
        edit=_read_edit(facts),
    )


def _split_paragraphs(text: str) -> tuple[str, ...]:
    stripped = (paragraph.strip() for paragraph in text.split("\n\n"))
    return tuple(paragraph for paragraph in stripped if paragraph)


def _read_instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=SITE_ZONE)


def _read_edit(facts: dict[str, str]) -> Edit | None:
    if "edited_at" not in facts:
        return None
    return Edit(
        modified_at=_read_instant(facts["edited_at"]),
        paragraph=int(facts["edited_paragraph"]) - 1,
        text=facts["edited_text"],
    )
