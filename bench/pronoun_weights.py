"""Fits the weights of the pronoun features and prints them as the table of `coreference/weights.py`.

    python bench/pronoun_weights.py FOLDER

FOLDER holds `labels.jsonl` (file, start, end, right, wrong) and `texts/`, as the labelled set of pronouns does. For
every pronoun a softmax over its candidates and "nobody" is made likely to choose a right one, with a ridge; a five-fold
cross-validation says what precision each threshold has on passages that were not fitted.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from briefings.extracting.coreference.cast import Cast
from briefings.extracting.coreference.pronouns.features import FEATURES
from briefings.extracting.coreference.pronouns.pronouns import PronounResolver
from briefings.extracting.parsing.language import Language
from briefings.extracting.places.places import find_places

RIDGE, STEPS, FOLDS = 2.0, 150, 5
NAMES = [*FEATURES]


def shares_a_word(one: str, other: str) -> bool:
    """Whether two names have a word in common."""
    return bool(set(re.findall(r"\w+", one.lower())) & set(re.findall(r"\w+", other.lower())))


def judged(name: str, label: dict[str, Any]) -> tuple[bool, bool]:
    """Whether a name is a right answer, and whether it is a wrong one."""
    right = any(shares_a_word(r, name) for r in label["right"])
    of_right = [n for n in label["wrong"] if any(shares_a_word(n, r) for r in label["right"])]
    wrong = any(shares_a_word(n, name) for n in label["wrong"] if n not in of_right)
    return right and not wrong, wrong


def instance(label: dict[str, Any], language: Language, folder: Path, weights: dict[str, float]) -> Any:
    """Features of each candidate (the last row is nobody), which rows are allowed, and whose they are."""
    text = (folder / "texts" / label["file"]).read_text("utf-8")
    passages = language.parse(text)
    cast = Cast.of(text, passages, find_places(text, passages))
    found = PronounResolver(passages, cast, weights=weights).resolve()
    one = next((r for r in found if r.pronoun.at <= label["start"] < r.pronoun.end), None)
    if one is None:
        return None
    rows = np.zeros((len(one.scored) + 1, len(NAMES) + 1))
    allowed = np.zeros(len(one.scored) + 1, bool)
    for k, scored in enumerate(one.scored):
        rows[k, [NAMES.index(name) for name in scored.features]] = 1
        right, wrong = judged(scored.candidate.entry.name, label)
        allowed[k] = right if label["right"] else not wrong
    rows[-1, -1] = 1
    allowed[-1] = not label["right"] or not allowed[:-1].any()
    return rows, allowed, [s.candidate.entry for s in one.scored], label


def chances(rows: Any, weights: Any) -> Any:
    """The softmax of the rows' scores."""
    scores = rows @ weights
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def fit(instances: list[Any]) -> Any:
    """The weights that make the allowed rows likeliest, by Adam with a ridge."""
    weights = np.zeros(len(NAMES) + 1)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = -RIDGE * weights
        for rows, allowed, _, _ in instances:
            chance = chances(rows, weights)
            target = np.where(allowed, chance, 0)
            slope += rows.T @ (target / target.sum() - chance)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        pace = 0.1 * (1 - 0.9 * step / STEPS)
        weights += pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def cross_validate(instances: list[Any]) -> None:
    """Prints precision and recall at some thresholds, each fold judged by weights of the others."""
    order = list(range(len(instances)))
    random.Random(1).shuffle(order)
    answers: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        weights = fit([instances[i] for i in order if i not in out])
        for rows, allowed, entries, label in (instances[i] for i in sorted(out)):
            chance = chances(rows, weights)[:-1]
            if len(chance) and entries[best := int(chance.argmax())].named:
                answers.append((float(chance[best]), bool(label["right"] and allowed[best])))
    labelled = sum(bool(i[3]["right"]) for i in instances)
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        said = [right for chance, right in answers if chance >= least]
        print(f"# from {least}: precision {sum(said) / max(1, len(said)):.3f}  recall {sum(said) / labelled:.3f}")


def main() -> None:
    """Fits twice, since the second time chains of pronouns are known."""
    folder = Path(sys.argv[1])
    labels = [json.loads(line) for line in (folder / "labels.jsonl").open(encoding="utf-8")]
    language = Language()
    weights: dict[str, float] = {}
    for _ in range(2):
        found = [one for label in labels if (one := instance(label, language, folder, weights)) is not None]
        fitted = fit(found)
        weights = {name: round(float(x), 2) for name, x in zip([*NAMES, "nobody"], fitted, strict=True)}
    for name, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f'    "{name}": {weight},')
    cross_validate(found)


if __name__ == "__main__":
    main()
