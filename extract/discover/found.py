"""What one list page, feed or sitemap names: links with the claims that stood beside them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """One link to an article: absolute address; title and date as written there, or None."""

    url: str
    title: str | None = None
    published_raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of one feed or sitemap; `problem` says what is wrong with the document."""

    links: tuple[FoundLink, ...] = ()
    problem: str | None = None


LONGEST_CLAIM = 500


def fold_text(text: str | None) -> str | None:
    """Return a claim with its white space folded and halves of characters joined or replaced; None for an empty one or for what is no claim."""
    whole = (text or "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    folded = " ".join(whole.split())
    return folded[:LONGEST_CLAIM] or None
