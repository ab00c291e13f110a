"""Addresses of a source in; what the ledger knows of each, as far as the lake still holds it, out."""

from collections.abc import Iterable
from dataclasses import replace

from load.lake import Lake
from load.ledger import Ledger, LedgerEntry
from load.standing import read_hashes
from records.outcome import Outcome


def read_known(
    ledger: Ledger, lake: Lake, source: str, keys: Iterable[str]
) -> dict[str, LedgerEntry]:
    """Return the entries of those of a source's keys that are known, by key.

    A page that repeated an article which says something else by now is in no row: its entry is
    returned without what would let it pass for unchanged, so it is asked for and read again. The
    lake's word counts: other addresses of that article may not have been asked for since.
    """
    known = ledger.get(source, keys)
    repeats = {
        key: entry
        for key, entry in known.items()
        if entry.state is Outcome.DUPLICATE and entry.content_hash is not None
    }
    originals = {entry.article_id for entry in repeats.values() if entry.article_id is not None}
    standing = read_hashes(lake, source, originals) if originals else {}
    for key, entry in repeats.items():
        if standing.get(entry.article_id or "") != entry.content_hash:
            known[key] = replace(entry, etag=None, last_modified=None, parsed_hash=None)
    return known
