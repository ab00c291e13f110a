"""A path in, the site's answer out; the same bytes each time for the same base URL."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from examples.aggregator import lists, notices
from examples.aggregator.article_files import SECTIONS, Article, apply_edit, read_articles
from examples.aggregator.links import MIRRORED_NUMBER, TRAP_LINKS, Trap, mirror_path
from examples.aggregator.render import encode_page, render_article
from examples.aggregator.surroundings import picture_path

BUILT_AT = datetime(2022, 1, 14, 4, 0, tzinfo=UTC)
HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
# one grey pixel stands for every photograph
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mM4AAAAwgDB/9Yt3AAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One HTTP answer, but for the headers that every answer has."""

    status: HTTPStatus
    content_type: str
    body: bytes
    modified_at: datetime

    @property
    def etag(self) -> str:
        """The strong validator: a hash of the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


class Site:
    """The sample site under one base URL, as first published or after its one edit."""

    def __init__(self, base_url: str, *, edited: bool = False) -> None:
        """Make the site; `base_url` has no slash at the end, `edited` shows the changed article."""
        self.base_url = base_url
        articles = read_articles()
        self.articles = tuple(map(apply_edit, articles)) if edited else articles
        self._by_path = {article.path: article for article in self.articles}
        self._by_path |= {
            mirror_path(article): article
            for article in self.articles
            if article.number == MIRRORED_NUMBER
        }
        self._pages = self._map_pages()

    def answer(self, path: str, page: int = 1) -> Answer:
        """Answer one path (without query) and page number; unknown ones get status 404."""
        if path in self._by_path:
            return self._answer_article(self._by_path[path])
        if path == "/" or path.removeprefix("/") in SECTIONS:
            return self._answer_list(path, page)
        if path in self._pages:
            content_type, render = self._pages[path]
            return _make_answer(render(), content_type)
        return self._answer_picture(path)

    def _map_pages(self) -> dict[str, tuple[str, Callable[[], str]]]:
        traps = {link.trap: link.path for link in TRAP_LINKS}
        return {
            "/rss.xml": (XML, lambda: lists.render_feed(self.articles, self.base_url)),
            "/sitemap-news.xml": (XML, lambda: lists.render_sitemap(self.articles, self.base_url)),
            "/robots.txt": (
                "text/plain; charset=utf-8",
                lambda: lists.render_robots(self.base_url),
            ),
            "/about": (HTML, notices.render_about),
            traps[Trap.SOFT_404]: (HTML, notices.render_not_found),
            traps[Trap.NO_ARTICLE]: (HTML, lambda: lists.render_headlines(self.articles)),
            traps[Trap.PRIVATE]: (HTML, notices.render_partners_page),
        }

    def _answer_article(self, article: Article) -> Answer:
        charset = f"; charset={article.served_as}" if article.served_as else ""
        return Answer(
            status=HTTPStatus.OK,
            content_type=f"text/html{charset}",
            body=encode_page(article, render_article(article, base_url=self.base_url)),
            modified_at=article.modified_at or article.published_at or BUILT_AT,
        )

    def _answer_picture(self, path: str) -> Answer:
        pictures = {picture_path(article) for article in self.articles if article.caption}
        if path not in pictures:
            return _answer_missing()
        return Answer(
            status=HTTPStatus.OK, content_type="image/png", body=PICTURE, modified_at=BUILT_AT
        )

    def _answer_list(self, path: str, page: int) -> Answer:
        section = path.removeprefix("/")
        listed = lists.select_section(self.articles, section) if section else self.articles
        if not 1 <= page <= lists.count_list_pages(listed):
            return _answer_missing()
        if section:
            return _make_answer(lists.render_section_page(listed, section, page), HTML)
        return _make_answer(lists.render_front_page(listed, page), HTML)


def _make_answer(text: str, content_type: str) -> Answer:
    return Answer(
        status=HTTPStatus.OK, content_type=content_type, body=text.encode(), modified_at=BUILT_AT
    )


def _answer_missing() -> Answer:
    return Answer(
        status=HTTPStatus.NOT_FOUND,
        content_type=HTML,
        body=notices.render_not_found().encode(),
        modified_at=BUILT_AT,
    )
