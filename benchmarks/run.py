"""Every benchmark after another, each in a process of its own; prints what they measured in this run.

python -m benchmarks.run              # all; takes the better part of an hour
python -m benchmarks.run cleaning     # the named ones
"""

import subprocess
import sys

from benchmarks.train_blocks import CORPUS

BENCHMARKS = {
    "extraction": "quality and cost of reading pages, beside trafilatura",
    "standins": "what pages that are no articles are taken for",
    "hostile_pages": "time and memory of pages made to hurt",
    "cleaning": "cost and exactness of cleaning on generated sites",
    "lake": "a lake of a million articles",
    "orchestration": "what Prefect costs at 10,000 pages",
}
NEEDS_CORPUS = {"extraction"}


def main(names: list[str]) -> None:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        raise SystemExit(f"no benchmark {unknown[0]!r}; there are: {', '.join(BENCHMARKS)}")
    for name in names or BENCHMARKS:
        print(f"\n== {name}: {BENCHMARKS[name]}", flush=True)
        if name in NEEDS_CORPUS and not CORPUS.is_dir():
            print("not measured: it needs ../shared beside the checkout")
            continue
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
