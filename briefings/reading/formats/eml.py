"""Reads mails (eml): the body of the message, or of the message that was forwarded in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Container
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import count

from briefings.errors import UnreadableDocument
from briefings.reading.bounds import decoded_as
from briefings.reading.encoding import decode
from briefings.reading.formats.article import Article, Known, known, legible, without_unwanted
from briefings.reading.formats.html import html_text, quoting_text, read_html
from briefings.reading.unwrapping import unwrap

BROKEN = "This mail can't be read: copy its text and send that."
_NO_TEXT = "There is no text in this mail: send its attachment itself, or paste the article."
_PREFIXES = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[ \t>]*"
    r"(?:-{2,}\s*(?:forwarded message|original message|forwarded by.{0,80}?)\s*-{2,}|begin forwarded message:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
# What a mail program writes above the mail that is answered, on two lines where it is long, and the quoted lines below.
_ANSWERED = re.compile(
    r"^(?:On|Am|Le|El|Il|Op)[ \t](?P<head>[^\n>][^\n]{0,200}(?:\n[^\n>][^\n]{0,200})?):[ \t]*\n(?:[ \t]*\n)?"
    r"(?P<quoted>(?:>[^\n]*(?:\n|\Z)|[ \t]*\n(?=>))+)",
    re.MULTILINE,
)
_WROTE = re.compile(r"^(?P<day>.*?\d{4}(?:-\d\d-\d\d)?)\b(?P<name>.*?)\s*\bwrote$", re.DOTALL)
_TIME_OF_DAY = re.compile(
    r"^[\s,]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?)?[\s,]*", re.IGNORECASE
)
_WEEKDAY = re.compile(r"^\w+,\s+")
_FIELD = re.compile(r"\*?(from|date|sent|subject|to|cc|reply-to):\*?\s*(.*)", re.IGNORECASE)
_FROM = re.compile(r"^[ \t>]*\*?from:", re.IGNORECASE | re.MULTILINE)
_RECIPIENTS = ("to", "cc")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_DEEPEST = 5
# A text of fewer words may stand for the HTML beside it ("please see the HTML part"), and of fewer still for the
# attachment that it comes with.
_FEWEST_WORDS, _FEWEST_WITH_ATTACHMENT = 40, 25
# A mail that passes on what it answers says so in fewer words than this.
_FEWEST_ABOVE_ANSWERED = 12
_DOCUMENTS = frozenset(
    "application/pdf application/msword application/rtf text/plain text/html text/rtf text/markdown"
    " application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    " application/vnd.oasis.opendocument.text".split()
)
# A forwarded mail's header has so many lines before its subject, with a wrapped list of recipients.
_LONGEST_FORWARDED = 16
# Python takes quadratic time for the headers that are read here. Others are only skipped, so that a list of a thousand
# recipients, which may be honest, passes.
_LONGEST_LOOKED_AT, _LONGEST_HEADER = 4_000, 200_000
# A mail at the end of a long thread has some ten parts.
_MOST_PARAMETERS, _MOST_PARTS = 40, 500


def read_mail(content: bytes) -> Article:
    """A mail's article. Subject, From and Date become title, source and date; those of a forwarded mail win."""
    message = BytesParser(_counted_parts(), policy=_BoundedPolicy()).parsebytes(
        content.removeprefix(codecs.BOM_UTF8).lstrip()
    )
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableDocument(BROKEN)
    return _read(message, 0)


class _BoundedPolicy(policy.EmailPolicy):
    """Refuses a header that would take Python's parser minutes, before it is parsed."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name = sourcelines[0].partition(":")[0].strip().lower()
        looked_at = name in ("subject", "from", "date") or name.startswith("content-")
        if sum(map(len, sourcelines)) > (_LONGEST_LOOKED_AT if looked_at else _LONGEST_HEADER):
            raise UnreadableDocument(
                f"The {name[:40]} line of this mail is too long: copy the mail's text and send that."
            )
        if name.startswith("content-") and "".join(sourcelines).count(";") > _MOST_PARAMETERS:
            raise UnreadableDocument(BROKEN)
        return super().header_source_parse(sourcelines)


def _counted_parts() -> Callable[..., EmailMessage]:
    """A factory of messages that refuses to make more parts than a mail has."""
    made = count(1)

    def make(policy: policy.Policy | None = None) -> EmailMessage:
        if next(made) > _MOST_PARTS:
            raise UnreadableDocument(f"This mail has more than {_MOST_PARTS} parts: copy its text and send that.")
        return EmailMessage(policy)

    return make


def _read(message: EmailMessage, depth: int) -> Article:
    inner = _attached_mail(message) if depth < _DEEPEST else None
    text, page_details = _body(message)
    if inner is not None and len(text.split()) < _FEWEST_WORDS:
        return _read(inner, depth + 1)
    if len(text.split()) < _FEWEST_WITH_ATTACHMENT and _has_document(message):
        raise UnreadableDocument(_NO_TEXT)
    text, fields = _unforwarded(text)
    if not fields:
        text, fields = _unanswered(text)
    stored = unwrap(legible(_SIGNATURE.split(text, maxsplit=1)[0]))
    if not stored:
        raise UnreadableDocument(_NO_TEXT)
    return Article(stored, {**page_details, **_header_details(message), **_field_details(fields)})


def _attached_mail(message: EmailMessage) -> EmailMessage | None:
    for part in message.walk():
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(payload, list) and payload:
            inner = payload[0]
            return inner if isinstance(inner, EmailMessage) else None
    return None


def _body(message: EmailMessage) -> tuple[str, dict[str, Known]]:
    """The body's text, and what its HTML says about itself. Plain text is preferred, since it needs no extraction,
    unless it is a few words beside many."""
    plain, page = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    text = _content(plain) if plain is not None else ""
    if page is None or len(text.split()) >= _FEWEST_WORDS:
        return text, {}
    from_page, details = _page_text(page)
    few = 3 * len(text.split()) < len(from_page.split())
    return (from_page, details) if few else (text, {})


def _has_document(message: EmailMessage) -> bool:
    """True if the mail comes with a file that may be the article."""
    return any(part.get_content_type() in _DOCUMENTS for part in message.iter_attachments())


def _page_text(part: MIMEPart) -> tuple[str, dict[str, Known]]:
    content = _content(part)
    try:
        if (quoting := quoting_text(content)) is not None:
            return quoting, {}
        article = read_html(content.encode("utf-8", "ignore"))
    except UnreadableDocument:
        return html_text(content), {}  # a newsletter laid out in tables has no article, and yet text
    return article.text, dict(article.details)


def _content(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    text = decoded_as(raw, charset) if charset else None
    return decode(raw) if text is None else text  # a wrong word for it: the bytes decide


def _unforwarded(text: str) -> tuple[str, dict[str, str]]:
    """The text of the last mail that was forwarded inline, and its header lines; the whole text if there is none."""
    text = text.replace("\r\n", "\n")
    starts = [mark.end() for mark in _FORWARDED.finditer(text)]
    starts += [begun.start() for begun in _FROM.finditer(text) if _is_header(text, begun.start())]
    if not starts:
        return text, {}
    return _below_header(_unquoted(text[max(starts) :].split("\n")))


def _below_header(lines: list[str]) -> tuple[str, dict[str, str]]:
    """The text below the header of a forwarded mail, which begins these lines, and the header's fields."""
    fields: dict[str, str] = {}
    last = ""
    for number, line in enumerate(lines):
        field = _FIELD.match(line.strip())
        if field:
            last = field[1].lower()
            fields.setdefault(last, field[2].strip())
        elif line.strip() and last in _RECIPIENTS and _goes_on(lines[number + 1 : number + 4], fields):
            continue  # the rest of a long list
        elif line.strip() or (fields and not _goes_on(lines[number : number + 4], fields)):
            return "\n".join(lines[number:]), fields
    return "", fields


def _unanswered(text: str) -> tuple[str, dict[str, str]]:
    """A reply's own words, without those of the mail that it answers, which are another person's and of another day. A
    reply of a few words passes that mail on: then its text, with its sender and day as header lines."""
    answered = _ANSWERED.search(text)
    if answered is None:
        return text, {}
    own = _ANSWERED.sub("", text)
    own_words = len(_SIGNATURE.split(own, maxsplit=1)[0].split())
    head = _WROTE.match(" ".join(answered["head"].split()))
    inner = re.sub(r"^>[ \t]?", "", answered["quoted"], flags=re.MULTILINE)
    if head is None or own_words >= _FEWEST_ABOVE_ANSWERED or own_words >= len(inner.split()):
        return own, {}
    fields = {"from": _TIME_OF_DAY.sub("", head["name"], count=1), "date": _WEEKDAY.sub("", head["day"])}
    return (_ANSWERED.sub("", inner), fields) if _day(fields["date"]) else (own, {})


def _unquoted(lines: list[str]) -> list[str]:
    return [re.sub(r"^[ \t]*(?:>\s?)+", "", line) for line in lines]


def _is_header(text: str, start: int) -> bool:
    """True if a mail's header begins there, as Outlook writes it above what it forwards: From, the day and a subject,
    and nothing between them but other fields and the rest of a long one."""
    lines = _unquoted(text[start : start + _LONGEST_LOOKED_AT].split("\n")[:_LONGEST_FORWARDED])
    names: list[str] = []
    for line in filter(str.strip, lines):
        field = _FIELD.match(line.strip())
        if field and field[1].lower() not in names:
            names.append(field[1].lower())
        elif not names or names[-1] not in _RECIPIENTS:
            return False
        if names[-1] == "subject":
            return "date" in names or "sent" in names
    return False


def _goes_on(lines: list[str], fields: Container[str]) -> bool:
    """True if another field of the header follows the blank lines, as where a page had each in a block of its own."""
    following = next((line for line in lines if line.strip()), "")
    field = _FIELD.match(following.strip())
    return field is not None and field[1].lower() not in fields


def _header_details(message: EmailMessage) -> dict[str, Known]:
    fields = {name: str(message.get(name) or "") for name in ("subject", "from", "date")}
    return _field_details(fields)


def _field_details(fields: dict[str, str]) -> dict[str, Known]:
    subject = _PREFIXES.sub("", without_unwanted(fields.get("subject", "")))
    sender = without_unwanted(fields.get("from", "")).replace("*", "")
    name, address = parseaddr(sender)
    if (
        "@" not in address
    ):  # "From: Ann Lee" or "From: Lee, Ann <…>", as Outlook writes it: no address that can be parsed
        name = sender.partition("<")[0].strip(' "')
    details = {
        **known("the mail's subject", title=subject),
        **known("the mail's sender", source=name or address),
    }
    if day := _day(fields.get("date") or fields.get("sent") or ""):
        details["published"] = Known(day, "the mail's date")
    return details


def _day(words: str) -> str | None:
    """The day of a mail's date in its sender's time zone; None for a date that can't be read."""
    from briefings.knowledge.dates.publication_dates import parse_day

    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = parse_day(words.replace(" at ", " "))
        return day.isoformat() if day else None
