"""Articles in, what names them out: list pages, feed, news sitemap, robots.txt."""

from email.utils import format_datetime
from html import escape
from string import Template

from examples.aggregator.article_files import SITE_NAME, Article
from examples.aggregator.links import (
    MIRRORED_NUMBER,
    TRACKED_NUMBERS,
    TRACKING,
    TRAP_LINKS,
    mirror_path,
)
from examples.aggregator.surroundings import FOOTER_LINES, format_day_and_time

ARTICLES_PER_PAGE = 12
FEED_LENGTH = 20
LIST_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>$heading - $site</title>
<link rel="alternate" type="application/rss+xml" title="$site" href="/rss.xml">
</head>
<body>
<header class="top"><a class="logo" href="/">$site</a>
<nav><a href="/politics">Politics</a> <a href="/economy">Economy</a> <a href="/society">Society</a> <a href="/about">About us</a></nav></header>
<main>
<h1>$heading</h1>
<ul class="news-list">
$items
</ul>
<div class="paging">$paging</div>
</main>
<footer>
$footer
</footer>
</body>
</html>
""")


def count_list_pages(articles: tuple[Article, ...]) -> int:
    """Return over how many pages a list of articles is spread."""
    return max(1, -(-len(articles) // ARTICLES_PER_PAGE))


def render_front_page(articles: tuple[Article, ...], number: int) -> str:
    """Render one page (from 1) of the front page; the first also names mirror and traps."""
    items = _list_items(articles, number)
    if number == 1:
        mirrored = next(a for a in articles if a.number == MIRRORED_NUMBER)
        items.insert(4, _write_item(mirror_path(mirrored), mirrored.title, "In the regions"))
        items[6:6] = [_write_item(link.path, link.title, "Also today") for link in TRAP_LINKS]
    return _render_list(f"{SITE_NAME}: news of the region", "/", items, articles, number)


def render_section_page(articles: tuple[Article, ...], section: str, number: int) -> str:
    """Render one page (from 1) of a section; `articles` are the section's own."""
    items = _list_items(articles, number)
    return _render_list(f"{section.capitalize()} news", f"/{section}", items, articles, number)


def select_section(articles: tuple[Article, ...], section: str) -> tuple[Article, ...]:
    """Return the articles of one section, order kept."""
    return tuple(article for article in articles if article.section == section)


def render_headlines(articles: tuple[Article, ...]) -> str:
    """Render the page that is listed as an article and holds nothing but links."""
    items = [_write_item(article.path, article.title, "") for article in articles[:15]]
    return _render_list("The week in headlines", "", items, (), 1)


def render_feed(articles: tuple[Article, ...], base_url: str) -> str:
    """Render the RSS feed of the newest articles."""
    items = "\n".join(_write_feed_item(article, base_url) for article in articles[:FEED_LENGTH])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n'
        f"<title>{SITE_NAME}</title><link>{base_url}/</link><description>News of the region</description>\n"
        f"<language>en</language>\n{items}\n</channel></rss>\n"
    )


def render_sitemap(articles: tuple[Article, ...], base_url: str) -> str:
    """Render the news sitemap; an article without a date has an entry without news fields."""
    entries = "\n".join(_write_sitemap_entry(article, base_url) for article in articles)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{entries}\n</urlset>\n"
    )


def render_robots(base_url: str) -> str:
    """Render robots.txt: the private part is closed, the sitemap is named."""
    return f"User-agent: *\nDisallow: /private/\n\nSitemap: {base_url}/sitemap-news.xml\n"


def _render_list(
    heading: str, path: str, items: list[str], articles: tuple[Article, ...], number: int
) -> str:
    return LIST_PAGE.substitute(
        site=SITE_NAME,
        heading=heading,
        items="\n".join(items),
        paging=_write_paging(path, number, count_list_pages(articles)),
        footer="\n".join(f"<p>{line}</p>" for line in FOOTER_LINES),
    )


def _list_items(articles: tuple[Article, ...], number: int) -> list[str]:
    shown = articles[(number - 1) * ARTICLES_PER_PAGE : number * ARTICLES_PER_PAGE]
    return [
        _write_item(
            article.path,
            article.title,
            format_day_and_time(article.published_at) if article.published_at else "",
        )
        for article in shown
    ]


def _write_item(path: str, title: str, note: str) -> str:
    text = escape(title, quote=False)
    return (
        f'<li class="news-line"><a href="{path}">{text}</a> <span class="when">{note}</span></li>'
    )


def _write_paging(path: str, number: int, count: int) -> str:
    pages = [
        f"<b>{page}</b>" if page == number else f'<a href="{path}?page={page}">{page}</a>'
        for page in range(1, count + 1)
    ]
    if number < count:
        pages.append(f'<a rel="next" href="{path}?page={number + 1}">Older news</a>')
    return " ".join(pages)


def _write_feed_item(article: Article, base_url: str) -> str:
    tracking = escape(TRACKING) if article.number in TRACKED_NUMBERS else ""
    address = base_url + article.path
    stamp = (
        f"<pubDate>{format_datetime(article.published_at)}</pubDate>"
        if article.published_at
        else ""
    )
    return (
        f"<item><title>{escape(article.title)}</title><link>{address}{tracking}</link>"
        f'<guid isPermaLink="false">{article.number}</guid>{stamp}'
        f"<category>{article.section.capitalize()}</category></item>"
    )


def _write_sitemap_entry(article: Article, base_url: str) -> str:
    news = ""
    if article.published_at:
        news = (
            f"<news:news><news:publication><news:name>{SITE_NAME}</news:name>"
            "<news:language>en</news:language></news:publication>"
            f"<news:publication_date>{article.published_at.isoformat()}</news:publication_date>"
            f"<news:title>{escape(article.title)}</news:title></news:news>"
        )
    return f"<url><loc>{base_url}{article.path}</loc>{news}</url>"
