"""`newslake try`: read one page, from an address or a file, and show it before and after cleaning."""

from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from commands.article_view import print_article
from commands.console import out
from config.faults import ConfigError
from config.read import choose_sources, read_settings, read_sources
from config.schema import SourceConfig
from flows.faults import RunFailedError
from flows.preview import Preview, preview_file, preview_url
from flows.steps import start_run


def try_page(
    page: Annotated[str, typer.Argument(metavar="URL|FILE", help="an article's address or file")],
    source: Annotated[
        str | None,
        typer.Option(help="read it with this source's selectors, zone and learned rules"),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="for machines")] = False,
) -> None:
    """Show one article: removed lines struck through, the rule beside each; nothing is stored."""
    run = start_run(read_settings())
    config = choose_sources(read_sources(), [source])[0] if source else None
    if "://" in page:
        preview = preview_url(page, config or describe_stranger(page), run)
    else:
        preview = preview_file(page, config or describe_stranger("http://localhost/"), run)
    if as_json:
        print(TypeAdapter(Preview).dump_json(preview, indent=2).decode())
    elif preview.rejection is None:
        show_preview(preview)
    if preview.rejection is not None:
        raise RunFailedError(
            f"{page}: not an article: {preview.rejection.reason} ({preview.rejection.detail})"
        )


def describe_stranger(url: str) -> SourceConfig:
    """Return the configuration of a page of no source. Raises ConfigError for other than http and https."""
    try:
        return SourceConfig.model_validate({"name": "stranger", "home": url})
    except ValidationError:
        raise ConfigError(
            f"{url}: is no address of a page; give one such as https://news.example/article, or a file"
        ) from None


def show_preview(preview: Preview) -> None:
    """Print the article and its fields."""
    record, clean = preview.record, preview.clean
    assert record is not None
    assert clean is not None
    blocks = {cut.position: (cut.text, cut.rule) for cut in clean.removed}
    print_article(out, record.title, [block.text for block in clean.kept], blocks)
    out.print()
    for name in (
        "published_at",
        "published_raw",
        "published_from",
        "authors",
        "agency",
        "language",
    ):
        out.print(f"{name:<16} {getattr(record, name)}", markup=False)
