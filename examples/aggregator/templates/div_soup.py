"""An article page in, nested divs out: classes without meaning, dates in meta tags without a zone."""

from html import escape
from string import Template

from examples.aggregator.article_files import SITE_NAME
from examples.aggregator.surroundings import (
    FOOTER_LINES,
    ArticlePage,
    format_day_and_time,
    picture_path,
)

PAGE = Template("""<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=$charset">
<title>$title | $site</title>
<link rel="canonical" href="$canonical">
<meta property="og:title" content="$title">
<meta property="og:site_name" content="$site">
$meta
</head>
<body>
<div class="a1">
<div class="a2"><a href="/">$site</a></div>
<div class="a3"><a href="/politics">Politics</a><a href="/economy">Economy</a><a href="/society">Society</a><a href="/about">About us</a></div>
</div>
<div class="b1">
<div class="b2">
<div class="b3">
<div class="c1">$site</div>
<div class="c2">$kicker</div>
<h1 class="c3">$title</h1>
<div class="c4">$byline</div>
<div class="c5"><a href="https://share.example/f">Facebook</a> <a href="https://share.example/t">Telegram</a> <a href="https://share.example/v">VK</a> <a href="?print=1">Print</a></div>
$picture<div class="c7">
$body
</div>
<div class="c8">$prompt</div>
<div class="c9">$title</div>
<div class="d1">
<div class="d2">Related news</div>
$related
</div>
$comments</div>
</div>
<div class="b4">
<div class="e1">Exchange rates</div>
<div class="e2">USD 2.5786</div><div class="e2">EUR 2.9172</div><div class="e2">RUB (100) 3.4475</div>
</div>
</div>
<div class="f1">
$footer
</div>
</body>
</html>
""")


def render_div_soup(page: ArticlePage) -> str:
    """Render the page as nested divs."""
    return PAGE.substitute(
        charset=page.article.charset,
        site=SITE_NAME,
        title=escape(page.article.title, quote=True),
        canonical=page.canonical_url,
        meta="\n".join(_list_meta_tags(page)),
        kicker=page.kicker,
        byline=_write_byline(page),
        picture=_write_picture(page),
        body="\n".join(_write_body(page)),
        prompt=escape(page.prompt, quote=False),
        related="\n".join(
            f'<div class="d3"><a href="{other.path}">{escape(other.title, quote=False)}</a></div>'
            for other in page.related
        ),
        comments=_write_comments(page),
        footer="\n".join(f'<div class="f2">{line}</div>' for line in FOOTER_LINES),
    )


def _list_meta_tags(page: ArticlePage) -> list[str]:
    article = page.article
    tags = [f'<meta property="article:section" content="{article.section.capitalize()}">']
    if article.author:
        tags.append(f'<meta name="author" content="{article.author}">')
    if article.caption:
        tags.append(f'<meta property="og:image" content="{page.base_url}{picture_path(article)}">')
    for name, instant in (("published", article.published_at), ("modified", article.modified_at)):
        if instant:
            stamp = f"{instant:%Y-%m-%dT%H:%M:%S}"
            tags.append(f'<meta property="article:{name}_time" content="{stamp}">')
    tags += [f'<meta property="article:tag" content="{tag}">' for tag in article.tags]
    return tags


def _write_byline(page: ArticlePage) -> str:
    parts = [page.article.author] if page.article.author else []
    if page.article.published_at:
        parts.append(format_day_and_time(page.article.published_at))
    return " | ".join(parts)


def _write_picture(page: ArticlePage) -> str:
    article = page.article
    if article.caption is None:
        return ""
    caption = f"{escape(article.caption, quote=False)}. Photo: {article.credit}"
    return (
        f'<div class="c6"><img src="{picture_path(article)}">'
        f'<div class="x6">{caption}</div></div>\n'
    )


def _write_body(page: ArticlePage) -> list[str]:
    lines = [
        f'<div class="{"y4" if index in page.article.headings else "y3"}">{escape(text, quote=False)}</div>'
        for index, text in enumerate(page.article.paragraphs)
    ]
    if page.read_also:
        link = f'<a href="{page.read_also.path}">{escape(page.read_also.title, quote=False)}</a>'
        lines.insert(3, f'<div class="y5">Read also: {link}</div>')
    return lines


def _write_comments(page: ArticlePage) -> str:
    if not page.remarks:
        return ""
    entries = "\n".join(
        f'<div class="g2"><div class="g3">{remark.name}, {format_day_and_time(remark.written_at)}</div>'
        f'<div class="g4">{escape(remark.text, quote=False)}</div></div>'
        for remark in page.remarks
    )
    return f'<div class="g1">\n<div class="g0">Comments ({len(page.remarks)})</div>\n{entries}\n</div>\n'
