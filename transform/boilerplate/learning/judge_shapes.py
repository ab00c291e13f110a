"""One recurring shape and its counts in; whether it is the site's own or honest repetition, and why, out."""

from dataclasses import dataclass
from typing import Final

from config.patterns.folding import fold_text
from records.site_rules import Zone
from transform.boilerplate.facts.honest import is_ticker
from transform.boilerplate.facts.line_shapes import NUMBER, SLOT, Shape, is_word
from transform.boilerplate.facts.zones import ends_sentence, is_long
from transform.boilerplate.learning.asking_words import asks_reader
from transform.boilerplate.learning.recurring_lines import Recurrence

MOST: Final = 0.8
HALF: Final = 0.5
# a plain sentence at the edge of so many of a source's articles is its template's, not its writers'
SENTENCE_SHARE: Final = 0.5
LABEL_SHARE: Final = 0.2
ASKING_MIDDLE_SHARE: Final = 0.1
MANY_SLOTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether lines of a shape are removed, where they stand, and the reason in words."""

    removes: bool
    zone: Zone
    reason: str


def judge_shape(shape: Shape, recurrence: Recurrence, articles: int) -> Verdict:
    """Tell a site's line from honest repetition.

    Edges first: there, a link, a telling name, the extractor's doubt or a request to the reader is
    enough. A plain sentence must stand in half of the articles, a label in a fifth. Between
    paragraphs only such evidence counts: subheadings recur honestly. Figures are content.
    """
    zone = choose_zone(recurrence)
    share = len(recurrence.groups) / articles
    evidence = find_evidence(recurrence)
    if evidence is None and reads_like_figures(shape, recurrence):
        return Verdict(removes=False, zone=zone, reason="states figures")
    asks = all(asks_reader(fold_text(text).split()) for text in recurrence.examples)
    if zone is Zone.MIDDLE:
        if evidence is None and asks and share >= ASKING_MIDDLE_SHARE:
            evidence = "asks the reader"
        return Verdict(
            removes=evidence is not None,
            zone=zone,
            reason=evidence or "stands between paragraphs and nothing marks it",
        )
    evidence = evidence or ("asks the reader" if asks else None)
    if evidence is not None:
        return Verdict(removes=True, zone=zone, reason=f"at the edge and {evidence}")
    if reads_like_formula(shape, recurrence):
        return Verdict(removes=False, zone=zone, reason="a formula that its writers fill in")
    sentence = any(ends_sentence(text) for text in recurrence.examples)
    least = SENTENCE_SHARE if sentence else LABEL_SHARE
    if share >= least:
        return Verdict(removes=True, zone=zone, reason="at the edge of most articles")
    return Verdict(removes=False, zone=zone, reason="reads like a sentence of few articles")


def choose_zone(recurrence: Recurrence) -> Zone:
    """Return the edge where nearly all sightings stood, else the middle."""
    for zone in (Zone.HEAD, Zone.TAIL):
        if recurrence.zones[zone] >= MOST * recurrence.sightings:
            return zone
    return Zone.MIDDLE


def find_evidence(recurrence: Recurrence) -> str | None:
    """Return what marks most sightings as no text of an article, None where nothing does."""
    most = HALF * recurrence.sightings
    if recurrence.linked >= most:
        return "is a link"
    if recurrence.marked >= most:
        return "its element's names tell"
    if recurrence.doubted >= most:
        return "the extractor doubts it"
    return None


def reads_like_formula(shape: Shape, recurrence: Recurrence) -> bool:
    """Return whether lines are prose to a pattern (court, weather and match reports), not one line of the site.

    Such a line is a paragraph with a changing part, or changes in three places and more.
    """
    slots = shape.count(SLOT)
    return slots + shape.count(NUMBER) >= MANY_SLOTS or (
        slots > 0 and any(map(is_long, recurrence.examples))
    )


def reads_like_figures(shape: Shape, recurrence: Recurrence) -> bool:
    """Return whether lines state prices, scores or other figures that change from article to article."""
    if all(is_ticker(text) for text in recurrence.examples):
        return True
    words = sum(is_word(token) for token in shape)
    return shape.count(NUMBER) >= 2 and words <= 2 * shape.count(NUMBER) + 2
