"""Where a page says its text was taken from in, the outlet of a syndicated text out."""

import re
from urllib.parse import SplitResult

from records.addresses import split_web_address
from transform.normalise.address import resolve_link
from transform.normalise.agency import name_agency
from transform.normalise.text import fold_optional

_LETTERS = re.compile(r"[^\W_]+")
_TELLING = 6  # letters of a host that a name does not hold by chance
# labels of hosts that do not tell whose site it is
_NO_OWNER = frozenset({"www", "news", "blog", "com", "org", "net", "gov", "edu", "mobile"})


def decide_origin(
    name: str | None, address: str | None, *, url: str, own_names: tuple[str | None, ...]
) -> tuple[str | None, str | None]:
    """Return the origin's name and address; None for what names the page's own site.

    An address is an origin's where it leads to a page of another owner: two hosts are one
    owner's where a telling label of one holds one of the other (paper.example, m.paper.example,
    newspaper.de).
    """
    if not name and not address:
        return None, None
    own = {_fold_name(own_name) for own_name in own_names if own_name}
    target, page = split_web_address(resolve_link(url, address) or ""), split_web_address(url)
    folded = fold_optional(name)
    if folded:
        folded = name_agency(folded) or folded
        squeezed = _fold_name(folded)
        hosts = {_fold_name(label) for label in _list_labels(page)} if page else set()
        named_so = any(len(host) >= _TELLING and host in squeezed for host in hosts)
        folded = None if named_so or squeezed in own | hosts else folded
    if target is None or page is None or not target.path.strip("/") or "." not in target.netloc:
        return folded, None
    if any(
        one in other or other in one for one in _list_labels(target) for other in _list_labels(page)
    ):
        return folded, None
    return folded, target.geturl()


def _fold_name(name: str) -> str:
    """Return the letters and digits of a name, without case."""
    return "".join(_LETTERS.findall(name.casefold()))


def _list_labels(address: SplitResult) -> set[str]:
    """Return the labels of a host that tell whose it is."""
    labels = (address.hostname or "").split(".")[:-1]
    return {label for label in labels if len(label) > 3 and label not in _NO_OWNER} or {
        address.hostname or ""
    }
