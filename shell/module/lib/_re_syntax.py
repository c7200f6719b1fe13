"""The syntax of regular expressions: parsed, with CPython's errors, and written anew for
regexp2, which matches as .NET does. All characters that mean anything there are escaped,
groups have their numbers, and where case is ignored a letter is a set of letters.

What a class such as \\w is depends on the text, too: ~w and its like stand for it.
"""

import _re

IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = (2 << i for i in range(8))
TEMPLATE = 1
MAXREPEAT = 0xFFFFFFFF
MAXGROUPS = 0x3FFFFFFF
MAXWIDTH = 0x7FFFFFFF  # of a repeat in regexp2

_types = ASCII | LOCALE | UNICODE
_flags = {'i': IGNORECASE, 'L': LOCALE, 'm': MULTILINE, 's': DOTALL, 'x': VERBOSE, 'a': ASCII, 't': TEMPLATE, 'u': UNICODE}
_digits = frozenset('0123456789')
_octal = frozenset('01234567')
_hex = frozenset('0123456789abcdefABCDEF')
_letters = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_plain = _letters | _digits
_controls = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}
_narrow = {'d': '0-9', 's': r'\t-\r\x20', 'w': '0-9A-Z_a-z', 'D': '\\x00-\\x2f\\x3a-\U0010FFFF',
           'S': '\\x00-\\x08\\x0e-\\x1f\\x21-\U0010FFFF', 'W': '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\U0010FFFF'}


class error(Exception):
    """A pattern is wrong.

    Attributes: msg, the message without the place; pattern; pos, the index in the
    pattern, lineno and colno, which may be None.
    """

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = '%s at position %d' % (msg, pos)
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


class Source:
    """Gives the tokens of a text: a character, or a backslash with the one behind it."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.istext = isinstance(pattern, str)
        self.text = pattern if self.istext else str(pattern, 'latin1')
        self.seek(0)

    def seek(self, index):
        self.index = index
        self.advance()

    def advance(self):
        token = self.text[self.index:self.index + 1]
        if token == '\\':
            token = self.text[self.index:self.index + 2]
            if len(token) == 1:
                raise error("bad escape (end of pattern)", self.pattern, len(self.text) - 1)
        self.index += len(token)
        self.next = token or None

    def get(self):
        token = self.next
        self.advance()
        return token

    def match(self, char):
        """Take the next token if it is char."""
        if self.next != char:
            return False
        self.advance()
        return True

    def tell(self):
        return self.index - len(self.next or '')

    def take(self, n, chars):
        """Read up to n of the characters."""
        text = ''
        while len(text) < n and self.next in chars:
            text += self.get()
        return text

    def until(self, terminator, name):
        """Read what is called name, up to a terminator."""
        text = ''
        while True:
            token = self.get()
            if token is None:
                if not text:
                    raise self.error("missing " + name)
                raise self.error("missing %s, unterminated name" % terminator, len(text))
            if token == terminator:
                if not text:
                    raise self.error("missing " + name, 1)
                return text
            text += token

    def error(self, msg, before=0):
        """A re.error for the place so many characters before the next token."""
        if not self.istext:
            msg = msg.encode('ascii', 'backslashreplace').decode('ascii')
        return error(msg, self.pattern, self.tell() - before)

    def check_name(self, name, before=1):
        """Refuse what is no name of a group."""
        if not name.isidentifier() or not (self.istext or name.isascii()):
            shown = repr(name) if self.istext else ascii(name)
            raise self.error("bad character in group name " + shown, len(name) + before)

    def group_number(self, text):
        """Read a number in the place of a name, as int does."""
        try:
            number = int(text)
            if number < 0:
                raise ValueError
        except ValueError:
            raise self.error("bad character in group name %r" % text, len(text) + 1) from None
        if number >= MAXGROUPS:
            raise self.error("invalid group reference %d" % number, len(text) + 1)
        return number

    def octal(self, text):
        """The character of three octal digits."""
        if int(text, 8) > 0o377:
            raise self.error(r'octal escape value \%s outside of range 0-0o377' % text, len(text) + 1)
        return chr(int(text, 8))

    def digits(self, text):
        """Read the digits that follow the first one: (character, None) or (None, number)."""
        if self.next in _digits:
            text += self.get()
            if text[0] in _octal and text[1] in _octal and self.next in _octal:
                return self.octal(text + self.get()), None
        return None, int(text)


class Item:
    """A part of a pattern: what it is for regexp2, and how long what it matches may be."""

    __slots__ = ('text', 'low', 'high', 'kind', 'directed', 'groups')

    def __init__(self, text, low=0, high=0, kind='', directed=False, groups=()):
        self.text = text
        self.low = min(low, MAXREPEAT)
        self.high = min(high, MAXREPEAT)
        self.kind = kind  # 'at', 'repeat' or ''
        self.directed = directed  # it matters in which direction it is matched
        self.groups = groups  # the numbers of those in it


def _joined(items):
    """The items one behind the other."""
    if len(items) == 1:
        return Item(items[0].text, items[0].low, items[0].high, '', items[0].directed, items[0].groups)
    return Item(''.join([item.text for item in items]), sum([item.low for item in items]), sum([item.high for item in items]),
                '', any([item.directed for item in items]), [g for item in items for g in item.groups])


def _either(items, text):
    """One of the items, which text has."""
    return Item(text, min([item.low for item in items]), max([item.high for item in items]),
                '', any([item.directed for item in items]), [g for item in items for g in item.groups])


def _char(c):
    """A character that stands for itself."""
    if c in _plain or c >= '\x80' and not '\ud800' <= c <= '\udfff':
        return c
    return '\\x%02x' % ord(c) if c < '\x80' else '\\u%04x' % ord(c)


class Parser(Source):
    """Parses a pattern; the flags are those in force."""

    def __init__(self, pattern, flags):
        super().__init__(pattern)
        self.flags = self.all_flags = flags
        self.groups = [None]  # an Item for each that is closed
        self.names = {}
        self.closings = []  # the numbers of the groups, in the order of their ends
        self.loops = {}  # the outermost repeat of a group
        self.lookbehind = 0  # the groups before the outermost one under way
        self.conditions = {}
        self.late = None  # the error of a look-behind

    def parse(self):
        item = self.alternatives(True)
        flags = self.fixed_flags()
        if self.next is not None:
            raise self.error("unbalanced parenthesis")
        for number, pos in self.conditions.items():
            if number >= len(self.groups):
                raise error("invalid group reference %d" % number, self.pattern, pos)
        if self.late:
            raise error(self.late)
        return flags, item.text

    def fixed_flags(self):
        """The flags of the whole pattern: text is Unicode unless ASCII."""
        flags = self.all_flags
        if self.istext:
            if flags & LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if flags & ASCII and flags & UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
            return flags if flags & ASCII else flags | UNICODE
        if flags & UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        if flags & LOCALE and flags & ASCII:
            raise ValueError("ASCII and LOCALE flags are incompatible")
        return flags

    @property
    def narrow(self):
        """Whether classes and cases are those of ASCII."""
        return not self.istext or bool(self.flags & ASCII)

    def alternatives(self, outermost=False):
        items = [self.items(outermost)]
        while self.match('|'):
            items.append(self.items(False))
        if len(items) == 1:
            return items[0]
        return _either(items, '(?:%s)' % '|'.join([item.text for item in items]))

    def items(self, first=False):
        """One alternative; global flags may stand first in it."""
        items = []
        while (this := self.next) is not None and this != '|' and this != ')':
            self.advance()
            if self.flags & VERBOSE:
                if this in ' \t\n\r\v\f':
                    continue
                if this == '#':
                    while this is not None and this != '\n':
                        this = self.get()
                    continue
            if this[0] == '\\':
                item = self.escape(this)
            elif this in '*+?{':
                self.repeat(this, items)
                continue
            elif this == '[':
                item = self.set()
            elif this == '(':
                item = self.group(first and not items)
                if item is None:
                    continue
            elif this == '.':
                item = Item('.' if self.flags & DOTALL else r'[^\n]', 1, 1)
            elif this == '^':
                item = Item('(?m:^)' if self.flags & MULTILINE else r'\A', kind='at')
            elif this == '$':
                item = Item('(?m:$)' if self.flags & MULTILINE else r'\Z', kind='at')
            else:
                item = self.literal(this)
            items.append(item)
        return _joined(items)

    def literal(self, c):
        if self.flags & IGNORECASE:
            same = _re.fold(c, c, self.narrow)
            if same:
                return Item('[%s]' % ''.join(map(_char, same)), 1, 1)
        return Item(_char(c), 1, 1)

    def repeat(self, this, items):
        """Have the last item repeated, as this and what follows say."""
        here = self.tell()
        low, high = {'?': (0, 1), '+': (1, MAXREPEAT)}.get(this, (0, MAXREPEAT))
        if this == '{':
            if self.next == '}':
                items.append(self.literal(this))
                return
            least = most = self.take(MAXREPEAT, _digits)
            if self.match(','):
                most = self.take(MAXREPEAT, _digits)
            if not self.match('}'):
                items.append(self.literal(this))
                self.seek(here)
                return
            if least and (low := int(least)) >= MAXREPEAT or most and (high := int(most)) >= MAXREPEAT:
                raise OverflowError("the repetition number is too large")
            if high < low:
                raise self.error("min repeat greater than max repeat", self.tell() - here)
        if not items or items[-1].kind == 'at':
            raise self.error("nothing to repeat", self.tell() - here + 1)
        item = items[-1]
        if item.kind == 'repeat':
            raise self.error("multiple repeat", self.tell() - here + 1)
        most = '' if high > MAXWIDTH else high
        text = '(?:%s){%d,%s}' % (item.text, min(low, MAXWIDTH), most)
        possessive = False
        if self.match('?'):
            text += '?'
        elif self.match('+'):
            text, possessive = '(?>%s)' % text, True
        if high > 1:
            for number in item.groups:
                self.loops[number] = here
        items[-1] = Item(text, low * item.low, high * item.high, 'repeat', item.directed or possessive, item.groups)

    def escape(self, this):
        """A backslash and what belongs to it, outside a set."""
        c = this[1]
        if c in 'AZ':
            return Item(r'\A' if c == 'A' else r'\z', kind='at')
        if c in 'bB':
            # There is no \B in empty text.
            mark = '~' + ('n' if self.narrow else '') + c
            return Item(mark if c == 'b' else r'(?!\A\z)' + mark, kind='at')
        if c in 'dDsSwW':
            return Item('[%s]' % self.category(c), 1, 1)
        if c == '0':
            return self.literal(chr(int('0' + self.take(2, _octal), 8)))
        if c in _digits:
            char, number = self.digits(c)
            if char is not None:
                return self.literal(char)
            if number >= len(self.groups):
                raise self.error("invalid group reference %d" % number, len(str(number)))
            return self.reference(number, len(str(number)) + 1)
        return self.literal(self.character(this))

    def category(self, c):
        return _narrow[c] if self.narrow else '~' + c

    def reference(self, number, before):
        """A reference to a group, which must be closed."""
        if self.groups[number] is None:
            raise self.error("cannot refer to an open group", before)
        self.outside(number)
        text = r'\k<%d>' % number
        if self.flags & IGNORECASE:
            text = '(?i:%s)' % text
        return Item(text, self.groups[number].low, self.groups[number].high, directed=True)

    def outside(self, number):
        """Refuse a reference to a group of the same look-behind."""
        if self.lookbehind:
            if number >= len(self.groups) or self.groups[number] is None:
                raise self.error('cannot refer to an open group')
            if number >= self.lookbehind:
                raise self.error('cannot refer to group defined in the same lookbehind subpattern')

    def character(self, this):
        """The character that an escape stands for."""
        c = this[1]
        if c in _controls:
            return _controls[c]
        width = 2 if c == 'x' else {'u': 4, 'U': 8}.get(c) if self.istext else None
        if width:
            text = self.take(width, _hex)
            if len(text) != width:
                raise self.error('incomplete escape %s%s' % (this, text), len(text) + 2)
            if int(text, 16) > 0x10FFFF:
                raise self.error('bad escape %s%s' % (this, text), len(text) + 2)
            return chr(int(text, 16))
        if c == 'N' and self.istext:
            if not self.match('{'):
                raise self.error("missing {")
            name = self.until('}', 'character name')
            raise self.error("undefined character name %r" % name, len(name) + 4)
        if c in _letters:
            raise self.error('bad escape ' + this, 2)
        return c

    def set_item(self, this):
        """A token in a set, as (class letter, None) or (None, character)."""
        if this[0] != '\\':
            return None, this
        c = this[1]
        if c in 'dDsSwW':
            return c, None
        if c in _octal:
            return None, self.octal(c + self.take(2, _octal))
        if c in _digits:
            raise self.error('bad escape ' + this, 2)
        return None, self.character(this)

    def set(self):
        """What follows a [."""
        here = self.tell() - 1
        text = '[^' if self.match('^') else '['
        narrow, fold = self.narrow, self.flags & IGNORECASE

        def get():
            this = self.get()
            if this is None:
                raise self.error("unterminated character set", self.tell() - here)
            return this

        this = get()
        while True:
            letter, low = self.set_item(this)
            high = low
            last = None
            if self.match('-'):
                that = get()
                if that == ']':
                    last = '-'
                else:
                    letter2, high = self.set_item(that)
                    if letter or letter2 or high < low:
                        raise self.error("bad character range %s-%s" % (this, that), len(this) + 1 + len(that))
            if letter:
                text += self.category(letter)
            else:
                text += _char(low) if low == high else '%s-%s' % (_char(low), _char(high))
                if fold:
                    text += ''.join(map(_char, _re.fold(low, high, narrow)))
            if last:
                return Item(text + r'\x2d]', 1, 1)
            this = get()
            if this == ']':
                return Item(text + ']', 1, 1)

    def group(self, first):
        """What follows a (; None for a comment and for global flags."""
        start = self.tell() - 1
        if not self.match('?'):
            return self.capture(start)
        c = self.get()
        if c is None:
            raise self.error("unexpected end of pattern")
        if c == 'P':
            return self.named(start)
        if c == ':':
            return self.inside(start)
        if c == '>':
            item = self.inside(start)
            return Item('(?>%s)' % item.text, item.low, item.high, '', True, item.groups)
        if c == '#':
            while c != ')':
                c = self.get()
                if c is None:
                    raise self.error("missing ), unterminated comment", self.tell() - start)
            return None
        if c in '=!<':
            return self.look(start, c)
        if c == '(':
            return self.conditional(start)
        if c in _flags or c == '-':
            return self.flagged(start, c, first)
        raise self.error("unknown extension ?" + c, len(c) + 1)

    def inside(self, start):
        """The contents of a group, and the ) behind them."""
        item = self.alternatives()
        self.close(start)
        return Item('(?:%s)' % item.text, item.low, item.high, '', item.directed, item.groups)

    def close(self, start):
        if not self.match(')'):
            raise self.error("missing ), unterminated subpattern", self.tell() - start)

    def capture(self, start, name=None):
        number = len(self.groups)
        if name is not None:
            if name in self.names:
                raise self.error("redefinition of group name %r as group %d; was group %d" % (name, number, self.names[name]), len(name) + 1)
            self.names[name] = number
        self.groups.append(None)
        item = self.inside(start)
        self.closings.append(number)
        self.groups[number] = item
        return Item('(?<%d>%s)' % (number, item.text), item.low, item.high, '', True, [*item.groups, number])

    def named(self, start):
        """(?P<name>...) and (?P=name)."""
        if self.match('<'):
            name = self.until('>', "group name")
            self.check_name(name)
            return self.capture(start, name)
        if self.match('='):
            name = self.until(')', "group name")
            self.check_name(name)
            if name not in self.names:
                raise self.error("unknown group name %r" % name, len(name) + 1)
            return self.reference(self.names[name], len(name) + 1)
        c = self.get()
        if c is None:
            raise self.error("unexpected end of pattern")
        raise self.error("unknown extension ?P" + c, len(c) + 2)

    def look(self, start, c):
        """A look-ahead or a look-behind."""
        if c != '<':
            item = self.inside(start)
            return Item('(?%s%s)' % (c, item.text), directed=True, groups=item.groups)
        c = self.get()
        if c is None:
            raise self.error("unexpected end of pattern")
        if c not in '=!':
            raise self.error("unknown extension ?<" + c, len(c) + 2)
        before = self.lookbehind
        self.lookbehind = before or len(self.groups)
        item = self.inside(start)
        self.lookbehind = before
        if item.low != item.high:
            self.late = self.late or "look-behind requires fixed-width pattern"
        elif item.low > MAXWIDTH:
            self.late = self.late or "looks too much behind"
        text = item.text
        if item.directed:
            # .NET goes backwards: step back only, and look ahead from there.
            text = '(?=%s).{%d}' % (text, item.low)
        return Item('(?<%s%s)' % (c, text), directed=True, groups=item.groups)

    def conditional(self, start):
        """(?(1)yes|no)."""
        name = self.until(')', "group name")
        if name.isidentifier():
            self.check_name(name)
            if name not in self.names:
                raise self.error("unknown group name %r" % name, len(name) + 1)
            number = self.names[name]
        else:
            number = self.group_number(name)
            if not number:
                raise self.error("bad group number", len(name) + 1)
            self.conditions.setdefault(number, self.tell() - len(name) - 1)
        self.outside(number)
        yes, no = self.items(), Item('')
        if self.match('|'):
            no = self.items()
            if self.next == '|':
                raise self.error("conditional backref with more than two branches")
        self.close(start)
        item = _either([yes, no], '(?(%d)%s|%s)' % (number, yes.text, no.text))
        item.directed = True
        return item

    def flagged(self, start, c, first):
        """Flags, and the group that they are for; None for global ones."""
        add = remove = 0
        while c not in ')-:':
            flag = _flags[c]
            if self.istext and c == 'L':
                raise self.error("bad inline flags: cannot use 'L' flag with a str pattern")
            if not self.istext and c == 'u':
                raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
            add |= flag
            if flag & _types and add & _types != flag:
                raise self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            c = self.flag("missing -, : or )", ')-:')
        if c == ')':
            if not first:
                raise self.error('global flags not at the start of the expression', self.tell() - start)
            self.all_flags |= add
            self.flags |= add
            return None
        if add & TEMPLATE:
            raise self.error("bad inline flags: cannot turn on global flag", 1)
        if c == '-':
            c = self.flag("missing flag", '')
            while c != ':':
                if _flags[c] & _types:
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                remove |= _flags[c]
                c = self.flag("missing :", ':')
        if remove & TEMPLATE:
            raise self.error("bad inline flags: cannot turn off global flag", 1)
        if add & remove:
            raise self.error("bad inline flags: flag turned on and off", 1)
        before = self.flags
        self.flags = (before & ~_types if add & _types else before) & ~remove | add
        item = self.inside(start)
        self.flags = before
        return item

    def flag(self, missing, also):
        """The letter of a flag, or one of the characters that may stand there."""
        c = self.get()
        if c is None:
            raise self.error(missing)
        if c not in _flags and c not in also:
            raise self.error("unknown flag" if c.isalpha() else missing, len(c))
        return c


def parse_template(text, pattern):
    """What sub and expand put in: a list of text and the numbers of groups."""
    source = Source(text)
    parts, piece = [], ''
    while (this := source.get()) is not None:
        number = None
        if this[0] != '\\':
            piece += this
            continue
        c = this[1]
        if c == 'g':
            if not source.match('<'):
                raise source.error("missing <")
            name = source.until('>', "group name")
            before = len(name) + 1
            if name.isidentifier():
                source.check_name(name)
                if name not in pattern.groupindex:
                    raise IndexError("unknown group name %r" % name)
                number = pattern.groupindex[name]
            else:
                number = source.group_number(name)
        elif c == '0':
            piece += chr(int('0' + source.take(2, _octal), 8) & 0xff)
        elif c in _digits:
            char, number = source.digits(c)
            piece += char or ''
            before = len(str(number))
        elif c in _controls:
            piece += _controls[c]
        elif c in _letters:
            raise source.error('bad escape ' + this, 2)
        else:
            piece += this
        if number is not None:
            if number > pattern.groups:
                raise source.error("invalid group reference %d" % number, before)
            parts += [piece if source.istext else piece.encode('latin1'), number]
            piece = ''
    if piece:
        parts.append(piece if source.istext else piece.encode('latin1'))
    return parts
