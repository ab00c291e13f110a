"""An article's kept and removed blocks in, lines for a terminal out: removed ones struck through, rule in the margin."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

MARGIN_WIDTH = 18


def interleave_blocks(
    kept: Sequence[str], removed: Mapping[int, tuple[str, str]]
) -> Iterator[tuple[str, str | None]]:
    """Yield (text, rule) in the page's order; rule is None for a kept block.

    kept: texts in order. removed: text and rule by position among all extracted blocks.
    """
    remaining = iter(kept)
    for position in range(len(kept) + len(removed)):
        if position in removed:
            yield removed[position]
        else:
            yield next(remaining), None


def print_article(
    console: Console, title: str, kept: Sequence[str], removed: Mapping[int, tuple[str, str]]
) -> None:
    """Print an article as extracted: what cleaning removed is struck through, its rule beside it."""
    console.print(Text(title, style="bold"))
    for text, rule in interleave_blocks(kept, removed):
        console.print()
        if rule is None:
            console.print(Text(" " * MARGIN_WIDTH + "  ") + Text(text))
        else:
            margin = Text(f"{rule:>{MARGIN_WIDTH}}  ", style="red")
            # the sign tells what colour and strike-through tell on a terminal
            console.print(margin + Text("- ") + Text(text, style="red strike"))
