"""Made-up articles in many languages in; how much of each the adapter gets right, out.

    python -m benchmarks.made_up [--missed]

`made_up.jsonl.xz` holds pages in the markup of many systems, written apart from the rules: on each line the set it came
in, an id, a language, an address, the markup and what is true of it. `optional` may or may not be in the body,
`without` must not. The model of lines is trained on them too, so these are no pages it never saw.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.adapters import extract_page

PAGES: Final = Path(__file__).with_suffix(".jsonl.xz")
_NO_LETTERS: Final = re.compile(r"\W+")
_SHINGLE: Final = 4


@dataclass(frozen=True, kw_only=True)
class Score:
    """One page: F1 of the body over runs of four letters, unwanted texts in it, and what of the fields is exact."""

    body_f1: float
    unwanted: list[str]
    title: bool
    authors: bool
    day: bool


def read_made_up() -> Iterator[Mapping[str, Any]]:
    with lzma.open(PAGES, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def score_page(page: Mapping[str, Any]) -> Score:
    """Compare what the adapter reads on a page with what is true of it."""
    told = extract_page(page["html"].encode(), page["url"])
    body = str(told.get("body") or "")
    folded = _fold(body)
    authors = told.get("authors") or []
    assert isinstance(authors, list)
    return Score(
        body_f1=_compare(body, page["body"], "\n".join(page["optional"])),
        unwanted=[text for text in page["without"] if _fold(text) and _fold(text) in folded],
        title=_fold(str(told.get("title") or "")) == _fold(page["title"]),
        authors=sorted(map(_fold, authors)) == sorted(map(_fold, page["authors"])),
        day=str(told.get("date") or "")[:10] == (page["date"] or "")[:10],
    )


def _fold(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).lower().strip()


def _compare(body: str, true: str, optional: str) -> float:
    """Return F1 of the runs of letters in a body; those of optional texts cost nothing."""
    got, wanted = _count_runs(body), _count_runs(true)
    right = (got & wanted).total()
    wrong = (got - wanted - _count_runs(optional)).total()
    missed = (wanted - got).total()
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _count_runs(text: str) -> Counter[str]:
    letters = _NO_LETTERS.sub("", text).lower()
    return Counter(letters[start : start + _SHINGLE] for start in range(len(letters) - 3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="show what is wrong, page by page")
    options = parser.parse_args()
    scores: list[Score] = []
    for page in read_made_up():
        scores.append(score := score_page(page))
        wrong = [name for name in ("title", "authors", "day") if not getattr(score, name)]
        if options.missed and (wrong or score.unwanted or score.body_f1 < 0.9):
            print(page["id"], f"{score.body_f1:.3f}", ", ".join(wrong), score.unwanted)
    count = len(scores)
    print(
        f"{count} pages: body F1 {sum(score.body_f1 for score in scores) / count:.3f},"
        f" unwanted texts a page {sum(len(score.unwanted) for score in scores) / count:.2f},"
        f" titles {sum(score.title for score in scores) / count:.3f},"
        f" authors {sum(score.authors for score in scores) / count:.3f},"
        f" days {sum(score.day for score in scores) / count:.3f}"
    )


if __name__ == "__main__":
    main()
