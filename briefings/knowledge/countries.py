"""Countries by their ISO 3166-1 alpha-2 codes, as people call them."""

from __future__ import annotations

from functools import cache


@cache
def country_name(code: str) -> str:
    """FR as France; the code itself where no country has it. XK is Kosovo, which the standard leaves out."""
    if code == "XK":
        return "Kosovo"
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    return str(getattr(country, "common_name", None) or country.name).split(",")[0]
