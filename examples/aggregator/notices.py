"""The site's pages that are no articles: about, soft and hard "not found", the partners' page."""

from string import Template

from examples.aggregator.article_files import SITE_NAME
from examples.aggregator.surroundings import FOOTER_LINES

NOTICE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>$heading - $site</title>
</head>
<body>
<header class="top"><a class="logo" href="/">$site</a>
<nav><a href="/politics">Politics</a> <a href="/economy">Economy</a> <a href="/society">Society</a> <a href="/about">About us</a></nav></header>
<main>
<h1>$heading</h1>
<p>$text</p>
<p><a href="/">Go to the front page</a></p>
</main>
<footer>
$footer
</footer>
</body>
</html>
""")


def render_not_found() -> str:
    """Render what the site says when a page does not exist, whatever status goes with it."""
    return _render_notice(
        "Page not found",
        "The page you are looking for does not exist or has been moved. Check the address or use the search.",
    )


def render_about() -> str:
    """Render the page about the site."""
    return _render_notice(
        "About us",
        f"{SITE_NAME} collects news of eastern Europe, the Caucasus and central Asia.",
    )


def render_partners_page() -> str:
    """Render the page that robots.txt keeps robots away from."""
    return _render_notice(
        "Morning briefing",
        "This briefing is meant for partners of the agency and may not be collected by robots.",
    )


def _render_notice(heading: str, text: str) -> str:
    return NOTICE.substitute(
        site=SITE_NAME,
        heading=heading,
        text=text,
        footer="\n".join(f"<p>{line}</p>" for line in FOOTER_LINES),
    )
