"""Lines that sites add and lines of news, a file a language: nearly all are told apart.

`+ kind<TAB>line` must be known as a prompt or as that label, `-<TAB>line` is news and stays. They
were written before or beside the patterns that they test.
"""

from pathlib import Path

import pytest

from config.patterns.folding import fold_text, split_sentences
from config.patterns.prompts import read_prompts

FILES = sorted((Path(__file__).parent / "lines").glob("*.txt"))
REMOVED_LABELS = frozenset({"related", "share", "comments", "advert"})


def read_lines(file, sign):
    for row in file.read_text(encoding="utf-8").splitlines():
        if row.startswith(sign):
            kind, _, line = row[1:].partition("\t")
            yield kind.strip(), line.strip()


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def language(request):
    return request.param, read_prompts().by_language[request.param.stem].matcher


def test_lines_that_sites_add_are_known(language):
    file, matcher = language
    missed = [
        line
        for kind, line in read_lines(file, "+")
        if matcher.match_prompt(split_sentences(line), freely=False) is None
        and kind not in matcher.read_line(fold_text(line)).names
    ]
    assert len(missed) <= 0.15 * len(list(read_lines(file, "+"))), missed


def test_lines_of_news_stay(language):
    file, matcher = language
    taken = [
        line
        for _, line in read_lines(file, "-")
        if matcher.match_prompt(split_sentences(line), freely=False) is not None
        or REMOVED_LABELS & set(matcher.read_line(fold_text(line)).names)
    ]
    assert len(taken) <= 0.04 * len(list(read_lines(file, "-"))), taken
