"""`newslake tour`: serve the bundled sample site, ingest it, show what came out."""

from collections import defaultdict
from contextlib import ExitStack
from typing import Annotated

import typer

from commands.article_view import print_article
from commands.console import out, show_report
from commands.ingest import WithPrefect, run_ingest
from commands.sample_site import open_sample_site
from config.read import read_settings, read_sources
from flows.serving.up_plan import SAMPLE, find_sample_port
from load.lake import open_store
from load.read import Wanted, read_articles, read_dataset
from load.schema import REMOVED_BLOCKS


def show_tour(
    *,
    prefect: WithPrefect = True,
    edited: Annotated[
        bool, typer.Option("--edited", help="serve one article with a later edit")
    ] = False,
) -> None:
    """Serve the sample site on this machine, ingest it like any source, show the result."""
    with ExitStack() as stack:
        open_sample_site(stack, find_sample_port(read_sources()), edited=edited)
        report = run_ingest([SAMPLE], prefect=prefect)
    show_report(report)
    root = read_settings().lake
    show_readers(root)
    show_one_article(root)


def show_readers(root: str) -> None:
    """Print three ways to load the dataset."""
    dataset = f"{root.rstrip('/')}/articles/v1"
    out.print(f"\nThe dataset: [bold]{dataset}[/]. To load it:")
    for name, lines in {
        "pandas": (
            "import pandas as pd",
            f'articles = pd.read_parquet("{dataset}")',
            'print(articles.groupby("source").size())',
        ),
        "DuckDB": (
            "import duckdb",
            f'articles = duckdb.read_parquet("{dataset}/**/*.parquet")',
            'print(articles.aggregate("source, count(*)"))',
        ),
        "Polars": (
            "import polars as pl",
            f'articles = pl.scan_parquet("{dataset}")',
            'print(articles.group_by("source").len().collect())',
        ),
    }.items():
        out.print(f"\n  [bold]{name}[/]")
        for line in lines:
            out.print(f"    {line}", markup=False)


def show_one_article(root: str) -> None:
    """Print the article that cleaning changed most, with each removed block and its rule."""
    columns = ("article_id", "content_hash", "position", "text", "rule")
    wanted = Wanted(source=SAMPLE, start=None, end=None, columns=columns)
    cuts: dict[tuple[str, str], dict[int, tuple[str, str]]] = defaultdict(dict)
    for cut in read_dataset(open_store(root), REMOVED_BLOCKS, wanted).to_pylist():
        cuts[cut["article_id"], cut["content_hash"]][cut["position"]] = (cut["text"], cut["rule"])
    articles = read_articles(root, source=SAMPLE, engine="arrow").to_pylist()
    if not articles:
        return
    # a past version of an article keeps its own cuts
    of_article = {
        row["article_id"]: cuts[row["article_id"], row["content_hash"]] for row in articles
    }
    shown = max(articles, key=lambda row: (len(of_article[row["article_id"]]), row["article_id"]))
    out.print(f"\nOne article before and after cleaning: {shown['url']}\n")
    print_article(out, shown["title"], shown["paragraphs"], of_article[shown["article_id"]])
