"""What the lake says of a source before and after in; every field that differs out."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from config.schema import SourceConfig
from load.read import read_articles
from records.content_hash import HASHED_COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one row, before and after."""

    article_id: str
    field: str
    before: str
    after: str


def read_rows(root: str, source: SourceConfig) -> pd.DataFrame:
    """Return what the lake says of a source's articles, by article_id."""
    columns = ["article_id", *HASHED_COLUMNS]
    return read_articles(root, source=source.name, columns=columns).set_index("article_id")


def find_changes(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[FieldChange]:
    """Yield every field that differs, in order of article_id."""
    for article_id in sorted(before.index.intersection(after.index)):
        old, new = before.loc[article_id], after.loc[article_id]
        for field in HASHED_COLUMNS:
            was, is_now = str(old[field]), str(new[field])
            if was != is_now:
                yield FieldChange(article_id=article_id, field=field, before=was, after=is_now)
