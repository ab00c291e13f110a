"""A walked page and its truth in; for each line whether it is the article, and how much that matters, out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.article.page.walk import Page

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_LEAST_UNWANTED = 13
_UNWANTED_SHARE = 0.6


def label_lines(
    page: Page, truth: Mapping[str, Any]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return label and weight of each line; a weight of 0 means that the truth says nothing."""
    if truth.get("body"):
        label, weight = label_by_body(page, truth["body"])
        _heed_other_texts(page, truth, label, weight)
        return label, weight
    return label_by_snippets(page, truth.get("with") or [], truth.get("without") or [])


def label_by_body(page: Page, body: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Label by the share of a line's word 4-grams that stand in the true body."""
    tokens = _WORD.findall(body)
    shingles = {tuple(tokens[place : place + _SHINGLE]) for place in range(len(tokens))}
    whole = {" ".join(_WORD.findall(line)) for line in body.split("\n")}
    joined = f" {' '.join(tokens)} "
    share = np.zeros(len(page.lines))
    sizes = np.zeros(len(page.lines))
    for place, line in enumerate(page.lines):
        words = _WORD.findall(line.text)
        sizes[place] = len(words)
        if len(words) >= _SHINGLE:
            grams = [
                tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)
            ]
            share[place] = sum(gram in shingles for gram in grams) / len(grams)
        elif " ".join(words) in whole:
            share[place] = 1.0
        elif words and f" {' '.join(words)} " in joined:
            share[place] = 0.5
    label = (share > 0.5).astype(float)
    # a short line that occurs in the body counts where its neighbours are the body
    for place in map(int, np.flatnonzero(share == 0.5)):
        near = label[max(0, place - 1) : place + 2]
        label[place] = float(near.sum() >= 2)
    _drop_far_copies(page, label, sizes)
    return label, (1.0 + sizes) / (20.0 + len(tokens)) * 10


def _heed_other_texts(
    page: Page, truth: Mapping[str, Any], label: NDArray[np.float64], weight: NDArray[np.float64]
) -> None:
    """Ask nothing of lines that may or may not be the body's, and label 0 what is unwanted though the body's words are in it."""
    optional = _fold(" ".join(truth.get("optional") or ()))
    unwanted = [_fold(text) for text in truth.get("without") or () if len(text) >= _LEAST_UNWANTED]
    for place, line in enumerate(page.lines):
        text = _fold(line.text)
        if not label[place] and text in optional:
            weight[place] = 0.0
        elif label[place] and any(
            one in text and len(one) > _UNWANTED_SHARE * len(text) for one in unwanted
        ):
            label[place] = 0.0


def _fold(text: str) -> str:
    return " ".join(text.split()).lower()


def _drop_far_copies(page: Page, label: NDArray[np.float64], sizes: NDArray[np.float64]) -> None:
    """Of a text that stands on the page several times, keep the copy nearest to the body's middle."""
    if not label.any():
        return
    weight = label * sizes
    middle = float((np.arange(len(label)) * weight).sum() / max(weight.sum(), 1))
    seen: dict[str, int] = {}
    for place in map(int, np.flatnonzero(label)):
        text = page.lines[place].text
        other = seen.get(text)
        if other is None:
            seen[text] = place
        elif abs(other - middle) <= abs(place - middle):
            label[place] = 0.0
        else:
            label[other] = 0.0
            seen[text] = place


def label_by_snippets(
    page: Page, wanted: Sequence[str], unwanted: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Label only the lines that hold a snippet the truth names."""
    label, weight = np.zeros(len(page.lines)), np.zeros(len(page.lines))
    for snippets, value in ((unwanted, 0.0), (wanted, 1.0)):
        for snippet in snippets:
            folded = " ".join(snippet.split()).lower()
            places = [place for place, line in enumerate(page.lines) if folded in line.text.lower()]
            if value and len(places) > 1:
                places = [max(places, key=lambda place: len(page.lines[place].text))]
            for place in places:
                label[place], weight[place] = value, 1.5 if value else 1.4
    return label, weight


def is_cut_short(page: Page, label: NDArray[np.float64]) -> bool:
    """Tell a truth that stops in the middle of a run of like paragraphs: it would teach a falsehood."""
    runs: dict[tuple[int, str], list[int]] = {}
    for place, line in enumerate(page.lines):
        parent, tag = page.elements.parents[line.owner], page.elements.tags[line.owner]
        if len(line.text) > 100:
            runs.setdefault((parent, tag), []).append(place)
    if not runs or not label.any():
        return False
    run = max(runs.values(), key=lambda places: label[places].sum())
    held = [place for place in run if label[place]]
    if len(held) < 2:
        return False
    after = [place for place in run if place > held[-1]]
    within = [place for place in run if held[0] <= place <= held[-1]]
    return len(after) >= max(3, len(held) // 2) and len(held) >= 0.9 * len(within)
