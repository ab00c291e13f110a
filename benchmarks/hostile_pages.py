"""Pages made to hurt in; what each is answered with, its CPU and the peak memory of its process out.

python -m benchmarks.hostile_pages
"""

import resource
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from json import dumps
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.adapters import extract_page, load_prompts
from extract.article.read import read_article
from records.article import ParsedArticle

URL: Final = "https://bay.example/n/1"
SENTENCE: Final = (
    "The harbour council decided on Tuesday 3 March 2026 that the night ferry number {} will keep running until"
    " spring, after a “long” debate. "
)


def write_page(body: str) -> bytes:
    return f"<html><head><title>Ferry stays</title></head><body><h1>Ferry stays</h1>{body}".encode()


def write_paragraphs(count: int) -> bytes:
    """Return a page of paragraphs as articles have them: with a link, a bold word, a class, a date."""
    return write_page(
        "".join(
            f'<p class="text p{number % 9}">{SENTENCE.format(number)}<a href="/{number}">A link</a> and <b>more</b>.</p>\n'
            for number in range(count)
        )
    )


def name_number(number: int) -> str:
    """Return a word for a number: naming words are parted at figures."""
    return f"{number:b}".replace("0", "o").replace("1", "i")


HOSTILE: Final[Mapping[str, Callable[[], bytes]]] = {
    "1 MB of paragraphs": lambda: write_paragraphs(5_200),
    "5 MB of paragraphs": lambda: write_paragraphs(26_000),
    "10 MB of paragraphs": lambda: write_paragraphs(52_000),
    "10 MB in 10,000 paragraphs": lambda: write_page(f"<p>{SENTENCE * 8}</p>" * 10_000),
    "10 MB in one line": lambda: write_page(f"<p>{SENTENCE * 78_000}</p>"),
    "10 MB of script": lambda: write_page(f"<script>{'f(1);' * 2_000_000}</script><p>{SENTENCE}"),
    "12,000 texts 900 deep in a script": lambda: write_page(
        "<script>x=" + '{"a":' * 900 + dumps([SENTENCE] * 12_000) + "}" * 900 + "</script>"
    ),
    "8 MB within 60 templates": lambda: write_page(
        "<noscript>" * 60 + f"<p>{SENTENCE * 3}</p>" * 20_000
    ),
    "10 MB of image in the page": lambda: write_page(
        f"<img src='data:{'A' * 10_000_000}'><p>{SENTENCE}</p>"
    ),
    "29,000 short lines": lambda: write_page("word and word<br>" * 29_000),
    "29,000 elements of classes of their own": lambda: write_page(
        "".join(
            f"<div class='c{number} x-{number}'>{number} words</div>" for number in range(29_000)
        )
    ),
    "28,000 elements of classes of their own in one of 790": lambda: write_page(
        f"<div class='{' '.join(map(name_number, range(790)))}'>"
        + "".join(
            f"<p class='c {name_number(number)}'>{SENTENCE.format(number)}</p>"
            for number in range(28_000)
        )
    ),
    "28,000 linked rows 1,400 deep": lambda: write_page(
        "<div>" * 1_400
        + "".join(
            f"<li><a href=/{number}>x</a> {number} words and more</li>" for number in range(28_000)
        )
    ),
    "14,000 posts without a day": lambda: write_page(
        "".join(
            f"<h2><a href=/{number}>Post</a></h2><p>{SENTENCE.format(number)}</p>"
            for number in range(14_000)
        )
    ),
    "28,000 offers of a subscription": lambda: write_page(
        f"<p>{SENTENCE}</p>" + "<p>Subscribe for 3 € a month, already a member? Log in</p>" * 28_000
    ),
    "27,000 labels of related links": lambda: write_page(
        f"<p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p>" + "<p>Read also</p>" * 27_000
    ),
    "9,000 labels of comments": lambda: write_page(
        f"<p>{SENTENCE * 3}</p>"
        + "".join(f"<h3>Comments ({number})</h3>" for number in range(9_000))
        + "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(19_000))
    ),
    "28,000 rows of dots": lambda: write_page(
        f"<p>{SENTENCE * 3}</p>" * 8
        + "".join(f"<li class=date>{number} {'.' * 236}x</li>" for number in range(28_000))
    ),
    "10 MB within 60 marks of authors": lambda: write_page(
        "<div class=author>" * 60 + f"<p>{SENTENCE * 78_000}</p>"
    ),
    "10 MB in one paragraph of breaks": lambda: write_page("<p>" + f"{SENTENCE}<br>" * 65_000),
    "38,000 lines parted by breaks": lambda: write_page(f"{SENTENCE[:60]}<br><br>" * 38_000),
    "4,900 styles left open": lambda: write_page(
        "".join(f"<font color={number}><p>word" for number in range(4_900))
    ),
    "5 MB within 350 time tags": lambda: write_page("<time>" * 350 + f"<p>{SENTENCE}</p>" * 28_000),
    "a text in the data that the page does not show": lambda: write_page(
        f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{SENTENCE * 7_000}"}}</script>'
        + "".join(f"<p>{number} {SENTENCE}</p>" for number in range(28_000))
    ),
    "100,000 nested tags": lambda: write_page("<div>" * 100_000 + SENTENCE),
    "1,000,000 links": lambda: write_page("<a href=/a>link</a> " * 1_000_000),
    "200,000 attributes": lambda: write_page(
        "<div " + " ".join(f"a{number}=1" for number in range(200_000)) + f">{SENTENCE}</div>"
    ),
    "NUL bytes": lambda: write_paragraphs(200).replace(b"e", b"e\x00"),
    "binary as HTML": lambda: b"<html>" + bytes(range(256)) * 8_000,
    "an image": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4_000,
    "an empty page": lambda: b"",
    "white space": lambda: b" \n" * 2_500_000,
}


def measure(name: str, file: Path) -> str:
    """Return one line on one page; runs in a process of its own."""
    load_prompts()
    extract_page(write_paragraphs(20), URL)  # load what is loaded once
    page = file.read_bytes()
    start = time.process_time()
    parsed = read_article(page, url=URL, source="hostile")
    read = time.process_time() - start
    answer = "article" if isinstance(parsed, ParsedArticle) else parsed.reason.value
    del parsed
    extract_page(page, URL)
    whole = time.process_time() - start - read
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{name:40} {len(page) / 1e6:5.1f} MB  {answer:10}  reading {read:4.2f} s"
        f"  with cleaning {whole:4.2f} s  peak {peak:3.0f} MB"
    )


def write_file(name: str, file: Path) -> None:
    file.write_bytes(HOSTILE[name]())


def main() -> None:
    context = get_context("spawn")
    with (
        TemporaryDirectory() as folder,
        # a process for each task: a process's peak begins with that of the one that starts it
        ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as pool,
    ):
        file = Path(folder) / "page.html"
        for name in HOSTILE:
            pool.submit(write_file, name, file).result()
            print(pool.submit(measure, name, file).result(), flush=True)


if __name__ == "__main__":
    main()
