"""An article page in, HTML with meaning out: <article>, <time> and JSON-LD, dates with their zone."""

import json
from html import escape
from string import Template

from examples.aggregator.article_files import SITE_NAME
from examples.aggregator.surroundings import (
    FOOTER_LINES,
    ArticlePage,
    format_day_and_time,
    picture_path,
)

PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="$charset">
<title>$title - $site</title>
<link rel="canonical" href="$canonical">
<link rel="alternate" type="application/rss+xml" title="$site" href="/rss.xml">
<meta property="og:type" content="article">
<meta property="og:site_name" content="$site">
<meta property="og:title" content="$title">
<meta property="og:url" content="$canonical">
<script type="application/ld+json">$json_ld</script>
</head>
<body>
<header class="top">
<a class="logo" href="/">$site</a>
<nav><a href="/politics">Politics</a> <a href="/economy">Economy</a> <a href="/society">Society</a> <a href="/about">About us</a></nav>
<form action="/search"><input name="q" placeholder="Search the news"></form>
</header>
<main>
<article class="news-item">
<div class="site-line">$site</div>
<p class="kicker">$kicker</p>
<h1>$title</h1>
<div class="byline">$byline</div>
<ul class="share"><li><a href="https://share.example/f">Share on Facebook</a></li><li><a href="https://share.example/t">Telegram</a></li><li><a href="https://share.example/v">VK</a></li><li><a href="?print=1">Print</a></li></ul>
$figure$body
<p>$prompt</p>
<p>$title</p>
</article>
<section class="related">
<h2>Related news</h2>
<ul>
$related
</ul>
</section>
$comments</main>
<footer>
$footer
</footer>
</body>
</html>
""")


def render_semantic(page: ArticlePage) -> str:
    """Render the page with semantic tags."""
    return PAGE.substitute(
        charset=page.article.charset,
        site=SITE_NAME,
        title=escape(page.article.title, quote=True),
        canonical=page.canonical_url,
        json_ld=_describe_article(page),
        kicker=page.kicker,
        byline=_write_byline(page),
        figure=_write_figure(page),
        body="\n".join(_write_body(page)),
        prompt=escape(page.prompt, quote=False),
        related="\n".join(
            f'<li><a href="{other.path}">{escape(other.title, quote=False)}</a></li>'
            for other in page.related
        ),
        comments=_write_comments(page),
        footer="\n".join(f"<p>{line}</p>" for line in FOOTER_LINES),
    )


def _describe_article(page: ArticlePage) -> str:
    article = page.article
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "mainEntityOfPage": page.canonical_url,
        "articleSection": article.section.capitalize(),
        "keywords": list(article.tags),
        "publisher": {"@type": "Organization", "name": SITE_NAME},
    }
    if article.author:
        facts["author"] = {"@type": "Person", "name": article.author}
    if article.caption:
        facts["image"] = page.base_url + picture_path(article)
    if article.published_at:
        facts["datePublished"] = article.published_at.isoformat()
    if article.modified_at:
        facts["dateModified"] = article.modified_at.isoformat()
    return json.dumps(facts, ensure_ascii=False)


def _write_byline(page: ArticlePage) -> str:
    article = page.article
    author = f'By <a rel="author" href="/about">{article.author}</a>' if article.author else ""
    if article.published_at is None:
        return author
    stamp = article.published_at
    return (
        f'{author} <time datetime="{stamp.isoformat()}">{format_day_and_time(stamp)}</time>'.strip()
    )


def _write_figure(page: ArticlePage) -> str:
    article = page.article
    if article.caption is None:
        return ""
    caption = f"{escape(article.caption, quote=False)}. Photo: {article.credit}"
    return (
        f'<figure><img src="{picture_path(article)}" alt="">'
        f"<figcaption>{caption}</figcaption></figure>\n"
    )


def _write_body(page: ArticlePage) -> list[str]:
    lines = [
        f"<h2>{escape(text, quote=False)}</h2>"
        if index in page.article.headings
        else f"<p>{escape(text, quote=False)}</p>"
        for index, text in enumerate(page.article.paragraphs)
    ]
    if page.read_also:
        link = f'<a href="{page.read_also.path}">{escape(page.read_also.title, quote=False)}</a>'
        lines.insert(2, f'<aside class="inset"><b>Read also:</b> {link}</aside>')
    return lines


def _write_comments(page: ArticlePage) -> str:
    if not page.remarks:
        return ""
    entries = "\n".join(
        f'<div class="comment"><b>{remark.name}</b> <span>{format_day_and_time(remark.written_at)}</span>'
        f"<p>{escape(remark.text, quote=False)}</p></div>"
        for remark in page.remarks
    )
    return (
        f'<section id="comments">\n<h2>Comments ({len(page.remarks)})</h2>\n{entries}\n</section>\n'
    )
