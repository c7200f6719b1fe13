"""Command lines taken apart into words, as a shell does."""

import re

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """Cuts a text or a stream into words, as a shell does."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            import sys
            instream = sys.stdin
        self._text = instream if isinstance(instream, str) else instream.read()
        self._at = 0
        self.instream = instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.pushback = []
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self._punctuation_chars = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
        if punctuation_chars:
            self.wordchars += '~-./*?='
            self.wordchars = ''.join(c for c in self.wordchars if c not in self._punctuation_chars)

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        """Put a token back, for get_token."""
        self.pushback.insert(0, tok)

    def get_token(self):
        """The next token, or self.eof."""
        if self.pushback:
            return self.pushback.pop(0)
        return self.read_token()

    def _read(self):
        """The next character; '' at the end."""
        c = self._text[self._at:self._at + 1]
        self._at += len(c)
        if c == '\n':
            self.lineno += 1
        return c

    def _back(self, c):
        self._at -= len(c)
        if c == '\n':
            self.lineno -= 1

    def _skip_line(self):
        end = self._text.find('\n', self._at)
        self._at = len(self._text) if end < 0 else end + 1
        self.lineno += 1

    def _quoted(self, quote):
        """What stands in quotes, up to the closing one."""
        text = ''
        while True:
            c = self._read()
            if not c:
                raise ValueError('No closing quotation')
            if c == quote:
                return text
            if self.posix and c in self.escape and quote in self.escapedquotes:
                text += self._escaped(quote, c)
            else:
                text += c

    def _escaped(self, quote, escape):
        """The character behind an escape, which stays where it quotes nothing."""
        c = self._read()
        if not c:
            raise ValueError('No escaped character')
        if quote and c != escape and c != quote:
            return escape + c
        return c

    def read_token(self):
        """Read a token; those put back are left alone."""
        token, quoted = '', False
        while True:
            c = self._read()
            begun = token or self.posix and quoted
            if not c or c in self.whitespace:
                if c and not begun:
                    continue
                break
            elif c in self.commenters:
                self._skip_line()
                if self.posix and begun:
                    break
            elif self.posix and c in self.escape:
                token += self._escaped('', c)
            elif c in self.quotes and (self.posix or not token):
                text = self._quoted(c)
                quoted = True
                if not self.posix:
                    token = c + text + c
                    break
                token += text
            elif c in self._punctuation_chars:
                if begun:
                    self._back(c)
                    break
                while c and c in self._punctuation_chars:
                    token += c
                    c = self._read()
                self._back(c)
                break
            elif c in self.wordchars or c in self.quotes or self.whitespace_split:
                token += c
            elif begun:
                self._back(c)
                break
            else:
                token = c
                break
        self.token = token
        if self.posix and not quoted and token == '':
            return None
        return token

    def error_leader(self, infile=None, lineno=None):
        """The beginning of an error message, as compilers write it."""
        return '"%s", line %d: ' % (infile or self.infile, lineno or self.lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """Take a command line apart."""
    lex = shlex(s, posix=posix)
    lex.whitespace_split = True
    if not comments:
        lex.commenters = ''
    return list(lex)


def join(split_command):
    """Put words together to a command line."""
    return ' '.join(quote(arg) for arg in split_command)


def quote(s):
    """Quote a word so that a shell takes it as it is."""
    if not s:
        return "''"
    if re.search(r'[^\w@%+=:,./-]', s, re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
