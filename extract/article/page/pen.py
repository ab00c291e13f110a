"""Pieces of text between block borders, breaks and cells in, lines out."""

import re
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborNode

_LONG_CELL_CHARS: Final = 100
# prose that is wrapped by hand has longer lines than this
_SHORT_LINE_CHARS: Final = 60
_LONGEST_JOINED: Final = 2_000
# a footnote's number, "TM" behind a name and a formula's figures belong to the word before them
_LEAST_PIECE: Final = 3
_ENDS_OF_SENTENCES: Final = ".!?…:)"
UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(slots=True)
class Line:
    """One visible line or paragraph; `owner` is the index of the innermost block-level element."""

    owner: int
    text: str
    link_chars: int = 0
    links: int = 0


class Pen:
    """Joins the pieces of text between two block borders into lines."""

    __slots__ = (
        "breaks",
        "cell_broken",
        "cell_start",
        "counted",
        "counted_chars",
        "in_links",
        "in_strong",
        "lines",
        "links",
        "pieces",
    )

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        # characters in links, links, characters in bold since the last line
        self.in_links = self.links = self.in_strong = 0
        self.breaks = self.cell_start = 0
        self.cell_broken = False
        # so many pieces of the present cell or line have been counted, and their characters
        self.counted = self.counted_chars = 0

    def break_line(self, owner: int, *, in_headline: bool) -> None:
        """Meet a `<br>`: two end the paragraph, one ends a short line or one set in bold, else it is a space; in an h1 one is."""
        self.breaks += 1
        if self.breaks > 1 or (not in_headline and self._ends_short_line()):
            self.end_lines(owner)
            self.breaks += 1
            self.cell_broken = True
        else:
            self.pieces.append(" ")

    def _ends_short_line(self) -> bool:
        """Tell whether what was gathered is a short line or one set in bold; a long one is not joined for every break."""
        start = max(self.counted, self.cell_start)
        self.counted_chars = sum(map(len, self.pieces[start:])) + (
            self.counted_chars if self.counted >= self.cell_start else 0
        )
        self.counted = len(self.pieces)
        size = self.counted_chars
        if size <= _LONGEST_JOINED:
            size = len("".join(self.pieces[self.cell_start :]).strip())
        return size < _SHORT_LINE_CHARS or self.in_strong >= size

    def part_words(self, text: str) -> None:
        """Meet a text that begins with a capital or a figure: a space parts it from a word right before its element.

        Styles set such elements apart ("Read also" and a link, a name and its day).
        """
        before = self.pieces[-1]
        if len(before) < _LEAST_PIECE:
            return
        last = before[-1]
        if text[0].isdigit():
            parts = len(text) > _LEAST_PIECE and _has_case(last)
        elif text[1:2].isupper():
            parts = len(text) > _LEAST_PIECE and not last.isupper() and _ends_word(last)
        else:
            parts = (text[1:2].islower() or len(text) >= _LEAST_PIECE) and _ends_word(last)
        if parts:
            self.pieces.append(" ")

    def part_link(self, link: LexborNode) -> None:
        """Meet a link: in scripts that have spaces and no capitals one parts it from a word of another element before it."""
        last = self.pieces[-1][-1:]
        if last.isalpha() and not _has_case(last) and not UNSPACED.match(last):
            before = link.prev
            if before is not None and before.tag != "-text":
                self.pieces.append(" ")

    def write_paragraphs(self, text: str, owner: int) -> None:
        """Meet a text set by hand: its blank lines end paragraphs."""
        *whole, last = _BLANK_LINE.split(text)
        for paragraph in whole:
            self.pieces.append(paragraph)
            self.end_line(owner)
        self.pieces.append(last)

    def start_cell(self, owner: int) -> None:
        """Meet a table cell: short cells stand in one line with their row, a long one by itself."""
        if self.cell_broken or sum(map(len, self.pieces[self.cell_start :])) > _LONG_CELL_CHARS:
            self.end_lines(owner)
        self.cell_broken = False
        if self.pieces:
            self.pieces.append(" ")
        self.cell_start = len(self.pieces)

    def end_lines(self, owner: int) -> None:
        """Meet the border of a block that begins: in a table, what stands before its cell is a line of its own."""
        if self.cell_start:
            inside = self.pieces[self.cell_start :]
            del self.pieces[self.cell_start :]
            self.end_line(owner)
            self.pieces.extend(inside)
        self.end_line(owner)

    def end_line(self, owner: int) -> None:
        """Meet a block border: what was gathered becomes a line, unless it is white space."""
        if self.pieces:
            text = fold_space("".join(self.pieces))
            if text:
                size = len(text)
                self.lines.append(Line(owner, text, min(self.in_links, size), self.links))
                self.in_links = self.links = self.in_strong = 0
            self.pieces.clear()
        self.breaks = self.cell_start = self.counted = self.counted_chars = 0


def _ends_word(sign: str) -> bool:
    return sign.isdigit() or sign in _ENDS_OF_SENTENCES or _has_case(sign)


def _has_case(letter: str) -> bool:
    # Georgian has capitals for whole lines only
    return letter.lower() != letter.title()


def fold_space(text: str) -> str:
    """Return a text with a space for each run of white space and none at its ends."""
    text = text.strip()
    # all white space but the plain space counts as not printable; most lines have only single spaces
    if "  " not in text and text.isprintable():
        return text
    return " ".join(text.split())
