"""What of json a program may extend; the work itself is done in Go."""

__all__ = ['JSONEncoder', 'JSONDecoder']


class JSONEncoder:
    """Writes values as JSON. A class that extends it has a default() of its own for what JSON cannot say."""

    __module__ = 'json.encoder'
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if indent is not None:
            self.item_separator = ','
        if separators is not None:
            self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default

    def default(self, o):
        """Gives what is written for an object of another class; here there is nothing."""
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')

    def encode(self, o):
        """Gives the JSON text of a value."""
        if isinstance(o, str):
            return self._quote()(o)
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """Gives the JSON text of a value piece by piece."""
        make = c_make_encoder if _one_shot and self.indent is None else _make_iterencode
        return make({} if self.check_circular else None, self.default, self._quote(), self.indent, self.key_separator,
                    self.item_separator, self.sort_keys, self.skipkeys, self.allow_nan)(o, 0)

    def _quote(self):
        return encode_basestring_ascii if self.ensure_ascii else encode_basestring


class JSONDecoder:
    """Reads JSON; its arguments are called for what they are named after."""

    __module__ = 'json.decoder'

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.strict, self.object_hook, self.object_pairs_hook = strict, object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _constant
        self.parse_string, self.memo = scanstring, {}
        self.scan_once = make_scanner(self)

    def decode(self, s):
        """Gives the value of a text that is one JSON document."""
        value, end = self.raw_decode(s, idx=_space(s, 0))
        end = _space(s, end)
        if end < len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """Gives the value of the document that begins at an index, and the index behind it."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError('Expecting value', s, stop.value) from None


_constant = {'-Infinity': -_inf, 'Infinity': _inf, 'NaN': _nan}.__getitem__
