"""Decides what an act means for the lines of a message: they fell, still stand on other documents, are read otherwise
now, or stand again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefings.deliveries.corrections.told_lines import OwingAct, concerns
from briefings.deliveries.current_findings import CurrentFindings
from briefings.formats.glossing import glossed
from briefings.model import Carried, Correction, Finding, Kept
from briefings.values import frozen

T = TypeVar("T")


@dataclass(slots=True)
class Verdict:
    """What the reader of one message must be told (fields as in `Correction`), and the message's lines as that reader
    knows them afterwards. False if there is nothing to tell."""

    fallen: list[str] = field(default_factory=list)
    still: list[Kept] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    lines: list[Carried] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.fallen or self.still or self.otherwise or self.restored or self.alone or self.settled)


@frozen
class _Line:
    """A line as its reader knows it (`words`: as it was sent), with the finding behind it now (None if none is public).
    `concerned` is True if the act took or gave back what the line says, `otherwise` if that is public still but read
    otherwise, `alone` if what the line was set against is not public any more, `settled` if the act ended the dispute
    of which it tells."""

    known: Carried
    finding: Finding | None
    concerned: bool
    otherwise: bool
    alone: bool
    settled: bool

    @property
    def words(self) -> str:
        return glossed(self.known.text, self.known.glosses)

    @property
    def fell(self) -> bool:
        return self.known.kind != "withdrawn" and self.concerned and self.finding is None

    @property
    def came_back(self) -> bool:
        return self.known.kind == "withdrawn" and self.concerned and self.finding is not None

    @property
    def stands(self) -> bool:
        return self.known.kind != "withdrawn" and self.finding is not None


async def judged(standing: CurrentFindings, lines: Sequence[Carried], act: OwingAct) -> Verdict:
    """The verdict on a message's lines. Lines of the same words are judged together, because a reader sees them as one
    (a sentence with two figures makes two lines): the words fall when nothing that was told by them is public any more.
    """
    looked_at = [await _line_now(standing, line, act) for line in lines]
    verdict = Verdict()
    for words in dict.fromkeys(line.words for line in looked_at):
        _judge_words(words, [line for line in looked_at if line.words == words], verdict)
    return verdict


def correction_of(verdict: Verdict, act: OwingAct) -> Correction:
    """The verdict as the correction that its reader gets."""

    def once(found: Iterable[T]) -> tuple[T, ...]:
        return tuple(dict.fromkeys(found))

    return Correction(
        document=act.document.number,
        title=act.document.title,
        why="" if verdict.restored and act.whole else act.why,
        fallen=once(verdict.fallen),
        still=once(verdict.still),
        revised=not act.whole,
        otherwise=once(verdict.otherwise),
        restored=once(verdict.restored),
        alone=once(verdict.alone),
        settled=once(verdict.settled),
        line=act.line,
    )


async def _line_now(standing: CurrentFindings, line: Carried, act: OwingAct) -> _Line:
    gone = [s for s in line.statements if s in act.gone]
    beside = {mate for s in gone for mate in act.mates.get(s, ())}
    finding = await standing.present(line, beside)
    concerned = concerns(line, act, act.back if line.kind == "withdrawn" else act.gone)
    otherwise = bool(gone) and not act.whole and await standing.stands(gone)
    set_against = [s for s in line.against if s in act.gone]
    alone = bool(set_against) and not await standing.stands(line.against)
    settled = bool(act.ruled) and await standing.is_settled(line, act.ruled)
    return _Line(line, finding, concerned, otherwise, alone, settled)


def _judge_words(words: str, lines: Sequence[_Line], verdict: Verdict) -> None:
    fell, stand = [line for line in lines if line.fell], [line for line in lines if line.stands]
    if fell:
        _judge_fallen(words, fell, stand, verdict)
    for line in stand:
        _judge_standing(words, line, bool(fell), verdict)
    if back := [line for line in lines if line.came_back]:
        _judge_restored(words, back, stand, verdict)


def _judge_fallen(words: str, fell: Sequence[_Line], stand: Sequence[_Line], verdict: Verdict) -> None:
    verdict.lines += [replace(line.known, kind="withdrawn") for line in fell]
    if not any(line.finding and line.finding.text == line.known.text for line in stand):
        verdict.fallen.append(words)


def _judge_restored(words: str, back: Sequence[_Line], stand: Sequence[_Line], verdict: Verdict) -> None:
    verdict.lines += [replace(line.known, kind="new") for line in back]
    if not stand:
        verdict.restored.append(words)


def _judge_standing(words: str, line: _Line, others_fell: bool, verdict: Verdict) -> None:
    known, finding = line.known, line.finding
    assert finding is not None
    if line.otherwise:
        verdict.otherwise.append(words)
    elif line.concerned or others_fell:
        same = finding.text == known.text
        now = words if same else glossed(finding.text, finding.glosses)
        verdict.still.append(Kept(words, now, finding.documents))
        known = replace(
            known, kind="new", text=finding.text, glosses=known.glosses if same else finding.glosses,
            statements=tuple(dict.fromkeys((*known.statements, *finding.statements))),
            documents=tuple(dict.fromkeys((*known.documents, *finding.documents))),
        )  # fmt: skip
    if line.alone or line.settled:
        (verdict.alone if line.alone else verdict.settled).append(words)
        known = replace(known, kind="new", against=())
    if known is not line.known:
        verdict.lines.append(known)
