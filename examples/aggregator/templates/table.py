"""An article page in, a layout table out: text parted by <br><br>, the date only as a line of text."""

from html import escape
from string import Template

from examples.aggregator.article_files import SITE_NAME
from examples.aggregator.surroundings import (
    FOOTER_LINES,
    ArticlePage,
    format_day_and_time,
    picture_path,
)

PAGE = Template("""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=$charset">
<title>$site: $title</title>
<link rel="canonical" href="$canonical">
</head>
<body bgcolor="#ffffff">
<table width="100%" border="0">
<tr><td colspan="2"><a href="/"><b>$site</b></a> | <a href="/politics">Politics</a> | <a href="/economy">Economy</a> | <a href="/society">Society</a></td></tr>
<tr>
<td width="160" valign="top"><b>Weather</b><br>Minsk -4<br>Moscow -9<br>Almaty +1<br><br><a href="/about">About us</a></td>
<td valign="top">
<font size="2">$site</font><br>
<font size="2" color="#990000">$kicker</font><br>
<font size="5"><b>$title</b></font><br>
$byline<br>
<font size="1"><a href="?print=1">Print</a> | <a href="mailto:?subject=news">Send to a friend</a></font><br><br>
$picture$body<br><br>
$prompt<br><br>
$title<br><br>
<b>Related news:</b><br>
$related
$comments</td>
</tr>
<tr><td colspan="2" align="center"><font size="1">$footer</font></td></tr>
</table>
</body>
</html>
""")


def render_table(page: ArticlePage) -> str:
    """Render the page as a layout table."""
    return PAGE.substitute(
        charset=page.article.charset,
        site=SITE_NAME,
        title=escape(page.article.title, quote=False),
        canonical=page.canonical_url,
        kicker=page.kicker,
        byline=_write_byline(page),
        picture=_write_picture(page),
        body="<br><br>\n".join(_write_body(page)),
        prompt=escape(page.prompt, quote=False),
        related="\n".join(
            f'- <a href="{other.path}">{escape(other.title, quote=False)}</a><br>'
            for other in page.related
        ),
        comments=_write_comments(page),
        footer="<br>".join(FOOTER_LINES),
    )


def _write_byline(page: ArticlePage) -> str:
    lines = []
    if page.article.published_at:
        lines.append(format_day_and_time(page.article.published_at))
    if page.article.modified_at:
        lines.append(f"Updated: {format_day_and_time(page.article.modified_at)}")
    if page.article.author:
        lines.append(f"By {page.article.author}")
    return "<br>\n".join(f'<font size="1">{line}</font>' for line in lines)


def _write_picture(page: ArticlePage) -> str:
    article = page.article
    if article.caption is None:
        return ""
    caption = f"{escape(article.caption, quote=False)}. Photo: {article.credit}"
    return f'<img src="{picture_path(article)}"><br><i>{caption}</i><br><br>\n'


def _write_body(page: ArticlePage) -> list[str]:
    lines = [
        f"<b>{escape(text, quote=False)}</b>"
        if index in page.article.headings
        else escape(text, quote=False)
        for index, text in enumerate(page.article.paragraphs)
    ]
    if page.read_also:
        link = f'<a href="{page.read_also.path}">{escape(page.read_also.title, quote=False)}</a>'
        lines.insert(2, f"<b>Read also:</b> {link}")
    return lines


def _write_comments(page: ArticlePage) -> str:
    if not page.remarks:
        return ""
    entries = "".join(
        f"<b>{remark.name}</b> {format_day_and_time(remark.written_at)}<br>{escape(remark.text, quote=False)}<br><br>\n"
        for remark in page.remarks
    )
    return f"<br><b>Comments ({len(page.remarks)})</b><br><br>\n{entries}"
