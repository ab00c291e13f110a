"""The records of one run in link order in, those to keep out, and what each other one repeats."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from records.row import ArticleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The article that another page repeats, and the content_hash it bears while that is so."""

    article_id: str
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A record that is not kept, with the article it repeats."""

    record: ArticleRecord
    original: Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplication:
    """The records to keep, in the order given, and those dropped; together all records given."""

    kept: tuple[ArticleRecord, ...]
    dropped: tuple[Duplicate, ...]


def drop_duplicates(
    records: Sequence[ArticleRecord],
    *,
    known: Mapping[str, str] | None = None,
    stored: Collection[str] = frozenset(),
) -> Deduplication:
    """Keep the first record of each article_id and of each title with text, source by source.

    `known` maps content_hash to article_id for what the source already has in the lake: a record
    that says the same under another id is a duplicate of that article, unless that article comes
    in this run with another content. `stored` are the article_ids that have a row: of these the
    first record is always kept, whatever it repeats, or the row would go on saying what it said.
    """
    text_keys = {id(record): (record.source, hash_wording(record)) for record in records}
    arriving = {record.article_id: record for record in reversed(records)}
    seen_ids: dict[str, Original] = {}
    seen_texts: dict[tuple[str, str], Original] = {}
    for record in records:
        if record.article_id in stored and arriving[record.article_id] is record:
            seen_texts.setdefault(text_keys[id(record)], _name_original(record))
    kept: list[ArticleRecord] = []
    dropped: list[Duplicate] = []
    for record in records:
        text_key = text_keys[id(record)]
        original = seen_ids.get(record.article_id)
        if original is None and record.article_id not in stored:
            original = seen_texts.get(text_key) or _find_known(record, known or {}, arriving)
        if original is None:
            kept.append(record)
        else:
            dropped.append(Duplicate(record=record, original=original))
        # what another version of its own article displaced is in no row: its text may be another's
        if record.article_id not in seen_ids:
            seen_texts.setdefault(text_key, original or _name_original(record))
        seen_ids.setdefault(record.article_id, original or _name_original(record))
    return Deduplication(kept=tuple(kept), dropped=tuple(dropped))


def hash_wording(record: ArticleRecord) -> str:
    """Return a hash of title and paragraphs."""
    digest = hashlib.blake2b(digest_size=16)
    for line in (record.title, *record.paragraphs):
        encoded = line.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()


def _name_original(record: ArticleRecord) -> Original:
    return Original(article_id=record.article_id, content_hash=record.content_hash)


def _find_known(
    record: ArticleRecord, known: Mapping[str, str], arriving: Mapping[str, ArticleRecord]
) -> Original | None:
    """Return another stored article that says the same, if it still does."""
    owner = known.get(record.content_hash)
    if owner is None or owner == record.article_id:
        return None
    if arriving.get(owner, record).content_hash != record.content_hash:
        return None
    return Original(article_id=owner, content_hash=record.content_hash)
