"""Pages that stand in an article's place, and articles that sound like them, in; what each kind is taken for out.

python -m benchmarks.standins

`standins.jsonl.xz` holds 1,842 pages made up for this, apart from the rules that judge them: a kind, a group, an
address and the markup on each line.
"""

import json
import lzma
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from extract.article.read import read_article
from records.outcome import PageRejection

PAGES: Final = Path(__file__).with_suffix(".jsonl.xz")
ARTICLE, PAYWALLED = "article", "paywalled"


def read_standins() -> Iterator[Mapping[str, str]]:
    with lzma.open(PAGES, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def name_answer(page: Mapping[str, str]) -> str:
    """Return the reason a page is rejected for, else whether it counts as a whole article."""
    parsed = read_article(page["html"].encode(), url=page["url"], source="standins")
    if isinstance(parsed, PageRejection):
        return parsed.reason.value
    return PAYWALLED if parsed.paywalled else ARTICLE


def count_answers() -> dict[str, Counter[str]]:
    """Return for each kind of page how often it was answered with what."""
    counts: dict[str, Counter[str]] = {}
    for page in read_standins():
        counts.setdefault(page["kind"], Counter())[name_answer(page)] += 1
    return counts


def main() -> None:
    for kind, answers in count_answers().items():
        others = ", ".join(
            f"{count} {name}" for name, count in answers.most_common() if name != kind
        )
        print(f"{kind:12} {answers[kind]:3} of {answers.total():3}   {others}")


if __name__ == "__main__":
    main()
