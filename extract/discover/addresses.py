"""An address from a list page in; its absolute form and the key that names its page out."""

from urllib.parse import urljoin

from records.addresses import is_web_address, normalise_url

__all__ = ["normalise_url", "resolve_address"]


def resolve_address(base: str, reference: str) -> str | None:
    """Return the absolute http(s) address a reference on `base` means, without fragment, or None.

    An empty reference, which would mean `base` itself, names nothing here.
    """
    reference = "".join(reference.split()) if "\n" in reference else reference.strip()
    if not reference:
        return None
    try:
        url = urljoin(base, reference)
    except ValueError:
        return None
    url = url.partition("#")[0].replace(" ", "%20")
    return url if is_web_address(url) else None
