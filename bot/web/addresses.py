"""Where each page is found. A permalink names a document by its number and a claim by its id, and stays."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode, urlsplit

from briefings.model import Figure, Question
from briefings.values import frozen

WORLD = "world"
KEY = "key"


@frozen
class Addresses:
    """Links between pages. They carry the `key` by which a reader came in, where one is needed, since there are no
    cookies; permalinks never do. `base` is `DATELINE_WEB_URL`."""

    base: str
    key: str | None = None

    def permalink(self, path: str, **asked: str | None) -> str:
        """The whole address, as it may be cited or shared."""
        return self.base + _with_query(path, asked)

    def link(self, path: str, **asked: str | None) -> str:
        """The same from page to page."""
        return self.folder + _with_query(path, {**asked, KEY: self.key})

    @property
    def folder(self) -> str:
        """The base's own path, empty where pages lie at the top."""
        return urlsplit(self.base).path

    def topic(self, question: Question, offset: int = 0) -> str:
        """A topic's briefing, as asked."""
        return self.link(topic_path(question.topic), **question_asked(question), offset=str(offset) if offset else None)

    def document(self, number: int) -> str:
        """A document's page."""
        return self.link(document_path(number))

    def claim(self, number: int, claim: str) -> str:
        """A claim's page."""
        return self.link(claim_path(number, claim))

    def figure(self, figure: Figure) -> str:
        """A figure's page."""
        return self.link(figure_path(figure), part=figure.part)

    def event(self, event: str) -> str:
        """An event's page."""
        return self.link(f"/events/{quote(event)}")


def topic_path(topic: str | None) -> str:
    """A topic's path under the base."""
    return f"/topics/{quote(topic or '')}"


def document_path(number: int) -> str:
    """A document's path under the base."""
    return f"/documents/{number}"


def claim_path(number: int, claim: str) -> str:
    """A claim's path under the base."""
    return f"/documents/{number}/claims/{quote(claim)}"


def figure_path(figure: Figure) -> str:
    """ "/figures/returned/fighters/from-FR": measure, who is counted, and of what it is a figure."""
    if figure.event:
        subject = f"event-{figure.event.id}"
    elif figure.place:
        subject = f"at-{figure.place}"
    else:
        subject = f"from-{figure.origin}" if figure.origin else WORLD
    return f"/figures/{quote(figure.measure)}/{quote(figure.scope)}/{quote(subject, safe='')}"


def question_asked(question: Question) -> dict[str, str | None]:
    """A question's place and dates, as they stand in a topic's address."""
    return {"place": question.place, "since": _iso(question.since), "asof": _iso(question.asof)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _with_query(path: str, asked: dict[str, str | None]) -> str:
    given = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(given)}" if given else path or "/"
