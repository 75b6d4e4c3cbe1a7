"""`python -m bot.commands.word_vectors FOLDER`: makes the vectors of pieces of words that come with Dateline from those
of all-MiniLM-L6-v2, whose model.safetensors and vocab.txt lie in the folder. For whoever changes how they are kept."""

from __future__ import annotations

import json
import sys
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefings.knowledge.words.vectors import Numbers

TABLE = "embeddings.word_embeddings.weight"
SIZE = 256
# In English news: Latin letters with their accents, and the signs that are printed among them.
_LAST_LETTER, _PRINTED = 0x24F, range(0x2010, 0x20D0)


def of_safetensors(content: bytes, name: str) -> Numbers:
    """A table of 32-bit numbers in a file of that format: eight bytes with the header's length, the header in JSON,
    the numbers. Raises `KeyError` where there is no such table."""
    import numpy as np

    length = int.from_bytes(content[:8], "little")
    head: dict[str, Any] = json.loads(content[8 : 8 + length])
    name = next((key for key in head if key.endswith(name)), name)
    start, end = head[name]["data_offsets"]
    return np.frombuffer(content[8 + length :][start:end], dtype="<f4").reshape(head[name]["shape"])


def is_printed(piece: str) -> bool:
    """Whether English news may have the piece; what stands in brackets is the model's own."""
    signs = all(ord(sign) <= _LAST_LETTER or ord(sign) in _PRINTED for sign in piece)
    return bool(piece) and signs and not (piece.startswith("[") and len(piece) > 1)


def condensed(table: Numbers, size: int) -> Numbers:
    """The rows in the directions in which they differ most (principal components), on the whole of one spread."""
    import numpy as np

    apart = table - table.mean(axis=0)
    _, directions = np.linalg.eigh((apart.T @ apart).astype(np.float64))
    found = apart @ directions[:, ::-1][:, :size].astype(np.float32)
    one_spread: Numbers = (found / found.std()).astype(np.float32)
    return one_spread


def main() -> None:
    """Writes the vectors anew."""
    import numpy as np

    from bot.commands.console import print_text, write_file
    from briefings.knowledge.words import vectors

    folder = Path(sys.argv[1])
    pieces = folder.joinpath("vocab.txt").read_text("utf-8").split("\n")
    table = condensed(of_safetensors(folder.joinpath("model.safetensors").read_bytes(), TABLE), SIZE)
    kept = [n for n, piece in enumerate(pieces) if is_printed(piece)]
    written = BytesIO()
    np.savez_compressed(written, **vectors.packed([pieces[n] for n in kept], table[kept]))
    file = Path(str(resources.files(vectors.__package__).joinpath(vectors.FILE)))
    write_file(file, written.getvalue())
    print_text(f"Written: {file}, {len(kept):,} pieces.")


if __name__ == "__main__":
    main()
