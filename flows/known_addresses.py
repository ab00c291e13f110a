"""Addresses of a source in; what the ledger knows of each, as far as it still holds, out."""

from collections.abc import Iterable
from dataclasses import replace

from load.ledger import Ledger, LedgerEntry
from records.outcome import Outcome


def read_known(ledger: Ledger, source: str, keys: Iterable[str]) -> dict[str, LedgerEntry]:
    """Return the entries of those of a source's keys that are known, by key.

    A page that repeated an article which says something else by now is in no row: its entry is
    returned without what would let it pass for unchanged, so it is asked for and read again.
    """
    known = ledger.get(source, keys)
    repeats = {
        key: entry.content_hash
        for key, entry in known.items()
        if entry.state is Outcome.DUPLICATE and entry.content_hash is not None
    }
    borne = ledger.find_originals(source, set(repeats.values()))
    for key, content_hash in repeats.items():
        if content_hash not in borne:
            known[key] = replace(known[key], etag=None, last_modified=None, parsed_hash=None)
    return known
