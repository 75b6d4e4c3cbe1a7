"""Shows Telegram's HTML as text for a terminal: quotes get a bar, links their address after them."""

from __future__ import annotations

from html.parser import HTMLParser


def as_terminal_text(markup: str, wide: int = 80, *, colour: bool = False) -> str:
    """Telegram HTML as plain lines no longer than `wide`; bold and italic where the terminal has `colour`."""
    parser = _Plain(colour)
    parser.feed(markup)
    parser.close()
    return "\n".join(piece for line in "".join(parser.parts).split("\n") for piece in _wrap(line, wide))


class _Plain(HTMLParser):
    """Telegram's few tags as text: quotes get a bar, links their address behind them."""

    ANSI = {"b": ("\x1b[1m", "\x1b[0m"), "i": ("\x1b[3m", "\x1b[0m"), "u": ("\x1b[4m", "\x1b[0m")}  # noqa: RUF012

    def __init__(self, colour: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._colour = colour
        self._quoted = False
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote":
            self._quoted = True
            self._line_start()
            self.parts.append("│ ")
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
        elif self._colour and tag in self.ANSI:
            self.parts.append(self.ANSI[tag][0])

    def handle_endtag(self, tag: str) -> None:
        if tag == "blockquote":
            self._quoted = False
            self._line_start()
        elif tag == "a" and self._link.startswith("http") and not self.parts[-1].endswith("]"):
            # The address of a reference mark is in its reference, at the message's end.
            self.parts.append(f" <{self._link.split('#:~:')[0]}>")
        elif self._colour and tag in self.ANSI:
            self.parts.append(self.ANSI[tag][1])

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", "\n│ ") if self._quoted else data)

    def _line_start(self) -> None:
        text = "".join(self.parts[-3:])
        if text and not text.endswith("\n"):
            self.parts.append("\n")


def _wrap(line: str, wide: int) -> list[str]:
    indent = "│ " if line.startswith("│ ") else ""
    lines, current = [], ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > wide:
            lines.append(current)
            current = indent + word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current]
