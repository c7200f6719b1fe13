"""Configuration files: sections of names and values."""

import sys
from collections.abc import MutableMapping

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
    "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
    "MissingSectionHeaderError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
    "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()
_default_dict = dict


class Error(Exception):
    """The base of the errors of this module."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        super().__init__("No section: %r" % (section,))
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    return "While reading from %r%s: " % (source, "" if lineno is None else " [line %2d]" % lineno)


class DuplicateSectionError(Error):
    """A section is there already."""

    def __init__(self, section, source=None, lineno=None):
        if source is None:
            text = "Section %r already exists" % section
        else:
            text = _place(source, lineno) + "section %r already exists" % section
        super().__init__(text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is there already in the section."""

    def __init__(self, section, option, source=None, lineno=None):
        if source is None:
            text = "Option %r in section %r already exists" % (option, section)
        else:
            text = _place(source, lineno) + "option %r in section %r already exists" % (option, section)
        super().__init__(text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option in the section."""

    def __init__(self, option, section):
        super().__init__("No option %r in section: %r" % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    """A value cannot be put together."""

    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value names an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, (
            "Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} which is not a "
            "valid option name. Raw value: {!r}".format(option, section, reference, rawval)))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A value has a % or a $ that means nothing."""


class InterpolationDepthError(InterpolationError):
    """Values name each other too often."""

    def __init__(self, option, section, rawval):
        super().__init__(option, section, (
            "Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an interpolation key "
            "which cannot be substituted in {} steps. Raw value: {!r}"
            "".format(option, section, MAX_INTERPOLATION_DEPTH, rawval)))
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that are neither sections nor options."""

    def __init__(self, source=None, filename=None):
        source = filename if source is None else source
        super().__init__("Source contains parsing errors: %r" % source)
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    """An option comes before any section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Values as they stand there."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s stands for another value of the section; %% is a %."""

    def before_get(self, parser, section, option, value, defaults):
        return self._put_together(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = value.replace("%%", "")
        while "%(" in rest and ")s" in rest:
            before, _, after = rest.partition("%(")
            rest = before + after.partition(")s")[2]
        if "%" in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find("%")))
        return value

    def _put_together(self, parser, option, rest, section, mapping, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        parts = []
        while rest:
            before, percent, after = rest.partition("%")
            parts.append(before)
            if not percent:
                break
            if after[:1] == "%":
                parts.append("%")
                rest = after[1:]
            elif after[:1] == "(":
                name, closed, rest = after[1:].partition(")s")
                if not closed or not name or ")" in name:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % ("%" + after))
                name = parser.optionxform(name)
                try:
                    value = mapping[name]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, raw, name) from None
                if "%" in value:
                    value = self._put_together(parser, option, value, section, mapping, depth + 1)
                parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, "'%%' must be followed by '%%' or '(', found: %r" % ("%" + after,))
        return "".join(parts)


class ExtendedInterpolation(Interpolation):
    """${name} or ${section:name} stands for another value; $$ is a $."""

    def before_get(self, parser, section, option, value, defaults):
        return self._put_together(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = value.replace("$$", "")
        while "${" in rest and "}" in rest:
            before, _, after = rest.partition("${")
            rest = before + after.partition("}")[2]
        if "$" in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find("$")))
        return value

    def _put_together(self, parser, option, rest, section, mapping, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        parts = []
        while rest:
            before, dollar, after = rest.partition("$")
            parts.append(before)
            if not dollar:
                break
            if after[:1] == "$":
                parts.append("$")
                rest = after[1:]
                continue
            if after[:1] != "{":
                raise InterpolationSyntaxError(option, section, "'$' must be followed by '$' or '{', found: %r" % ("$" + after,))
            name, closed, rest = after[1:].partition("}")
            if not closed or not name:
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % ("$" + after))
            path = name.split(":")
            where, opt = section, option
            try:
                if len(path) == 1:
                    opt = parser.optionxform(path[0])
                    value = mapping[opt]
                elif len(path) == 2:
                    where, opt = path[0], parser.optionxform(path[1])
                    value = parser.get(where, opt, raw=True)
                else:
                    raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (rest,))
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, raw, ":".join(path)) from None
            if "$" in value:
                values = mapping if where == section else dict(parser.items(where, raw=True))
                value = self._put_together(parser, opt, value, where, values, depth + 1)
            parts.append(value)
        return "".join(parts)


def _cut(line, prefixes, inline):
    """A line without its comment."""
    stripped = line.strip()
    if any(stripped.startswith(prefix) for prefix in prefixes):
        return ""
    end = sys.maxsize
    for prefix in inline:
        at = line.find(prefix)
        while at >= 0:
            if at == 0 or line[at - 1].isspace():
                end = min(end, at)
                break
            at = line.find(prefix, at + 1)
    return line[:end].strip()


class RawConfigParser(MutableMapping):
    """Reads and writes configuration files; values stay as they are."""

    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._proxies = {default_section: SectionProxy(self, default_section)}
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        self._converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            self._converters.update(converters)
        for name, func in self._converters.items():
            if not hasattr(type(self), "get" + name):
                setattr(self, "get" + name, self._getter(func))
        if defaults:
            self.read_dict({default_section: defaults}, source="<defaults>")

    def _getter(self, func):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET):
            return self._get_conv(section, option, func, raw=raw, vars=vars, fallback=fallback)
        return get

    def defaults(self):
        return self._defaults

    def sections(self):
        """Return the names of the sections, without the default one."""
        return list(self._sections)

    def add_section(self, section):
        """Add a section."""
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Report whether there is such a section; the default one does not count."""
        return section in self._sections

    def options(self, section):
        """Return the names of the options of a section."""
        try:
            own = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        own.update(self._defaults)
        return list(own)

    def read(self, filenames, encoding=None):
        """Read files, those that there are, and return the names of those."""
        import os
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            found.append(os.fspath(filename))
        return found

    def read_file(self, f, source=None):
        """Read an open file, or lines."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        """Read a text."""
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Take sections that are dicts."""
        seen = set()
        for name, values in dictionary.items():
            section = str(name)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in values.items():
                option = self.optionxform(str(key))
                if self._strict and (section, option) in seen:
                    raise DuplicateOptionError(section, option, source)
                seen.add((section, option))
                self.set(section, option, None if value is None else str(value))

    def _read(self, lines, name):
        seen = set()
        section = sectname = option = None  # where we are; a value may go on in the next lines
        indent, lineno, error = 0, 0, None
        for lineno, line in enumerate(lines, start=1):
            value = _cut(line, self._comment_prefixes, self._inline_comment_prefixes)
            if not value:
                if not self._empty_lines_in_values:
                    indent = sys.maxsize
                elif not line.strip() and section is not None and option and section[option] is not None:
                    section[option].append("")
                continue
            depth = len(line) - len(line.lstrip())
            if section is not None and option and depth > indent:
                section[option].append(value)
                continue
            indent = depth
            if value[0] == "[" and "]" in value[2:]:
                sectname = value[1:value.rindex("]")]
                option = None
                if sectname == self.default_section:
                    section = self._defaults
                elif sectname in self._sections:
                    if self._strict and sectname in seen:
                        raise DuplicateSectionError(sectname, name, lineno)
                    section = self._sections[sectname]
                else:
                    section = self._sections[sectname] = self._dict()
                    self._proxies[sectname] = SectionProxy(self, sectname)
                seen.add(sectname)
                continue
            if section is None:
                raise MissingSectionHeaderError(name, lineno, line)
            parts = self._split(value)
            if parts is None or not parts[0]:
                error = error or ParsingError(name)
                error.append(lineno, repr(line))
                if parts is None:
                    continue
            option = self.optionxform(parts[0].rstrip())
            if self._strict and (sectname, option) in seen:
                raise DuplicateOptionError(sectname, option, name, lineno)
            seen.add((sectname, option))
            section[option] = None if parts[1] is None else [parts[1].strip()]
        self._join_lines()
        if error:
            raise error

    def _split(self, line):
        """The name and the value of a line; None for one that has no value and should."""
        places = [(line.find(d), d) for d in self._delimiters if d in line]
        if places:
            at, delimiter = min(places)
            return line[:at], line[at + len(delimiter):]
        return (line, None) if self._allow_no_value else None

    def _join_lines(self):
        for name, options in [(self.default_section, self._defaults), *self._sections.items()]:
            for option, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[option] = self._interpolation.before_read(self, name, option, value)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Return a value, the fallback where there is none."""
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _values(self, section, vars):
        """All values of a section, with the defaults and those that are given."""
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        values = {**self._defaults, **self._sections.get(section, {})}
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = None if value is None else str(value)
        return values

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Return a value as an int."""
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Return a value as a float."""
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Return a value as a bool: yes, no, on, off, true, false, 1 or 0."""
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """Return pairs: of a section its names and values, else the sections and their proxies."""
        if section is _UNSET:
            return super().items()
        values = {**self._defaults, **self._sections.get(section, {})}
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        names = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def optionxform(self, optionstr):
        """Make a name of what stands in the file: in lower case, if a program has no other wish."""
        return optionstr.lower()

    def has_option(self, section, option):
        """Report whether a section has an option."""
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        """Set a value."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._own(section)[self.optionxform(option)] = value

    def _own(self, section):
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def write(self, fp, space_around_delimiters=True):
        """Write all sections into a file."""
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = " %s " % delimiter
        sections = [(self.default_section, self._defaults)] if self._defaults else []
        for name, options in [*sections, *self._sections.items()]:
            fp.write("[%s]\n" % name)
            for key, value in options.items():
                value = self._interpolation.before_write(self, name, key, value)
                if value is not None or not self._allow_no_value:
                    value = delimiter + str(value).replace("\n", "\n\t")
                else:
                    value = ""
                fp.write("%s%s\n" % (key, value))
            fp.write("\n")

    def remove_option(self, section, option):
        """Remove an option, and report whether it was there."""
        options = self._own(section)
        option = self.optionxform(option)
        existed = option in options
        options.pop(option, None)
        return existed

    def remove_section(self, section):
        """Remove a section, and report whether it was there."""
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def popitem(self):
        """Remove the first section and return it; the default one stays."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    """Reads and writes configuration files; %(name)s in a value stands for another."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set a value, which is text."""
        self._check(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        """Add a section."""
        self._check(section=section)
        super().add_section(section)

    def _check(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not (self._allow_no_value and value is None) and not isinstance(value, str):
            raise TypeError("option values must be strings")


class SectionProxy(MutableMapping):
    """A section as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return "<Section: {}>".format(self._name)

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check(option=key, value=value) if hasattr(self._parser, "_check") else None
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name == self._parser.default_section:
            return list(self._parser.defaults())
        return self._parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None):
        """Return a value, the fallback where there is none."""
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def __getattr__(self, name):
        # getint, getboolean, and what converters= gave.
        if not name.startswith("get") or name[3:] not in self._parser.converters:
            raise AttributeError("'SectionProxy' object has no attribute %r" % name)
        method = getattr(self._parser, name)

        def get(option, fallback=None, *, raw=False, vars=None):
            return method(self._name, option, raw=raw, vars=vars, fallback=fallback)
        return get
