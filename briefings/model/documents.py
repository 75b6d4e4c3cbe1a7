"""What is handed in and read: sources, uploads, documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal

from briefings.values import frozen

Status = Literal["draft", "published", "withdrawn"]


@frozen
class Source:
    """A publisher. Titles with one `family` are under one roof and count as one voice."""

    name: str
    other_names: tuple[str, ...] = ()
    homepage: str | None = None
    family: str | None = None


@frozen
class Upload:
    """What an editor handed in, as bytes. `details` are the sender's own words for it (source, published, title, url);
    they win over what the file says. `fallbacks` give only what the file doesn't say. `given_by` says where the details
    come from, in words for `Document.found`, `fallbacks_by` whence those do."""

    content: bytes
    name: str
    sender: int | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    fallbacks: Mapping[str, str] = field(default_factory=dict)
    given_by: str = "your caption"
    fallbacks_by: str = "the command line"


@frozen
class Document:
    """One article. `id` hashes source, url and text. `number` is the library's, 0 before it is stored.

    `found` says, for each of title, source, author, credit, published and url that is known, how it was found, in words
    fit for an editor ("front matter", "the caption", "the credit line").
    """

    id: str
    text: str
    title: str
    source: str | None = None
    url: str | None = None
    author: str | None = None
    credit: str | None = None
    published: date | None = None
    file: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    number: int = 0
    version: int = 1
    status: Status = "draft"
    received: datetime | None = None
