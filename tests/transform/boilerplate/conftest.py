from collections.abc import Callable, Sequence

import pytest

from config.patterns.prompts import PromptBook, read_prompts
from records.article import BlockKind, CleanArticle, ParsedArticle, TextBlock
from tests.transform.boilerplate.council import TITLE
from transform.boilerplate.clean import clean_article


@pytest.fixture(scope="session")
def prompts() -> PromptBook:
    return read_prompts()


@pytest.fixture(scope="session")
def article() -> Callable[..., ParsedArticle]:
    def build(*lines: str | TextBlock, title: str | None = None, **claims) -> ParsedArticle:
        return ParsedArticle(
            **{"source": "example", "url": "https://example.org/a/1", "canonical_url": None}
            | {"title": title, "blocks": number_blocks(lines)}
            | claims
        )

    return build


def number_blocks(lines: Sequence[str | TextBlock]) -> tuple[TextBlock, ...]:
    return tuple(
        TextBlock(position=position, kind=BlockKind.PARAGRAPH, text=line)
        if isinstance(line, str)
        else TextBlock(
            position=position,
            kind=line.kind,
            text=line.text,
            link_density=line.link_density,
            words=line.words,
            likelihood=line.likelihood,
        )
        for position, line in enumerate(lines)
    )


@pytest.fixture(scope="session")
def line() -> Callable[..., TextBlock]:
    """A block whose position the article gives it."""

    def build(
        text: str,
        *words: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        link_density: float = 0.0,
        likelihood: float = 1.0,
    ) -> TextBlock:
        return TextBlock(
            position=0,
            kind=kind,
            text=text,
            link_density=link_density,
            words=frozenset(words),
            likelihood=likelihood,
        )

    return build


@pytest.fixture
def clean(
    article: Callable[..., ParsedArticle], prompts: PromptBook
) -> Callable[..., CleanArticle]:
    """Clean an article of these lines by the page rules alone."""

    def run(*lines: str | TextBlock, title: str | None = TITLE, **claims) -> CleanArticle:
        return clean_article(
            article(*lines, title=title, **claims), prompts=prompts, site_rules=None
        )

    return run
