"""Generated sites in; what cleaning costs (CPU and memory) and how exactly it cleans, printed.

`python -m benchmarks.cleaning` measures everything; `--quick` learns from 1,000 articles, not 10,000.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import cycle, islice
from random import Random
from typing import Final

from benchmarks.adapters import extract_page, extract_uncleaned
from benchmarks.extraction import measure
from benchmarks.generated_sites.generate import (
    GeneratedArticle,
    generate_articles,
    parse_plainly,
    render_page,
)
from benchmarks.generated_sites.templates import SITES, SiteTemplate
from benchmarks.train_blocks import CORPUS, SETS, read_corpus
from config.patterns.prompts import PromptBook, read_prompts
from config.schema import Learning
from extract.article.read import read_article
from records.article import ParsedArticle
from records.site_rules import SiteRules
from transform.boilerplate.clean import clean_article
from transform.boilerplate.learning.learn import learn_site_rules, observe_article

SEED: Final = 11
SEEN: Final = 5
ARTICLES: Final = 60
ROUNDS: Final = 5
LARGE_SOURCE: Final = 10_000
QUICK_SOURCE: Final = 1_000


def main() -> None:
    """Print quality, cost of cleaning and cost of learning."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--learn", type=int, help="only learn from so many articles")
    chosen = options.parse_args()
    if chosen.learn:
        print_learning(chosen.learn)
        return
    prompts = read_prompts()
    print_quality(prompts)
    print_cleaning_cost(prompts)
    size = QUICK_SOURCE if chosen.quick else LARGE_SOURCE
    # a process of its own, so that its peak memory is learning's alone
    # (a child begins with its parent's peak, so what needs much memory comes after it)
    subprocess.run([sys.executable, "-m", "benchmarks.cleaning", "--learn", str(size)], check=True)
    if CORPUS.is_dir():
        print_effect_on_corpus()


def print_quality(prompts: PromptBook) -> None:
    """Print how many pages of the generated sites come out exactly, rules learned from five articles."""
    counts: Counter[str] = Counter()
    for site in SITES:
        articles = generate_articles(site, seed=SEED, count=ARTICLES)
        parsed = [
            read_article(render_page(one), url=one.url, source="generated") for one in articles
        ]
        pages = [page for page in parsed if isinstance(page, ParsedArticle)]
        counts["rejected"] += len(parsed) - len(pages)
        rules = learn_from(pages[:SEEN], site)
        for article, page in zip(articles[SEEN:], parsed[SEEN:], strict=True):
            if isinstance(page, ParsedArticle):
                counts.update(compare_body(article, page, prompts, rules))
    print(
        f"generated sites: {len(SITES)} templates, {counts['articles']} pages after {SEEN} seen of each\n"
        f"  exact body {counts['exact'] / counts['articles']:.2%}, prompts left {counts['prompt left']}, "
        f"honest repeats lost {counts['honest lost']}, "
        f"paragraphs lost {counts['body lost']} of {counts['paragraphs']}, rejected {counts['rejected']}"
    )


def print_effect_on_corpus() -> None:
    """Print the scores of real pages as the extractor leaves them and as page rules and prompts do."""
    for name in SETS:
        pages = list(read_corpus(CORPUS, (name,)))
        print(f"{name}: {len(pages)} pages")
        print(measure("extracted", extract_uncleaned, pages))
        print(measure("cleaned", extract_page, pages), flush=True)


def learn_from(pages: Sequence[ParsedArticle], site: SiteTemplate) -> SiteRules:
    """Return the rules of one site's first pages."""
    return learn_site_rules(
        [observe_article(str(number), page) for number, page in enumerate(pages)],
        source="generated",
        learning=Learning(keep=site.keep),
    )


def compare_body(
    article: GeneratedArticle, page: ParsedArticle, prompts: PromptBook, rules: SiteRules
) -> Counter[str]:
    """Count what cleaning made of one page."""
    kept = [block.text for block in clean_article(page, prompts=prompts, site_rules=rules).kept]
    roles = {line.text: line.role for line in article.lines}
    lost = Counter(article.body) - Counter(kept)
    counts = Counter(f"{roles[text]} lost" for text in lost.elements())
    counts.update(f"{roles.get(text, 'other')} left" for text in kept)
    counts["articles"] = 1
    counts["exact"] = int(kept == article.body)
    counts["paragraphs"] = len(article.body)
    return counts


def print_cleaning_cost(prompts: PromptBook) -> None:
    """Print the CPU of cleaning one article, without and with learned rules; the best of some rounds."""
    pairs: list[tuple[ParsedArticle, SiteRules]] = []
    for site in SITES:
        articles = generate_articles(site, seed=SEED, count=20)
        pages = [parse_plainly(article, evidence=True) for article in articles]
        rules = learn_from(pages, site)
        pairs.extend((page, rules) for page in pages)
    plain = time_rounds(pairs, prompts, with_rules=False)
    ruled = time_rounds(pairs, prompts, with_rules=True)
    blocks = sum(len(page.blocks) for page, _rules in pairs) / len(pairs)
    print(
        f"cleaning one article of {blocks:.0f} blocks, CPU: page rules and prompts {plain:.3f} ms, "
        f"site rules {max(0.0, ruled - plain):.3f} ms"
    )


def time_rounds(
    pairs: Sequence[tuple[ParsedArticle, SiteRules]], prompts: PromptBook, *, with_rules: bool
) -> float:
    """Return milliseconds of CPU an article in the quickest round, after one to warm up."""
    spent: list[float] = []
    for _round in range(ROUNDS + 1):
        started = time.process_time()
        for page, rules in pairs:
            clean_article(page, prompts=prompts, site_rules=rules if with_rules else None)
        spent.append(time.process_time() - started)
    return min(spent[1:]) / len(pairs) * 1000


def print_learning(size: int) -> None:
    """Print CPU and peak memory of learning one large source's rules."""
    sites = [site for site in SITES if site.language == "en"]
    articles = [
        article
        for site in sites
        for article in generate_articles(site, seed=SEED, count=size // len(sites) + 1)
    ]
    Random(SEED).shuffle(articles)
    evidence = [
        observe_article(str(number), parse_plainly(article, evidence=False))
        for number, article in enumerate(islice(cycle(articles), size))
    ]
    del articles
    before = read_peak_megabytes()
    started = time.process_time()
    rules = learn_site_rules(evidence, source="generated", learning=Learning())
    spent = time.process_time() - started
    print(
        f"learning from {size} articles ({rules.articles} distinct): {spent:.1f} s CPU, "
        f"{sum(rule.removes for rule in rules.rules)} rules, peak {read_peak_megabytes():.0f} MB "
        f"({before:.0f} MB before)"
    )


def read_peak_megabytes() -> float:
    """Return the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
