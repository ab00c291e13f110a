"""The records of one run in link order in, those to keep out, and what each other one repeats."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from records.row import ArticleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A record that is not kept, with the article_id it repeats."""

    record: ArticleRecord
    duplicate_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplication:
    """The records to keep, in the order given, and those dropped; together all records given."""

    kept: tuple[ArticleRecord, ...]
    dropped: tuple[Duplicate, ...]


def drop_duplicates(
    records: Sequence[ArticleRecord], *, known: Mapping[str, str] | None = None
) -> Deduplication:
    """Keep the first record of each article_id and of each title with text, source by source.

    `known` maps content_hash to article_id for what the source already has in the lake: a record
    that says the same under another id is a duplicate of that article, unless that article comes
    in this run with another content.
    """
    arriving = {record.article_id: record.content_hash for record in reversed(records)}
    seen_ids: dict[str, str] = {}
    seen_texts: dict[tuple[str, str], str] = {}
    kept: list[ArticleRecord] = []
    dropped: list[Duplicate] = []
    for record in records:
        text_key = (record.source, hash_wording(record))
        original = (
            seen_ids.get(record.article_id)
            or seen_texts.get(text_key)
            or _find_known(record, known or {}, arriving)
        )
        if original is None:
            kept.append(record)
        else:
            dropped.append(Duplicate(record=record, duplicate_of=original))
        seen_ids.setdefault(record.article_id, original or record.article_id)
        seen_texts.setdefault(text_key, original or record.article_id)
    return Deduplication(kept=tuple(kept), dropped=tuple(dropped))


def hash_wording(record: ArticleRecord) -> str:
    """Return a hash of title and paragraphs."""
    digest = hashlib.blake2b(digest_size=16)
    for line in (record.title, *record.paragraphs):
        encoded = line.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()


def _find_known(
    record: ArticleRecord, known: Mapping[str, str], arriving: Mapping[str, str]
) -> str | None:
    """Return the id of another stored article that says the same, if it still does."""
    owner = known.get(record.content_hash)
    if owner is None or owner == record.article_id:
        return None
    return owner if arriving.get(owner, record.content_hash) == record.content_hash else None
