"""A walked page in, one row of numbers per line out: what the model judges lines by."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.article.line_model import Lexicon, Matrix
from extract.article.walk import Line, Page

_AROUND: Final = [
    "p",
    "li",
    "ul",
    "table",
    "tr",
    "blockquote",
    "figure",
    "figcaption",
    "aside",
    "nav",
    "footer",
    "header",
    "form",
    "article",
    "main",
    "section",
    "button",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "dl",
    "pre",
    "details",
    "address",
    "ol",
]
_AROUND_BIT: Final = {tag: 1 << place for place, tag in enumerate(_AROUND)} | {
    "h6": 1 << _AROUND.index("h5")
}
_OWN_TAGS: Final = (
    "p",
    "div",
    "li",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "section",
    "article",
    "tr",
    "span",
    "body",
    "dd",
)
_OWN_CODE: Final = {tag: float(code) for code, tag in enumerate(_OWN_TAGS, 1)}
_WORD: Final = re.compile(r"[^\W\d_]+")
_NO_LETTER: Final = re.compile(r"[\W_]+")
_DIGIT: Final = re.compile(r"\d")
_CAPITAL: Final = re.compile("[A-Z]")
_NAME_WORD: Final = re.compile(r"[a-z]{2,}")
_ENDS: Final = frozenset(".!?…。！？:;\"”»')")
_CJK: Final = re.compile("[぀-ヿ㐀-鿿가-힣]")
_VEIL: Final = re.compile(
    r"(?<![a-z])(?:hidden|hide|invisible|visually-hidden|sr-only|screen-reader|d-none|is-hidden)(?![a-z])"
)
_WORD_LIMIT: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is known of the article before its lines are rated, besides the lines."""

    headline: int | None = None
    structured_body: str = ""
    description: str = ""


def split_names(names: str) -> list[str]:
    """Return the words of class, id, role and itemprop values: "post-body clearFix" gives three."""
    return _NAME_WORD.findall(names)


def split_words(text: str) -> list[str]:
    """Return the first words of a line, lower case; digits and marks are left out."""
    return _WORD.findall(text[:240].lower())[:_WORD_LIMIT]


def measure_lines(page: Page, clues: Clues, lexicon: Lexicon, kin: NDArray[np.int64]) -> Matrix:
    """Return the matrix of lines by features; the columns are listed by `list_features`."""
    lines = page.lines
    own = np.array([_measure_text(line, lexicon.words) for line in lines], dtype=np.float32)
    around = _measure_elements(page, lexicon.names)
    owners = np.array([line.owner for line in lines], dtype=np.int64)
    place = around[owners]
    flags = _unpack_flags(page, owners)
    mass = _measure_mass(page, owners, own[:, 0])
    return np.concatenate(
        (
            own,
            place,
            flags,
            mass,
            _measure_kin(page, own, owners, kin),
            _measure_neighbours(own, owners),
            _measure_clues(lines, clues, own),
        ),
        axis=1,
    ).astype(np.float32)


TEXT_FEATURES: Final = [
    "chars",
    "words",
    "link_share",
    "links",
    "strong_share",
    "commas",
    "ends",
    "digits",
    "capitals",
    "mean_word",
    "quotes",
    "colon",
    "cjk",
    "word_odds",
    "word_least",
    "starts_lower",
]


def _measure_text(line: Line, odds: Mapping[str, float]) -> tuple[float, ...]:
    text = line.text
    size = len(text)
    words = split_words(text)
    spaces = text.count(" ") + 1
    scores = [odds[word] for word in words if word in odds] if size < 240 else []
    return (
        size,
        spaces,
        line.link_chars / size,
        line.links,
        line.strong_chars / size,
        text.count(",") + text.count("，") + text.count("、"),
        text[-1] in _ENDS,
        len(_DIGIT.findall(text[:160])) / min(size, 160),
        _count_capitals(text[:80]) / min(size, 80),
        size / spaces,
        text.count('"') + text.count("“") + text.count("«"),
        text[-1] == ":",
        _CJK.search(text[:20]) is not None,
        sum(scores) / (len(words) + 1),
        min(scores, default=0.0),
        text[0].islower(),
    )


def _count_capitals(text: str) -> int:
    return len(_CAPITAL.findall(text)) if text.isascii() else sum(map(str.isupper, text))


ELEMENT_FEATURES: Final = [
    "depth",
    "name_own",
    "name_near",
    "name_sum",
    "name_least",
    "name_most",
    "hidden",
    "own_tag",
    "parent_tag",
    "siblings",
    "veiled",
]


def _measure_elements(page: Page, odds: Mapping[str, float]) -> Matrix:
    """Rate every element by its own and its ancestors' naming words."""
    known: dict[str, float] = {"": 0.0}
    rows: list[tuple[float, ...]] = []
    children: Counter[tuple[int, str]] = Counter()
    for element in page.elements:
        children[element.parent, element.tag] += 1
        names = element.names
        own = known.get(names)
        if own is None:
            scores = [odds[word] for word in split_names(names) if word in odds]
            own = known[names] = sum(scores) / max(1, len(scores)) ** 0.5
        if element.parent >= 0:
            above = rows[element.parent]
            rows.append(
                (
                    element.depth,
                    own,
                    own + 0.5 * above[2],
                    own + above[3],
                    min(own, above[4]),
                    max(own, above[5]),
                    element.hidden,
                    _OWN_CODE.get(element.tag, 0.0),
                    above[7],
                    0.0,
                    max(above[10], float(_VEIL.search(names) is not None)),
                )
            )
        else:
            rows.append((1.0, own, own, own, own, own, element.hidden, 0.0, 0.0, 0.0, 0.0))
    matrix = np.array(rows, dtype=np.float32)
    matrix[:, 9] = [min(children[element.parent, element.tag], 30) for element in page.elements]
    return matrix


# telling words inside class, id, role and itemprop values, in any element around a line
_TOPICS: Final = {
    "comment": "comment|disqus|respond|kommentar|replies|reply",
    "dialog": "modal|popup|dialog|overlay|lightbox|toast|snackbar",
    "consent": "cookie|consent|privacy|gdpr|cmp(?![a-z])|onetrust",
    "related": "related|recommend|readmore|readnext|upnext|more(?![a-z])|trending|popular|most(?![a-z])|also|similar|outbrain|taboola",
    "promotion": "promo|advert|sponsor|banner|(?<![a-z])ads?(?![a-z])|commercial|affiliate|donat|cta(?![a-z])|offer|callout",
    "subscribe": "newsletter|subscri|signup|paywall|piano|membership|register",
    "share": "share|sharing|social|addthis|addtoany|follow",
    "author": "author|byline|bio(?![a-z])|contributor|writer|profile|vcard",
    "side": "sidebar|side(?![a-z])|(?<![a-z])rail|aside|widget|secondary|complementary",
    "caption": "caption|credit|figcaption|photo|image|img|gallery|video|player|media",
    "tags": "tags?(?![a-z])|taxonomy|categor|topics|breadcrumb|labels|keywords",
    "menu": "nav|menu|toolbar|masthead|topbar|search|dropdown|pagination|pager|toc(?![a-z])|contents(?![a-z])",
    "footer": "footer|foot(?![a-z])|copyright|legal|disclaimer|colophon",
    "header": "header|headline|title|kicker|eyebrow",
    "meta": "meta|date|time|published|info(?![a-z])|details",
    "summary": "summary|standfirst|subtitle|subhead|dek|lede|lead(?![a-z])|excerpt|intro|abstract|teaser|synopsis",
    "body": "articlebody|articlecontent|articletext|postcontent|postbody|posttext|entrycontent|storybody|body(?![a-z])|rich|wysiwyg|prose|copy(?![a-z])|markdown|main(?![a-z])",
    "content": "content|article|post|entry|story|text|paragraph|blog",
    "card": "card|item|tile|grid|carousel|slider|swiper|slide|list|teaser|thumb",
    "product": "product|price|shop|buy|cart|review|rating|testimonial",
    "form": "form|input|login|account|field|captcha",
    "faq": "faq|accordion|question|answer|collapse|tabs?(?![a-z])",
}
_TOPIC: Final = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _TOPICS.items()))
_TOPIC_BIT: Final = {name: 1 << place for place, name in enumerate(_TOPICS, len(_AROUND))}
_FLAGS: Final = len(_AROUND) + len(_TOPICS)
FLAG_FEATURES: Final = [f"in_{tag}" for tag in _AROUND] + [f"named_{name}" for name in _TOPICS]


def _unpack_flags(page: Page, owners: NDArray[np.int64]) -> Matrix:
    """Tell for every line which telling elements and names stand around it."""
    flags: list[int] = []
    known: dict[str, int] = {"": 0}
    for element in page.elements:
        names = element.names
        named = known.get(names)
        if named is None:
            named = 0
            for word in split_names(names):
                named |= find_topics(word)
            known[names] = named
        above = flags[element.parent] if element.parent >= 0 and element.depth > 2 else 0
        flags.append(above | _AROUND_BIT.get(element.tag, 0) | named)
    bits = np.array(flags, dtype=np.int64)[owners]
    return ((bits[:, None] >> np.arange(_FLAGS)) & 1).astype(np.float32)


@lru_cache(maxsize=65536)
def find_topics(word: str) -> int:
    """Return a bit for every topic that a naming word speaks of."""
    bits = 0
    for found in _TOPIC.finditer(word):
        bits |= _TOPIC_BIT[found.lastgroup or ""]
    return bits


MASS_FEATURES: Final = [
    "parent_share",
    "grand_share",
    "great_share",
    "run_share",
    "line_place",
    "char_place",
    "prose_before",
]


def _measure_mass(page: Page, owners: NDArray[np.int64], chars: NDArray[np.float32]) -> Matrix:
    """Measure how much of the page's prose stands in the elements around each line."""
    prose = np.array(
        [
            len(line.text) - 2 * line.link_chars
            if len(line.text) > 60 and line.link_chars * 2 < len(line.text)
            else 0
            for line in page.lines
        ],
        dtype=np.float64,
    )
    parents = np.array([max(element.parent, 0) for element in page.elements], dtype=np.int64)
    held = np.bincount(owners, prose, minlength=len(parents))
    within = held.copy()
    for index in range(len(parents) - 1, 0, -1):
        within[parents[index]] += within[index]
    total = max(float(prose.sum()), 1.0)
    near = parents[owners]
    grand = parents[near]
    great = parents[grand]
    # prose in lines whose owners share a parent: a run of paragraphs
    run = np.bincount(near, prose, minlength=len(parents))
    count = len(owners)
    before = np.cumsum(chars) - chars
    return np.stack(
        (
            within[near] / total,
            within[grand] / total,
            within[great] / total,
            run[near] / total,
            np.arange(count) / count,
            before / max(float(chars.sum()), 1.0),
            (np.cumsum(prose) - prose) / total,
        ),
        axis=1,
    ).astype(np.float32)


_NO_DIGITS: Final = str.maketrans("", "", "0123456789")
KIN_FEATURES: Final = [
    "kin_count",
    "kin_chars",
    "kin_link",
    "kin_ends",
    "kin_share",
    "kin_spread",
    "parent_kin_count",
    "parent_kin_chars",
]


def find_kin(page: Page) -> NDArray[np.int64]:
    """Give every element the number of its look: tag and names of itself and its parent."""
    elements = page.elements
    kinds: dict[tuple[str, str, int], int] = {}
    looks: dict[tuple[str, str], int] = {}
    look: list[int] = []
    kin: list[int] = []
    for element in elements:
        names = element.names
        if names:
            names = names.translate(_NO_DIGITS)
        look.append(looks.setdefault((element.tag, names), len(looks)))
        kin.append(kinds.setdefault((element.tag, names, look[max(element.parent, 0)]), len(kinds)))
    return np.array(kin, dtype=np.int64)


def _measure_kin(
    page: Page, own: Matrix, owners: NDArray[np.int64], kin: NDArray[np.int64]
) -> Matrix:
    """Measure the lines whose elements look like each line's own, wherever they stand."""
    look = kin[owners]
    above = kin[
        np.array([max(element.parent, 0) for element in page.elements], dtype=np.int64)[owners]
    ]
    chars = own[:, 0].astype(np.float64)
    size = int(kin.max()) + 1
    count = np.maximum(np.bincount(look, minlength=size), 1)
    held = np.bincount(look, chars, minlength=size)
    linked = np.bincount(look, chars * own[:, 2], minlength=size)
    ends = np.bincount(look, own[:, 6], minlength=size)
    above_count = np.maximum(np.bincount(above, minlength=size), 1)
    above_held = np.bincount(above, chars, minlength=size)
    places = np.arange(len(look)) / len(look)
    first, last = np.ones(size), np.zeros(size)
    np.minimum.at(first, look, places)
    np.maximum.at(last, look, places)
    return np.stack(
        (
            count[look],
            held[look] / count[look],
            linked[look] / np.maximum(held[look], 1),
            ends[look] / count[look],
            (held - linked)[look] / max(float((chars * (1 - own[:, 2])).sum()), 1.0),
            (last - first)[look],
            above_count[above],
            above_held[above] / above_count[above],
        ),
        axis=1,
    ).astype(np.float32)


_NEIGHBOUR_COLUMNS: Final = (0, 2, 6, 13)
NEIGHBOUR_FEATURES: Final = [
    f"{TEXT_FEATURES[column]}_{step:+d}" for step in (-2, -1, 1, 2) for column in _NEIGHBOUR_COLUMNS
] + ["same_owner_-1", "same_owner_+1", "mean_chars_5", "mean_link_5"]


def _measure_neighbours(own: Matrix, owners: NDArray[np.int64]) -> Matrix:
    count = len(own)
    padded = np.zeros((count + 4, len(_NEIGHBOUR_COLUMNS)), dtype=np.float32)
    padded[2:-2] = own[:, _NEIGHBOUR_COLUMNS]
    parts = [padded[2 + step : 2 + step + count] for step in (-2, -1, 1, 2)]
    same = np.zeros((count, 2), dtype=np.float32)
    same[1:, 0] = owners[1:] == owners[:-1]
    same[:-1, 1] = owners[1:] == owners[:-1]
    window = np.ones(11) / 11
    means = np.stack(
        [
            np.convolve(np.minimum(own[:, column], cap), window, "same")[:count]
            if count > 11
            else np.full(count, np.minimum(own[:, column], cap).mean())
            for column, cap in ((0, 400), (2, 1))
        ],
        axis=1,
    )
    return np.concatenate((*parts, same, means), axis=1)


CLUE_FEATURES: Final = [
    "after_headline",
    "chars_after_headline",
    "has_headline",
    "in_structured",
    "in_description",
    "repeated",
]


def _measure_clues(lines: Sequence[Line], clues: Clues, own: Matrix) -> Matrix:
    count = len(lines)
    headline = -1 if clues.headline is None else clues.headline
    after = np.arange(count) - headline if headline >= 0 else np.full(count, -1000.0)
    before = np.cumsum(own[:, 0])
    chars_after = before - before[headline] if headline >= 0 else np.full(count, -1000.0)
    # beyond the article's first lines the distance says nothing, but that the line stands after it
    after, chars_after = np.clip(after, -40, 12), np.clip(chars_after, -4000, 1500)
    body, description = squeeze(clues.structured_body), squeeze(clues.description)
    if len(body) < 200:
        body = ""
    repeats = Counter(line.text for line in lines)
    told = []
    for line in lines:
        start = squeeze(line.text[:100])[:60] if body or description else ""
        told.append(
            (
                float(start in body) if body else -1.0,
                float(start[:50] in description) if description else -1.0,
                float(repeats[line.text]),
            )
        )
    return np.column_stack(
        (after, chars_after, np.full(count, headline >= 0), np.array(told))
    ).astype(np.float32)


def squeeze(text: str) -> str:
    """Return a text's letters and digits alone, lower case, so that quotes and spaces do not matter."""
    return _NO_LETTER.sub("", text.lower())


def list_features() -> list[str]:
    """Return the names of the columns of `measure_lines`."""
    return [
        *TEXT_FEATURES,
        *ELEMENT_FEATURES,
        *FLAG_FEATURES,
        *MASS_FEATURES,
        *KIN_FEATURES,
        *NEIGHBOUR_FEATURES,
        *CLUE_FEATURES,
    ]
