"""A message: headers in their order, whatever their case, and a body."""


def _parameters(text):
    """The parts of a header between semicolons, those in quotes whole."""
    parts, part, quoted, escaped = [], "", False, False
    for c in text:
        if c == ";" and not quoted:
            parts.append(part)
            part = ""
            continue
        if c == '"' and not escaped:
            quoted = not quoted
        escaped = c == "\\" and not escaped
        part += c
    return [p.strip() for p in parts + [part]]


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unquoted(text):
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
    return text


class Message:
    """A message; its headers are looked up as in a mapping, but keep their order and may
    stand several times."""

    def __init__(self):
        self._headers = []
        self._payload = None
        self._default_type = "text/plain"

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False):
        """The message as text."""
        return "".join(["%s: %s\n" % h for h in self._headers]) + "\n" + (self._payload or "")

    def as_bytes(self, unixfrom=False):
        """The message as bytes."""
        return self.as_string().encode("ascii", "surrogateescape")

    __bytes__ = as_bytes

    def is_multipart(self):
        return isinstance(self._payload, list)

    def get_payload(self, i=None, decode=False):
        """The body; with decode as bytes."""
        if not decode:
            return self._payload
        text = self._payload or ""
        how = self.get("content-transfer-encoding", "").lower()
        if how == "base64":
            import base64
            return base64.b64decode(text)
        return text.encode("ascii" if text.isascii() else "utf-8", "surrogateescape")

    def set_payload(self, payload, charset=None):
        """Give the message its body."""
        self._payload = payload

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [h for h in self._headers if h[0].lower() != name]

    def __contains__(self, name):
        return name.lower() in [h[0].lower() for h in self._headers]

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self):
        """The names of the headers, as they stand."""
        return [name for name, _ in self._headers]

    def values(self):
        """The values of the headers."""
        return [value for _, value in self._headers]

    def items(self):
        """The headers as pairs of a name and a value."""
        return self._headers[:]

    def get(self, name, failobj=None):
        """The value of the first header of that name."""
        name = name.lower()
        for header, value in self._headers:
            if header.lower() == name:
                return value
        return failobj

    def get_all(self, name, failobj=None):
        """The values of all headers of that name; failobj where there is none."""
        name = name.lower()
        return [value for header, value in self._headers if header.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters: an underscore stands for a hyphen."""
        parts = [] if _value is None else [_value]
        for key, value in _params.items():
            key = key.replace("_", "-")
            parts.append(key if value is None else '%s=%s' % (key, _quoted(value)))
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        """Give the first header of that name another value."""
        for i, (name, _) in enumerate(self._headers):
            if name.lower() == _name.lower():
                self._headers[i] = (name, _value)
                return
        raise KeyError(_name)

    def get_content_type(self):
        """The type of the body: text/plain unless a header says otherwise."""
        value = self.get("content-type")
        if value is None:
            return self._default_type
        kind = _parameters(value)[0].lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """The parts of a header as pairs; the first has an empty value."""
        value = self.get(header)
        if value is None:
            return failobj
        pairs = []
        for part in _parameters(value):
            name, _, text = part.partition("=")
            pairs.append((name.strip(), _unquoted(text.strip()) if unquote else text.strip()))
        return pairs

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        """A parameter of a header."""
        for name, value in self.get_params([], header, unquote):
            if name.lower() == param.lower():
                return value
        return failobj

    def get_content_charset(self, failobj=None):
        """The charset parameter of the content type, in small letters."""
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_charset(self):
        return None

    def get_filename(self, failobj=None):
        """The name of the file that the message is to be saved as."""
        return self.get_param("filename", None, "content-disposition") or self.get_param("name", failobj)

    def get_boundary(self, failobj=None):
        return self.get_param("boundary", failobj)

    def walk(self):
        """The message itself: one of several parts is not parsed."""
        yield self
