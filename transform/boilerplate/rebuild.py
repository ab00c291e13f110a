"""An article's paragraphs and the cuts made around them in; the extracted text, byte for byte, out."""

from collections.abc import Iterable

from records.article import RemovedBlock


def rebuild_text(paragraphs: Iterable[str], removed: Iterable[RemovedBlock]) -> str:
    """Return the article as extracted, its blocks joined by a blank line.

    A cut stands at its own position; the paragraphs, in their order, fill the places between.
    """
    cuts = {block.position: block.text for block in removed}
    kept = list(paragraphs)
    places = iter(range(len(cuts) + len(kept)))
    lines: list[str] = []
    for text in kept:
        for place in places:
            if place not in cuts:
                break
            lines.append(cuts[place])
        lines.append(text)
    lines.extend(cuts[place] for place in places)
    return "\n\n".join(lines)
