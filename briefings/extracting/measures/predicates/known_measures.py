"""The beat's measures by what they stand for: which of them is of the killed, which of those who are home again."""

from __future__ import annotations

from briefings.beat.measure_lexicon import Deed, Lexicon
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.verb_forms import is_plain


class KnownMeasures:
    """Asks a beat's lexicon which of its measures, if any, is told of so."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def killing(self) -> str | None:
        """The measure of those who are killed, if the beat has it."""
        return self._of_plain("kill")

    def wounding(self) -> str | None:
        """The measure of those who are wounded, if the beat has it."""
        return self._of_plain("wound")

    def fighting(self) -> str | None:
        """The measure of those who are still with the beat's own side, if the beat has it."""
        return next((deed.measure for deed in self._lexicon.deeds.get("fight", ()) if deed.now), None)

    def joining(self) -> Said | None:
        """What is said of those who join the beat's own side, if the beat has it."""
        deed = self._plain("join")
        return Said(deed.measure, None) if deed is not None else None

    def escaping(self) -> str | None:
        """The measure of those who got out of custody, if the beat has it."""
        return self._of_plain("escape")

    def staying(self) -> str | None:
        """The measure of those who remain where they went, if the beat has it."""
        return self._of_plain("remain")

    def moving_on(self) -> str | None:
        """The measure of those who moved on to another front, if the beat has it."""
        return self._of_plain("relocate")

    def back_home(self, measure: str) -> str | None:
        """The measure of those who are home again, if it keeps this one and the beat has it."""
        return next((home for home, kept in self._lexicon.keeps.items() if measure in kept), None)

    def custody(self) -> str | None:
        """The measure of those who are in prison, if the beat has it."""
        return self._lexicon.sites.get("prison")

    def fronts(self) -> frozenset[str]:
        """The countries with wars of the beat's own."""
        return self._lexicon.places.get("fronts", frozenset())

    def kept_by(self, measure: str) -> frozenset[str]:
        """The measures whose people still have this one."""
        return self._lexicon.keeps.get(measure, frozenset())

    def _of_plain(self, lemma: str) -> str | None:
        deed = self._plain(lemma)
        return deed.measure if deed is not None else None

    def _plain(self, lemma: str) -> Deed | None:
        """What the verb says by itself, with nothing beside it."""
        return next((deed for deed in self._lexicon.deeds.get(lemma, ()) if is_plain(deed)), None)
