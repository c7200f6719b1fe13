"""Text wrapping and filling."""

import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_whitespace = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Wraps and fills paragraphs; the options are attributes, and may be set."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(' '))

    # A chunk is blanks, a dash between words, or a word up to a hyphen between letters,
    # to blanks or to a dash.
    wordsep_re = re.compile(
        r'''([\t\n\x0b\x0c\r ]+|(?<=[\w!"'&.,?])-{2,}(?=\w)'''
        r'''|[^\t\n\x0b\x0c\r ]+?(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])'''
        r'''|(?=[\t\n\x0b\x0c\r ]|\Z)|(?<=[\w!"'&.,?])(?=-{2,}\w)))''')
    wordsep_simple_re = re.compile(r'([\t\n\x0b\x0c\r ]+)')
    sentence_end_re = re.compile(r'''[a-z][.!?]["']?\Z''')

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """The text as chunks that are not broken, the blanks between them too."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return self._split(text)

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens else self.wordsep_simple_re
        chunks = [chunk for chunk in pattern.split(text) if chunk]
        if self.fix_sentence_endings:
            for i in range(1, len(chunks) - 1):
                if chunks[i] == ' ' and self.sentence_end_re.search(chunks[i - 1]):
                    chunks[i] = '  '
        return chunks

    def _break(self, chunk, room):
        """Cut a chunk that is longer than a line, behind a hyphen where there is one."""
        end = room
        if self.break_on_hyphens and len(chunk) > room:
            hyphen = chunk.rfind('-', 0, room)
            if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                end = hyphen + 1
        return chunk[:end], chunk[end:]

    def _blank(self, chunks):
        return self.drop_whitespace and chunks and chunks[-1].strip() == ''

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if lines and self._blank(chunks):
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = max(width - length, 0) if width >= 1 else 1
                if self.break_long_words:
                    part, chunks[-1] = self._break(chunks[-1], room)
                    line.append(part)
                elif not line:
                    line.append(chunks.pop())
                length = sum(map(len, line))
            if self._blank(line):
                length -= len(line.pop())
            if not line:
                continue
            rest = chunks and not (len(chunks) == 1 and self._blank(chunks))
            if self.max_lines is None or len(lines) + 1 < self.max_lines or not rest and length <= width:
                lines.append(indent + ''.join(line))
                continue
            self._shortened(lines, line, length, indent, width)
            break
        return lines

    def _shortened(self, lines, line, length, indent, width):
        """Add the last line that is allowed, with the placeholder at its end."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """Wrap a paragraph into lines of at most width characters; returns their list."""
        return self._wrap_chunks(self._chunks(text))

    def fill(self, text):
        """Wrap a paragraph, and return it as one string."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Break a text into lines that are not too long."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Join the lines that wrap() makes."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Cut a text at a word so that it fits on one line."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove the whitespace that all lines in `text` begin with."""
    text = re.sub('(?m)^[ \t]+$', '', text)
    margin = None
    for indent in re.findall('(?m)(^[ \t]*)(?:[^ \t\n])', text):
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return re.sub(r'(?m)^' + margin, '', text) if margin else text


def indent(text, prefix, predicate=None):
    """Add 'prefix' to the beginning of the lines in 'text' that have more than whitespace,
    or for which predicate(line) is true."""
    predicate = predicate or str.strip
    return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))
