"""`python -m examples.aggregator [--port N] [--edited]`: serve the sample site until interrupted."""

import argparse
from threading import Event

from examples.aggregator.server import serve_site


def run_site() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m examples.aggregator", description=__doc__)
    parser.add_argument("--port", type=int, default=8899, help="0 takes a free port")
    parser.add_argument("--edited", action="store_true", help="show the article after its edit")
    options = parser.parse_args()
    with serve_site(options.port, edited=options.edited) as base_url:
        print(base_url, flush=True)  # noqa: T201 - the caller needs the address
        try:
            Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    run_site()
