"""The corpus in; scores, CPU per page and peak memory of newslake beside trafilatura out.

    python -m benchmarks.extraction [--sets news] [--limit 50]

CPU is given as a multiple of parsing the same page with lxml in the same run.
"""

import argparse
import contextlib
import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import lxml.etree
import lxml.html
import trafilatura

from benchmarks.adapters import extract_page
from benchmarks.train_blocks import CORPUS, SETS, read_corpus

Extractor = Callable[[bytes, str], Mapping[str, Any]]


def extract_with_trafilatura(html: bytes, url: str) -> Mapping[str, Any]:
    document = trafilatura.bare_extraction(html, url=url or None, with_metadata=True)
    if document is None or isinstance(document, dict):
        return {}
    return {
        "title": document.title,
        "body": document.text,
        "authors": (document.author or "").split("; "),
        "date": document.date,
    }


def load_metrics() -> Any:  # noqa: ANN401 - the scorer lives outside the project, without types
    sys.path.insert(0, str(CORPUS.parent / "score"))
    import metrics  # type: ignore[import-not-found]  # noqa: PLC0415 - found only where the corpus is

    return metrics


def measure(name: str, extract: Extractor, pages: Iterable[tuple[Mapping[str, Any], bytes]]) -> str:
    """Return one line: scores, CPU against lxml, p95 in milliseconds, peak memory of this process in MB."""
    metrics = load_metrics()
    scored, seconds, yard = [], [], 0.0
    pages = iter(pages)
    first = list(islice(pages, 3))
    for truth, html in first:
        extract(html, truth["url"] or "")  # load what is loaded once
    for truth, html in chain(first, pages):
        start = time.process_time()
        # the yardstick need not parse everything
        with contextlib.suppress(ValueError, lxml.etree.LxmlError):
            lxml.html.fromstring(html)
        parsed = time.process_time()
        found = extract(html, truth["url"] or "")
        seconds.append(time.process_time() - parsed)
        yard += parsed - start
        told = {
            "body": truth.get("body") or "",
            "title": truth.get("title"),
            "authors": truth.get("authors"),
            "date": truth.get("date"),
            "snippets_with": truth.get("with") or [],
            "snippets_without": truth.get("without") or [],
        }
        given = {**found, "author": found.get("authors")}
        scored.append(metrics.score_page("", told, given))
    result = metrics.score_corpus(scored)
    keys = ("sh_f1", "w_f1", "snip_with", "snip_without", "title_norm", "date_hit", "author_f1")
    shown = "  ".join(f"{key}={result[key]:.3f}" for key in keys if result.get(key) is not None)
    late = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{name:12} {shown}  x_lxml={sum(seconds) / yard:.2f}  p95={late:.0f}ms"
        f"  peak={peak:.0f}MB  ({len(seconds)} pages)"
    )


EXTRACTORS: Final[Mapping[str, Extractor]] = {
    "newslake": extract_page,
    "trafilatura": extract_with_trafilatura,
}


def measure_alone(extractor: str, name: str, corpus: Path, limit: int | None) -> str:
    """Measure in a process of its own, one page after another: its memory is what reading takes."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(measure_set, extractor, name, corpus, limit).result()


def measure_set(extractor: str, name: str, corpus: Path, limit: int | None) -> str:
    return measure(extractor, EXTRACTORS[extractor], islice(read_corpus(corpus, (name,)), limit))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    for name in options.sets.split(","):
        print(f"{name}:", flush=True)
        for extractor in EXTRACTORS:
            print(measure_alone(extractor, name, options.corpus, options.limit), flush=True)


if __name__ == "__main__":
    main()
