"""The folder of boilerplate patterns in; one checked book of matchers by language, or a ConfigError, out."""

import hashlib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from config.faults import ConfigError
from config.files import find_doubles, list_yaml_files, read_file
from config.patterns.cost import check_pattern
from config.patterns.folding import fold_text, level_signs, split_sentences
from config.patterns.line_matcher import LineMatcher, build_matcher
from config.patterns.request_matcher import RequestMatcher, build_request_matcher
from config.patterns.tree import compile_tree, parse_pattern
from config.read import DEFAULT_FOLDER
from config.schema import Closed, Language
from config.yaml_document import YamlDocument, read_yaml

PromptKind = Literal[
    "subscribe",
    "follow",
    "newsletter",
    "app",
    "donate",
    "cookie",
    "comment",
    "share",
    "know_more",
]
LabelKind = Literal[
    "related", "share", "comments", "copyright", "advert", "byline", "caption", "kicker"
]


def accept_pattern(pattern: str) -> str:
    """Return a pattern for folded lines that is safe to match with, or raise ValueError."""
    check_pattern(pattern)
    return level_signs(pattern)


class LinePattern(Closed):
    """One way a line is written, on the folded line: lower case, words only, single blanks.

    `hits` are lines as published that it must match, `misses` sentences it must not.
    """

    pattern: Annotated[str, AfterValidator(accept_pattern)]
    hits: tuple[str, ...] = Field(min_length=1)
    misses: tuple[str, ...] = Field(min_length=1)
    where: Literal["edge", "anywhere"] = Field(
        "edge", description="anywhere also removes in the middle of an article"
    )

    @model_validator(mode="after")
    def check_examples(self) -> "LinePattern":
        """Refuse an example the pattern misses and a counter-example it hits."""
        compiled = compile_tree(parse_pattern(self.pattern))
        for example in self.hits:
            if not compiled.fullmatch(fold_text(example)):
                message = (
                    f"the pattern misses its example {example!r}, folded {fold_text(example)!r}"
                )
                raise ValueError(message)
        for example in self.misses:
            if compiled.fullmatch(fold_text(example)):
                message = f"the pattern hits {example!r}, which it must keep"
                raise ValueError(message)
        return self


class Requests(Closed):
    """The words of requests that no pattern knows by heart, tried on short lines near the ends.

    A sentence asks when an imperative of `verbs` opens one of its clauses (after `openers`; anywhere
    where `opens_clause` is false) and it names one of `things`, grouped by what they are for.
    `ourselves` are the site's "we". A * ends a stem, or begins the second
    part of a compound. `hits` and `misses` as in patterns.
    """

    verbs: tuple[str, ...] = Field(min_length=1)
    openers: tuple[str, ...] = ()
    opens_clause: bool = True
    things: dict[PromptKind, tuple[str, ...]]
    ourselves: tuple[str, ...] = Field(min_length=1)
    hits: tuple[str, ...] = Field(min_length=1)
    misses: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def matcher(self) -> RequestMatcher:
        """The words compiled."""
        return build_request_matcher(
            verbs=self.verbs,
            openers=self.openers,
            things={str(kind): words for kind, words in self.things.items()},
            ourselves=self.ourselves,
            opens_clause=self.opens_clause,
        )

    def ask(self, line: str) -> bool:
        """Return whether a sentence of a line is a request to these words."""
        return any(self.matcher.read(one.text, one.folded) for one in split_sentences(line))

    @model_validator(mode="after")
    def check_examples(self) -> "Requests":
        """Refuse an example that is no request to these words and a counter-example that is one."""
        for example in self.hits:
            if not self.ask(example):
                message = f"these words miss their example {example!r}"
                raise ValueError(message)
        for example in self.misses:
            if self.ask(example):
                message = f"these words hit {example!r}, which they must keep"
                raise ValueError(message)
        return self


class LanguagePatterns(Closed):
    """One file config/boilerplate/<language>.yaml.

    `prompts` are sentences that ask the reader for something, `leads` sentences that only open such
    a prompt ("Did you like this?"), `labels` what page rules look for, `content` lines that repeat
    honestly and stay, whatever a rule learned says.
    """

    language: Language
    stopwords: frozenset[str] = Field(min_length=5, description="words that betray the language")
    prompts: dict[PromptKind, tuple[LinePattern, ...]]
    leads: tuple[LinePattern, ...] = ()
    requests: Requests
    labels: dict[LabelKind, tuple[LinePattern, ...]]
    content: tuple[LinePattern, ...] = ()

    @cached_property
    def matcher(self) -> LineMatcher:
        """The patterns compiled; most runs need few languages, so each waits until it is asked for."""
        return build_matcher(
            prompts=[
                (kind, item.pattern, item.where == "anywhere")
                for kind, items in self.prompts.items()
                for item in items
            ],
            leads=[item.pattern for item in self.leads],
            labels={kind: [item.pattern for item in items] for kind, items in self.labels.items()},
            content=[item.pattern for item in self.content],
            requests=self.requests.matcher,
        )


class PromptBook(Closed):
    """The patterns of all languages. `version` changes with any of them."""

    version: str
    files: tuple[LanguagePatterns, ...]

    @cached_property
    def by_language(self) -> dict[str, LanguagePatterns]:
        """The patterns of each language, by language."""
        return {file.language: file for file in self.files}

    @cached_property
    def languages_of_word(self) -> dict[str, tuple[str, ...]]:
        """The languages that each stopword belongs to."""
        languages: dict[str, tuple[str, ...]] = {}
        for file in self.files:
            for word in sorted(file.stopwords):
                languages[word] = (*languages.get(word, ()), file.language)
        return languages


def read_prompts(folder: Path | None = None) -> PromptBook:
    """Read every language's patterns from <folder>/boilerplate/ (default: the shipped configuration).

    Raises ConfigError naming file and line of every fault: an unknown key, a pattern that captures
    or could take very long, an example it misses, a counter-example it hits.
    """
    patterns_folder = (folder or DEFAULT_FOLDER) / "boilerplate"
    files = list_yaml_files(patterns_folder, of="language")
    if doubles := list(find_doubles(files)):
        raise ConfigError("\n".join(doubles))
    contents = tuple((file.name, read_file(file)) for file in files)
    try:
        return build_book(contents)
    except ConfigError as error:
        faults = str(error).splitlines()
        raise ConfigError("\n".join(f"{patterns_folder}/{fault}" for fault in faults)) from None


# checking every pattern against its examples takes most of a second; the same files need it once
@lru_cache(maxsize=4)
def build_book(files: tuple[tuple[str, bytes], ...]) -> PromptBook:
    """Return the book of these files (name, content), or raise ConfigError: a line for each fault."""
    languages: list[LanguagePatterns] = []
    faults: list[str] = []
    for name, content in files:
        try:
            languages.append(read_language(name, content))
        except ConfigError as error:
            faults.append(str(error))
    if faults:
        raise ConfigError("\n".join(faults))
    return PromptBook(version=name_version(languages), files=tuple(languages))


def read_language(name: str, content: bytes) -> LanguagePatterns:
    """Read the content of one language's file. Raises ConfigError with a line for each fault."""
    document = read_yaml(name, content)
    try:
        file = LanguagePatterns.model_validate(document.table)
    except ValidationError as error:
        raise ConfigError(
            "\n".join(explain_pattern_fault(name, fault, document) for fault in error.errors())
        ) from None
    stem = name.partition(".")[0]
    if file.language != stem:
        raise ConfigError(
            f"{name}:{document.find_line(('language',))}: language: found {file.language!r}; "
            f"allowed: {stem!r}, the same as the file's name"
        )
    return file


def explain_pattern_fault(name: str, fault: ErrorDetails, document: YamlDocument) -> str:
    """Say in one line where a fault of a pattern file is and what it is."""
    place = fault["loc"]
    line = document.find_line(place) or 1
    key = ".".join(str(part) for part in place) or name
    if fault["type"] == "extra_forbidden":
        return f"{name}:{line}: {key}: unknown key"
    message = fault["msg"].removeprefix("Value error, ")
    return f"{name}:{line}: {key}: {message}"


def name_version(files: list[LanguagePatterns]) -> str:
    """Return eight hexadecimal digits that change with any pattern."""
    groups = [
        (
            file.language,
            sorted(file.stopwords),
            sorted((kind, items) for kind, items in file.prompts.items()),
            file.leads,
            file.requests,
            sorted((kind, items) for kind, items in file.labels.items()),
            file.content,
        )
        for file in files
    ]
    return hashlib.sha256(repr(groups).encode()).hexdigest()[:8]
