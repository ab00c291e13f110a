"""Evidence and rules of a source in; kept in the lake as files that a person can read, and back."""

import json
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import pyarrow as pa
from pydantic import TypeAdapter, ValidationError

from load.books import replace_file
from load.errors import CorruptFile
from load.storage.commits import commit
from load.storage.store import Store
from records.site_rules import ArticleEvidence, RuleOverrides, SiteRules

RULES = "_lake/site_rules"
# The articles with the smallest ids are kept: ids are hashes, so this is a fair sample, and the
# same one in whatever order articles come.
MOST_ARTICLES = 5_000

_EVIDENCE: TypeAdapter[tuple[ArticleEvidence, ...]] = TypeAdapter(tuple[ArticleEvidence, ...])
_RULES = TypeAdapter(SiteRules)
_OVERRIDES = TypeAdapter(RuleOverrides)
_NAME = re.compile(r"[\w.-]+", re.ASCII)

Kept = TypeVar("Kept")


class RulesStore:
    """What is known of every source's own boilerplate, below _lake/site_rules/<source>/.

    evidence.json.zst     what each article says; merged by article_id
    current.json          the rules that clean new articles
    versions/<v>.json     every version that ever cleaned an article
    overrides.json        a person's word: pinned and forbidden rules
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_evidence(
        self, source: str, evidence: Iterable[ArticleEvidence]
    ) -> tuple[ArticleEvidence, ...]:
        """Merge in what articles say and return all that is kept, in order of article_id.

        Newer evidence replaces older of the same article; nothing new rewrites nothing.
        """
        new = {each.article_id: each for each in evidence}
        path = f"{RULES}/{source}/evidence.json.zst"

        def attempt() -> tuple[ArticleEvidence, ...]:
            stored = self._store.read(path)
            old = () if stored is None else self._decode_evidence(stored.data, path)
            merged = merge_evidence(old, new)
            if merged != old:
                version = None if stored is None else stored.version
                self._store.replace(path, encode_evidence(merged), expected=version)
            return merged

        return commit(self._store, path, attempt)

    def read_evidence(self, source: str) -> tuple[ArticleEvidence, ...]:
        """Return all evidence of a source, in order of article_id."""
        path = f"{RULES}/{source}/evidence.json.zst"
        stored = self._store.read(path)
        return () if stored is None else self._decode_evidence(stored.data, path)

    def keep_rules(self, rules: SiteRules) -> None:
        """Make these the source's current rules; their version stays readable for ever."""
        data = _RULES.dump_json(rules, indent=2) + b"\n"
        replace_file(self._store, locate_version(rules.source, rules.version), data)
        replace_file(self._store, f"{RULES}/{rules.source}/current.json", data)

    def read_rules(self, source: str, version: str | None = None) -> SiteRules | None:
        """Return a source's current rules or a past version; None where there are none."""
        path = f"{RULES}/{source}/current.json"
        if version is not None:
            path = locate_version(source, version)
        rules = self._read_json(path, _RULES)
        if rules is not None and (rules.source != source or version not in {None, rules.version}):
            problem = f"holds version {rules.version} of the rules of {rules.source}"
            raise self._describe_damage(path, problem)
        return rules

    def change_overrides(
        self, source: str, change: Callable[[RuleOverrides], RuleOverrides]
    ) -> RuleOverrides:
        """Keep what a person's word makes of the overrides that stand, and return it.

        `change` is called again where somebody else was first.
        """
        path = f"{RULES}/{source}/overrides.json"

        def attempt() -> RuleOverrides:
            stored = self._store.read(path)
            standing = None if stored is None else self._decode_json(stored.data, path, _OVERRIDES)
            changed = change(standing or RuleOverrides())
            data = _OVERRIDES.dump_json(changed, indent=2) + b"\n"
            version = None if stored is None else stored.version
            self._store.replace(path, data, expected=version)
            return changed

        return commit(self._store, path, attempt)

    def read_overrides(self, source: str) -> RuleOverrides:
        """Return a person's word on a source's rules; empty where there is none."""
        path = f"{RULES}/{source}/overrides.json"
        return self._read_json(path, _OVERRIDES) or RuleOverrides()

    def list_versions(self, source: str) -> tuple[str, ...]:
        """Return the names of all versions of a source's rules."""
        names = self._store.list_names(f"{RULES}/{source}/versions")
        return tuple(name.removesuffix(".json") for name in names)

    def _read_json(self, path: str, adapter: TypeAdapter[Kept]) -> Kept | None:
        stored = self._store.read(path)
        return None if stored is None else self._decode_json(stored.data, path, adapter)

    def _decode_json(self, data: pa.Buffer, path: str, adapter: TypeAdapter[Kept]) -> Kept:
        try:
            return adapter.validate_python(check_keys(json.loads(data.to_pybytes()), adapter))
        except ValueError as error:
            problem = f"is not what newslake reads there ({error})"
            raise self._describe_damage(path, problem) from error

    def _describe_damage(self, path: str, problem: str) -> CorruptFile:
        return CorruptFile(f"{self._store.root}/{path}", problem, "mend or delete it")

    def _decode_evidence(self, data: pa.Buffer, path: str) -> tuple[ArticleEvidence, ...]:
        try:
            text = pa.CompressedInputStream(pa.BufferReader(data), "zstd").read()
            return _EVIDENCE.validate_json(text)
        except (ValidationError, OSError) as error:
            problem = f"is not evidence of articles ({error})"
            remedy = (
                "delete it; evidence comes again with the next articles or `newslake reprocess`"
            )
            raise CorruptFile(f"{self._store.root}/{path}", problem, remedy) from error


def merge_evidence(
    old: tuple[ArticleEvidence, ...], new: dict[str, ArticleEvidence]
) -> tuple[ArticleEvidence, ...]:
    """Return the evidence of the articles with the smallest ids, newer over older (pure)."""
    merged = {each.article_id: each for each in old} | new
    return tuple(merged[key] for key in sorted(merged)[:MOST_ARTICLES])


def encode_evidence(evidence: tuple[ArticleEvidence, ...]) -> bytes:
    """Return evidence as compressed JSON: the same evidence gives the same bytes."""
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(_EVIDENCE.dump_json(evidence))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def check_keys(fields: object, adapter: TypeAdapter[Kept]) -> object:
    """Return what a file holds; ValueError names a key that newslake would not read."""
    known = adapter.json_schema()["properties"]
    unknown = [name for name in fields if name not in known] if isinstance(fields, dict) else []
    if unknown:
        raise ValueError(f"unknown key {', '.join(unknown)}; there are {', '.join(known)}")
    return fields


def locate_version(source: str, version: str) -> str:
    """Return the path of one version of a source's rules; other than plain names raise ValueError."""
    if not _NAME.fullmatch(version):
        raise ValueError(f"{version!r} is no version of rules")
    return f"{RULES}/{source}/versions/{version}.json"
