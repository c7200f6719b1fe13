"""A collection of string constants, and Template and Formatter."""

import re

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits",
           "octdigits", "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize the words of s, which are joined by one blank, or separated by sep."""
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class Template:
    """A text with names behind $ that are replaced."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        if 'pattern' in cls.__dict__:
            pattern = cls.pattern
        else:
            pattern = r'%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|(?P<invalid>))' % (
                re.escape(cls.delimiter), re.escape(cls.delimiter), cls.idpattern, cls.braceidpattern or cls.idpattern)
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        lines = self.template[:mo.start('invalid')].splitlines(keepends=True)
        colno = len(lines[-1]) if lines else 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (max(len(lines), 1), colno))

    def _replace(self, mapping, kws, unknown, invalid):
        """Replace what a name stands for; unknown and invalid are for the other places."""
        names = _Both(kws, mapping) if kws else mapping

        def convert(mo):
            named = mo.group('named') or mo.group('braced')
            if named is not None:
                return unknown(mo, names, named)
            if mo.group('escaped') is not None:
                return self.delimiter
            if mo.group('invalid') is not None:
                return invalid(mo)
            raise ValueError('Unrecognized named group in pattern', self.pattern)

        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping={}, /, **kws):
        """Replace all names by their values; KeyError for one that has none."""
        return self._replace(mapping, kws, lambda mo, names, named: str(names[named]), self._invalid)

    def safe_substitute(self, mapping={}, /, **kws):
        """Replace the names that have values, and leave all else as it stands."""

        def kept(mo, names, named):
            try:
                return str(names[named])
            except KeyError:
                return mo.group()

        return self._replace(mapping, kws, kept, lambda mo: mo.group())

    def _places(self):
        """The name at each place of the template, and whether it is an invalid one."""
        for mo in self.pattern.finditer(self.template):
            named = mo.group('named') or mo.group('braced')
            invalid = mo.group('invalid') is not None
            if named is None and not invalid and mo.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            yield named, invalid

    def is_valid(self):
        """Whether substitute finds nothing wrong with the template."""
        return not any(invalid for _, invalid in self._places())

    def get_identifiers(self):
        """The names of the template, each once."""
        return list(dict.fromkeys(named for named, _ in self._places() if named is not None))


class _Both:
    """Two mappings as one; the first goes before."""

    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.second[key]


Template.__init_subclass__()


def _closing(text, start):
    """The place of the } for the { before start."""
    depth, bracket = 1, False
    for i in range(start, len(text)):
        c = text[i]
        if c == '[' and depth == 1:
            bracket = True
        elif c == ']':
            bracket = False
        elif bracket:
            continue
        elif c == '{':
            depth += 1
        elif c == '}':
            depth -= 1
            if not depth:
                return i
    raise ValueError("expected '}' before end of string")


def _field(text):
    """A replacement field as its name, format specification and conversion."""
    bracket = False
    for i, c in enumerate(text):
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif c == '{' and not bracket:
            raise ValueError("unexpected '{' in field name")
        elif c in '!:' and not bracket:
            break
    else:
        return text, '', None
    name, rest = text[:i], text[i + 1:]
    if text[i] == ':':
        return name, rest, None
    if not rest:
        raise ValueError("unmatched '{' in format spec")
    if len(rest) > 1 and rest[1] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[2:], rest[0]


class Formatter:
    """What str.format does, in methods that a subclass may change."""

    def format(self, format_string, /, *args, **kwargs):
        """Format a string with the arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """Format a string with a tuple and a dict of arguments."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, depth, number=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == '':
                if number is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(number)
                number += 1
            elif name.isdigit():
                if number:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                number = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, number = self._vformat(spec, args, kwargs, used_args, depth - 1, number)
            result.append(self.format_field(obj, spec))
        return ''.join(result), number

    def get_value(self, key, args, kwargs):
        """The argument of that number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the keys that were used; raises nothing."""

    def format_field(self, value, format_spec):
        """A value as its specification has it."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """A value as !s, !r or !a has it."""
        if conversion is None:
            return value
        if conversion not in ('s', 'r', 'a'):
            raise ValueError("Unknown conversion specifier {0!s}".format(conversion))
        return {'s': str, 'r': repr, 'a': ascii}[conversion](value)

    def parse(self, format_string):
        """Yield (literal_text, field_name, format_spec, conversion) for each part."""
        literal, i, n = '', 0, len(format_string)
        while i < n:
            c = format_string[i]
            i += 1
            if c not in '{}':
                j = i
                while j < n and format_string[j] not in '{}':
                    j += 1
                literal += format_string[i - 1:j]
                i = j
            elif format_string[i:i + 1] == c:
                yield literal + c, None, None, None
                literal = ''
                i += 1
            elif c == '}' or i == n:
                raise ValueError("Single '%s' encountered in format string" % c)
            else:
                end = _closing(format_string, i)
                yield (literal,) + _field(format_string[i:end])
                literal = ''
                i = end + 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        """The object of a field such as "0.name[key]", and the argument it is of."""
        first = re.match(r'[^.\[]*', field_name).group()
        if first.isdigit():
            first = int(first)
        obj = self.get_value(first, args, kwargs)
        rest = field_name[len(str(first)):] if isinstance(first, str) else re.sub(r'^\d+', '', field_name)
        while rest:
            mo = re.match(r'\.([^.\[]*)|\[([^\]]*)\]', rest)
            if mo is None:
                raise ValueError("Missing ']' in format string" if rest[0] == '[' else
                                 "Only '.' or '[' may follow ']' in format field specifier")
            attr, key = mo.groups()
            if not (attr or key):
                raise ValueError('Empty attribute in format string')
            if attr is not None:
                obj = getattr(obj, attr)
            else:
                obj = obj[int(key) if key.isdigit() else key]
            rest = rest[mo.end():]
        return obj, first
