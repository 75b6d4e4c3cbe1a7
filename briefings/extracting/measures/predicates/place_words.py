"""The words around a place that say what part it has in what people do."""

from __future__ import annotations

import re

OFFICE = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:ministry|minister|government|officials?|authorities|agency|service|police"
    r"|prosecutors?)\b",
    re.IGNORECASE,
)
# Before a place that tells when or by which way, and not where to; and before one that is left.
FROM_THERE = re.compile(r"\bfrom (?:(?!(?:to|into|for|via|through|towards?)\b)[\w'’-]+ ){0,3}$", re.IGNORECASE)
ON_THE_WAY = re.compile(r"\b(?:through|via|across|past|by way of|outside|near) (?:the )?$", re.IGNORECASE)
# Behind "are": those who are so are nowhere yet.
UNDER_WAY = re.compile(
    r"(?: (?:now|still|already|just|\w+ly))? (?:on (?:the|their|his|her) way|(?:en|on) route|in transit|headed for)\b",
    re.I,
)
COMING_FROM = re.compile(r"\bon (?:the|their|his|her) way (?:back |home )?from (?:the )?$", re.IGNORECASE)
MOMENT = re.compile(
    r"\b(?:after|before|since|following|during|amid|until) (?:the )?(?:[\w-]+ ){0,4}(?:of |in |for |on )(?:the )?$",
    re.IGNORECASE,
)
# Before a place that another journey led to: "returned to Oslo after travelling | to Syria".
EARLIER = re.compile(r"\b(?:after|before|since|having|following) (?:\w+ly )?\w+ing (?:[\w’'-]+ ){0,8}$", re.IGNORECASE)
