"""The addresses by which finds are told apart, without parameters that only say where a reader came from."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

LONGEST = 2000
_TRACKING = ("utm_", "at_", "mc_")
_TRACKERS = frozenset("fbclid gclid dclid igshid mkt_tok ns_mchannel ns_campaign cmpid cmp ocid smid ref_src".split())


def plain_address(written: str | None, base: str) -> str | None:
    """The link as one address, resolved against `base`; None if it is no http or https link."""
    try:
        parts = urlsplit(urljoin(base, (written or "").strip()))
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    usual = {"http": 80, "https": 443}[parts.scheme]
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, usual) else f"{shown}:{port}"
    address = urlunsplit((parts.scheme, netloc, parts.path or "/", _without_tracking(parts.query), ""))
    return address if len(address) <= LONGEST and address.isprintable() else None


def _without_tracking(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_tracking(pair[0].casefold())]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _is_tracking(name: str) -> bool:
    return name.startswith(_TRACKING) or name in _TRACKERS
