"""A template and a seed in; articles with their true text, as blocks or as HTML, out."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.generated_sites.prose import VOCABULARIES, write_headline, write_paragraph
from benchmarks.generated_sites.templates import Planted, SiteTemplate
from records.article import BlockKind, ParsedArticle, TextBlock

MONTHS: Final = {
    "en": "January",
    "ru": "января",
    "de": "Januar",
    "fr": "janvier",
    "es": "enero",
}
KINDS: Final = {"h3": BlockKind.HEADING, "h4": BlockKind.HEADING, "li": BlockKind.LIST_ITEM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a generated page; `role` is body, honest, site, prompt or title."""

    text: str
    role: str
    tag: str = "p"
    names: str = ""
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedArticle:
    """One article of a generated site and what its body truly is."""

    site: SiteTemplate
    number: int
    title: str
    lines: tuple[Line, ...]

    @property
    def body(self) -> list[str]:
        """The paragraphs that must be left, in order."""
        return [line.text for line in self.lines if line.role in {"body", "honest"}]

    @property
    def url(self) -> str:
        """The page's address."""
        return f"https://site{len(self.site.name)}.example/{self.number}"


def generate_articles(site: SiteTemplate, *, seed: int, count: int) -> list[GeneratedArticle]:
    """Return a site's articles; the same seed gives the same."""
    random = Random(f"{seed} {site.name}")
    return [generate_article(site, number, random) for number in range(count)]


def generate_article(site: SiteTemplate, number: int, random: Random) -> GeneratedArticle:
    """Return one article: the site's lines around paragraphs of its own, now and then with a refrain."""
    title = write_headline(site.language, random)
    body = [
        Line(text=write_paragraph(site.language, random), role="body")
        for _ in range(random.randint(4, 9))
    ]
    if random.random() < 0.05:
        refrain = Line(
            text=write_paragraph(site.language, random)[:60].rsplit(" ", 1)[0] + ".", role="honest"
        )
        body = [line for paragraph in body for line in (paragraph, refrain)]
    for planted in site.middle:
        for line in plant(planted, title, site.language, random):
            body.insert(random.randint(2, len(body) - 2), line)
    headline = [Line(text=title, role="title", tag="h1")] if site.title_in_text else []
    first, rest = split_head(site)
    lines = [
        *(line for planted in first for line in plant(planted, title, site.language, random)),
        *headline,
        *(line for planted in rest for line in plant(planted, title, site.language, random)),
        *body,
        *(line for planted in site.tail for line in plant(planted, title, site.language, random)),
    ]
    return GeneratedArticle(site=site, number=number, title=title, lines=tuple(lines))


def split_head(site: SiteTemplate) -> tuple[tuple[Planted, ...], tuple[Planted, ...]]:
    """Return the lines above and below the headline: the first two stand above it."""
    return site.head[:1], site.head[1:]


def plant(planted: Planted, title: str, language: str, random: Random) -> Iterator[Line]:
    """Return a planted line with its slots filled, as often as it stands, or nothing."""
    if random.random() >= planted.share:
        return
    words = VOCABULARIES[language]
    for _ in range(planted.times):
        yield Line(
            text=random.choice(planted.wordings).format(
                place=random.choice(words.places),
                topic=random.choice(words.topics),
                name=random.choice(words.names),
                number=random.randint(10, 99),
                date=f"{random.randint(1, 28)} {MONTHS[language]} 2022",
                title=title,
                headline=write_headline(language, random),
            ),
            role=planted.role,
            tag=planted.tag,
            names=planted.names,
            linked=planted.linked,
        )


def parse_plainly(article: GeneratedArticle, *, evidence: bool) -> ParsedArticle:
    """Return an article as an extractor would without opinion; `evidence` leaves links and kinds in."""
    return ParsedArticle(
        source="generated",
        url=article.url,
        canonical_url=None,
        title=article.title,
        blocks=tuple(
            TextBlock(
                position=position,
                kind=KINDS.get(line.tag, BlockKind.PARAGRAPH) if evidence else BlockKind.PARAGRAPH,
                text=line.text,
                link_density=float(line.linked) if evidence else 0.0,
                words=frozenset(line.names.split("-")) - {""} if evidence else frozenset(),
            )
            for position, line in enumerate(article.lines)
        ),
        language_claim=article.site.language if evidence else None,
        site_name=article.site.name if evidence else None,
    )


def render_page(article: GeneratedArticle) -> bytes:
    """Return the article as an HTML page of its site's frame, between a menu and a footer."""
    site = article.site
    lines = "\n".join(render_line(line) for line in article.lines)
    title = "" if site.title_in_text else f"<h1>{html.escape(article.title)}</h1>"
    framed = {
        "article": f"<main>{title}<article>{lines}</article></main>",
        "div": f'<div class="wrap">{title}<div class="c7">{lines}</div></div>',
        "table": f"{title}<table><tr><td>{lines}</td></tr></table>",
    }[site.frame]
    menu = "".join(f'<a href="/{word}">{word}</a> ' for word in VOCABULARIES[site.language].places)
    return (
        f'<!doctype html><html lang="{site.language}"><head><meta charset="utf-8">'
        f"<title>{html.escape(article.title)} - {site.name}</title>"
        f'<meta property="og:site_name" content="{site.name}"></head>'
        f"<body><header><nav>{menu}</nav></header>{framed}"
        f"<footer><p>{site.name}</p><a href='/about'>About</a></footer></body></html>"
    ).encode()


def render_line(line: Line) -> str:
    """Return one line as an element."""
    text = html.escape(line.text)
    inner = f'<a href="/{len(line.text)}.html">{text}</a>' if line.linked else text
    names = f' class="{line.names}"' if line.names else ""
    return f"<{line.tag}{names}>{inner}</{line.tag}>"
