"""Archived pages of one source in; the dataset as today's code and rules make it out, without the network."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

import pandas as pd

from config.prompts import PromptBook, read_prompts
from config.read import find_config_folder
from config.schema import SourceConfig
from extract.raw_archive import iterate_raw_pages
from flows.job import Run
from flows.refine import RefinedPage, refine_page
from flows.settle import learn_rules, refuse_page
from flows.steps import guard_page, read_page
from load.lake import open_lake
from load.publish import publish
from load.read import read_articles
from records.content_hash import HASHED_COLUMNS
from records.outcome import PageRejection, RejectReason
from records.pages import ArchivedPage
from records.run import ReadPage, RefusedPage
from records.site_rules import SiteRules
from transform.duplicates import drop_duplicates

SAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one row, before and after."""

    article_id: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprocessReport:
    """What reprocessing did: pages read, rows new and changed, changes counted by field, with samples."""

    pages: int
    refused: Counter[RejectReason]
    stored: int
    changed_rows: int
    changed_fields: Counter[str]
    samples: tuple[FieldChange, ...]


def reprocess_source(
    source: SourceConfig, run: Run, *, start: date | None = None, end: date | None = None
) -> ReprocessReport:
    """Read the pages fetched from `start` to `end` (UTC days, included) again and publish what they say now.

    Every fetch is replayed in its order, run by run: an empty lake gets its revisions back, a full one
    keeps its history and gets a revision where today's reading differs. The same raw pages and the
    same code give the same bytes.
    """
    lake = open_lake(run.settings.lake, run.settings.storage, clock=run.read_clock)
    answers = [
        (archived, read_page(archived.page, archived.ref, source))
        for archived in iterate_raw_pages(run.settings.lake, source.name, start=start, end=end)
    ]
    read = [page for _, page in answers if isinstance(page, ReadPage)]
    rules = learn_rules(source, read, lake)
    prompts = read_prompts(find_config_folder())
    before = read_rows(run.settings.lake, source)
    refused = [page for _, page in answers if isinstance(page, RefusedPage)]
    publish(lake, [], {}, [page.rejected for page in refused], run_id=run.run_id)
    known: dict[str, str] = {}
    for pages in group_by_run(answers):
        refined, late = refine_pages(pages, source, prompts, rules)
        kept = keep_originals(refined, known)
        # run by run, as the runs did: so each version keeps its own cuts
        publish(
            lake,
            [page.record for page in kept],
            {page.record.article_id: page.removed for page in kept},
            [page.rejected for page in late],
            run_id=run.run_id,
        )
        refused += late
    reasons = Counter(page.rejected.reason for page in refused)
    return report_changes(len(answers), reasons, before, read_rows(run.settings.lake, source))


def group_by_run(
    answers: Sequence[tuple[ArchivedPage, object]],
) -> Iterator[list[ReadPage]]:
    """Yield the pages that were read, run by run in the order the runs fetched them."""
    first_seen: dict[str, int] = {}
    for number, (archived, _) in enumerate(answers):
        first_seen.setdefault(name_run(archived), number)
    ordered = sorted(
        answers,
        key=lambda each: (first_seen[name_run(each[0])], each[0].ref.segment, each[0].ref.offset),
    )
    for _, group in groupby(ordered, key=lambda each: name_run(each[0])):
        yield [page for _, page in group if isinstance(page, ReadPage)]


def name_run(archived: ArchivedPage) -> str:
    """Return which run archived a page: its segment without the number of the batch."""
    return archived.ref.segment.rpartition("-")[0]


def refine_pages(
    pages: Iterable[ReadPage],
    source: SourceConfig,
    prompts: PromptBook,
    rules: SiteRules | None,
) -> tuple[list[RefinedPage], list[RefusedPage]]:
    """Clean and normalise pages; return the articles, and the pages that are none."""
    refined: list[RefinedPage] = []
    refused: list[RefusedPage] = []
    for page in pages:
        answer = guard_page(partial(refine_page, page, source=source, prompts=prompts, rules=rules))
        if isinstance(answer, PageRejection):
            refused.append(refuse_page(page, answer))
        else:
            refined.append(answer)
    return refined, refused


def keep_originals(refined: Sequence[RefinedPage], known: dict[str, str]) -> list[RefinedPage]:
    """Return the pages of one run that repeat no other article; `known` grows by what they say."""
    pages = {id(page.record): page for page in refined}
    found = drop_duplicates([page.record for page in refined], known=known)
    for record in found.kept:
        known.setdefault(record.content_hash, record.article_id)
    return [pages[id(record)] for record in found.kept]


def read_rows(root: str, source: SourceConfig) -> pd.DataFrame:
    """Return what the lake says of a source's articles, by article_id."""
    columns = ["article_id", *HASHED_COLUMNS]
    return read_articles(root, source=source.name, columns=columns).set_index("article_id")


def report_changes(
    pages: int, refused: Counter[RejectReason], before: pd.DataFrame, after: pd.DataFrame
) -> ReprocessReport:
    """Compare the rows before and after, field by field."""
    changes = list(find_changes(before, after))
    return ReprocessReport(
        pages=pages,
        refused=refused,
        stored=len(after.index.difference(before.index)),
        changed_rows=len({change.article_id for change in changes}),
        changed_fields=Counter(change.field for change in changes),
        samples=tuple(changes[:SAMPLES]),
    )


def find_changes(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[FieldChange]:
    """Yield every field that differs, in order of article_id."""
    for article_id in sorted(before.index.intersection(after.index)):
        old, new = before.loc[article_id], after.loc[article_id]
        for field in HASHED_COLUMNS:
            was, is_now = str(old[field]), str(new[field])
            if was != is_now:
                yield FieldChange(article_id=article_id, field=field, before=was, after=is_now)
