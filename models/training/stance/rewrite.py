"""Rewrites a text for the encoder. The Java class TargetRewriter does exactly the same: the file
rewriting-pairs.jsonl, written by pairs.py, is what holds the two together."""

import unicodedata
from functools import lru_cache
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "src/main/resources/io/firebreak/models/stance"
MAX_CHARS = 4_000
MAX_TARGET_CHARS = 100
MAX_ALIASES = 200
MAX_WORDS_IN_NAME = 8
LONG_WORD = 5

COMPANY_WORDS = frozenset(
    "air airline airlines airways lines inc incorporated corp corporation co company companies ltd "
    "limited plc llc group holding holdings ag sa se gmbh nv the international global".split()
)
ENTITIES = (
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", '"'),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
)
DROPPED = frozenset([0xFE0E, 0xFE0F, 0x200D, 0x200B, 0xFEFF, *range(0x1F3FB, 0x1F400)])


def _read_emoji():
    table = {}
    for line in (RESOURCES / "emoji.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, words = line.split("\t")
            table[int(code, 16)] = words
    return table


EMOJI = _read_emoji()


def is_letter_or_digit(c):
    return ord(c) < 0x10000 and unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd")


def is_upper(c):
    return unicodedata.category(c) == "Lu"


def is_lower(c):
    return unicodedata.category(c) == "Ll"


def is_digit(c):
    return unicodedata.category(c) == "Nd"


def lower(c):
    if c == "\u0130":
        return "i"
    small = c.lower()
    return small if len(small) == 1 else c


def squeeze(text):
    """Letters and digits alone, in lower case."""
    return "".join(lower(c) for c in text if is_letter_or_digit(c))


def cap(text, chars):
    """The first UTF-16 units of a text, without half a character at the end."""
    if len(text) * 2 <= chars:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * chars]
    return units.decode("utf-16-le", "ignore")


def is_space(c):
    return c <= " " or c in "\u0085\u00a0\u2028\u2029\u3000"


def clean(text):
    """Entities, blanks, quotes and emoji made plain; runs of a character cut to two."""
    text = cap(text, MAX_CHARS)
    for entity, plain in ENTITIES:
        text = text.replace(entity, plain)
    out = []
    previous, run = "", 0
    for c in text:
        code = ord(c)
        if code in DROPPED:
            continue
        words = EMOJI.get(code)
        if is_space(c):
            c = " "
        elif c in "\u2018\u2019":
            c = "'"
        elif c in "\u201c\u201d":
            c = '"'
        elif c == "\u2026":
            words = ".."
        run = run + 1 if c == previous else 1
        previous = c
        if run > 2 and not is_digit(c):
            continue
        if words is not None:
            out.append(" " + words + " ")
        else:
            out.append(c)
    return "".join(out)


def camel(body):
    """The words of a hashtag: "NeverFlyAgain2016" gives "Never Fly Again 2016"."""
    out = []
    for i, c in enumerate(body):
        if c == "_":
            out.append(" ")
            continue
        if i > 0 and body[i - 1] != "_":
            before = body[i - 1]
            if (
                (is_lower(before) and is_upper(c))
                or (is_digit(before) != is_digit(c))
                or (is_upper(before) and is_upper(c) and i + 1 < len(body) and is_lower(body[i + 1]))
            ):
                out.append(" ")
        out.append(c)
    return "".join(out).strip(" ")


def pieces(chunk):
    """Words, handles and hashtags whole; each other character by itself."""
    out = []
    i = 0
    while i < len(chunk):
        c = chunk[i]
        start = i
        if c in "@#" and i + 1 < len(chunk) and is_word(chunk[i + 1]):
            i += 1
        if is_word(chunk[i]):
            while i < len(chunk) and is_word(chunk[i]):
                i += 1
        else:
            i += 1
        out.append(chunk[start:i])
    return out


def is_word(c):
    return c == "_" or is_letter_or_digit(c)


class Rewriter:
    """Finds one target in texts and writes its full name wherever it is named."""

    def __init__(self, name, aliases=()):
        self.name = " ".join(clean(cap(name, MAX_TARGET_CHARS)).split(" ")).strip(" ")
        self.names = {}
        self.stems = []
        self.parts = []
        self._add(name)
        for alias in list(aliases)[:MAX_ALIASES]:
            self._add(alias)
        self.stems.sort(key=lambda s: (-len(s), s))
        self.parts.sort(key=lambda s: (-len(s), s))
        self.longest = max(map(len, self.names), default=0)

    def _add(self, name):
        squeezed = squeeze(name)
        if len(squeezed) < 2:
            return
        written_small = all(not is_upper(c) for c in name)
        self.names[squeezed] = self.names.get(squeezed, False) or written_small
        words = [w for w in _words(name)]
        while words and _small(words[-1]) in COMPANY_WORDS:
            words.pop()
        while words and _small(words[0]) in COMPANY_WORDS:
            words.pop(0)
        core = squeeze("".join(words))
        for stem in (squeezed, core):
            if len(stem) >= 3 and stem not in self.stems:
                self.stems.append(stem)
        if len(words) in (2, 3):
            for word in (words[0], words[-1]):
                if len(word) >= LONG_WORD and is_upper(word[0]):
                    part = squeeze(word)
                    if part not in self.parts:
                        self.parts.append(part)

    def rewrite(self, text, name=None):
        """The text as the encoder reads it; `name` stands for the target's own where given."""
        name = self.name if name is None else name
        tokens = []
        for chunk in self._without_repost_mark(clean(text)).split(" "):
            if not chunk:
                continue
            small = chunk[:8].lower()
            if small.startswith(("http://", "https://", "ww.")):
                tokens.append(("http", True))
                continue
            for n, piece in enumerate(pieces(chunk)):
                tokens.append((piece, n == 0))
        out = []
        i = 0
        while i < len(tokens):
            piece, spaced = tokens[i]
            if spaced and out:
                out.append(" ")
            if piece[0] in "@#" and len(piece) > 1:
                out.append(self._tag(piece, name))
                i += 1
                continue
            run = self._run(tokens, i) if is_word(piece[0]) else 0
            if run > 0:
                out.append(name)
                i += run
            else:
                out.append(piece)
                i += 1
        return "".join(out)

    def _without_repost_mark(self, plain):
        if not plain.startswith("RT @"):
            return plain
        end = 4
        while end < len(plain) and is_word(plain[end]):
            end += 1
        own = squeeze(plain[4:end]) in self.names
        return plain[end + 2 :] if plain.startswith(": ", end) and not own else plain

    def _run(self, tokens, at):
        best = 0
        joined = ""
        for i in range(at, min(len(tokens), at + MAX_WORDS_IN_NAME)):
            piece = tokens[i][0]
            if i > at and piece[0] in "@#" and len(piece) > 1:
                break
            word = squeeze(piece)
            if not word:
                continue
            joined += word
            if len(joined) > self.longest:
                break
            if joined in self.names and (i > at or self.names[joined] or _has_capital(piece)):
                best = i - at + 1
        return best

    def _tag(self, piece, name):
        body = "".join(c for c in piece[1:] if c != "_")
        squeezed = "".join(lower(c) for c in body)
        if squeezed in self.names:
            return name
        handle = piece[0] == "@"
        for stem in self.stems if handle else self.stems + self.parts:
            at = squeezed.find(stem)
            if at == 0 or (at > 0 and len(stem) >= LONG_WORD):
                if handle:
                    return name
                words = [camel(body[:at]), name, camel(body[at + len(stem) :])]
                return " ".join(word for word in words if word)
        if not handle:
            return camel(piece[1:])
        if all(not is_upper(c) for c in body):
            return "@user"
        return "@" + camel(piece[1:])

    def left_over(self, text):
        """Whether a rewritten text still holds the target's name in another spelling."""
        squeezed = squeeze(text)
        return any(stem in squeezed for stem in self.stems + self.parts)


def _words(name):
    word = ""
    for c in name:
        if is_letter_or_digit(c):
            word += c
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _small(word):
    return "".join(lower(c) for c in word)


def _has_capital(piece):
    return any(is_upper(c) or is_digit(c) for c in piece)


@lru_cache(maxsize=10_000)
def rewriter(name, aliases=()):
    return Rewriter(name, aliases)
