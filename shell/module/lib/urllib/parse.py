"""URLs taken apart, put together, joined and quoted (RFC 3986)."""

from collections import namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
    "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
    "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

# The schemes in which a relative URL, a host or parameters (;x) have a meaning.
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
                 "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
               "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]

scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_BEFORE_URL = "".join([chr(n) for n in range(33)])
_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_HEX = b"0123456789ABCDEFabcdef"


def clear_cache():
    """Forget what was kept: nothing is."""


def _same(x):
    return x


def _to_bytes(result):
    """A result of text as one of bytes."""
    return result.encode("ascii", "strict")


def _texts(*args):
    """The arguments as text, and what makes the result of their kind: all are str or
    all are bytes."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return args + (_same,)
    return tuple([x.decode("ascii", "strict") if x else "" for x in args]) + (_to_bytes,)


class _StrResult:
    """What a result of text has besides its fields."""
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded(*[x.encode(encoding, errors) for x in self])


class _BytesResult:
    """What a result of bytes has besides its fields."""
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded(*[x.decode(encoding, errors) for x in self])


class _Place:
    """User, password, host and port, read from a netloc."""
    __slots__ = ()

    def _marks(self):
        marks = ("@", ":", "[", "]", "%")
        return marks if isinstance(self.netloc, str) else tuple([m.encode() for m in marks])

    def _user(self):
        at, colon = self._marks()[:2]
        info, found, _ = self.netloc.rpartition(at)
        if not found:
            return None, None
        user, has_password, password = info.partition(colon)
        return user, password if has_password else None

    def _host(self):
        at, colon, opened, closed, _ = self._marks()
        place = self.netloc.rpartition(at)[2]
        _, bracketed, rest = place.partition(opened)
        if bracketed:
            host, _, port = rest.partition(closed)
            port = port.partition(colon)[2]
        else:
            host, _, port = place.partition(colon)
        return host, port or None

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        name, percent, zone = host.partition(self._marks()[4])  # a zone keeps its letters
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        text = port if isinstance(port, str) else port.decode("ascii", "replace")
        if not (text.isdigit() and text.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if not 0 <= int(text) <= 65535:
            raise ValueError("Port out of range 0-65535")
        return int(text)


_DefragFields = namedtuple("DefragResult", "url fragment")
_SplitFields = namedtuple("SplitResult", "scheme netloc path query fragment")
_ParseFields = namedtuple("ParseResult", "scheme netloc path params query fragment")


class DefragResult(_DefragFields, _StrResult):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_SplitFields, _Place, _StrResult):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseFields, _Place, _StrResult):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragFields, _BytesResult):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitFields, _Place, _BytesResult):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseFields, _Place, _BytesResult):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in (DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes):
    _text._encoded, _bytes._decoded = _bytes, _text


def urlsplit(url, scheme="", allow_fragments=True):
    """Parse <scheme>://<netloc>/<path>?<query>#<fragment> into a SplitResult."""
    url, scheme, kind = _texts(url, scheme)
    url, scheme = url.lstrip(_BEFORE_URL), scheme.strip(_BEFORE_URL)
    for c in "\t\r\n":
        url, scheme = url.replace(c, ""), scheme.replace(c, "")
    netloc = query = fragment = ""
    before, colon, after = url.partition(":")
    if colon and before and before[0].isascii() and before[0].isalpha() and not before.strip(scheme_chars):
        scheme, url = before.lower(), after
    if url[:2] == "//":
        end = min([i for i in [url.find(c, 2) for c in "/?#"] if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed(netloc.partition("[")[2].partition("]")[0])
    if allow_fragments:
        url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    return kind(SplitResult(scheme, netloc, url, query, fragment))


def _check_bracketed(host):
    """Only an IPv6 address, or one of a later kind (v…), may stand in brackets."""
    if host.startswith("v"):
        version, dot, rest = host[1:].partition(".")
        if not version or version.strip(_HEX.decode()) or not dot or not rest:
            raise ValueError("IPvFuture address is invalid")
        return
    import socket
    try:
        socket.inet_pton(socket.AF_INET6, host.partition("%")[0])
    except OSError:
        try:
            socket.inet_pton(socket.AF_INET, host)
        except OSError:
            raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address") from None
        raise ValueError("An IPv4 address cannot be in brackets") from None


def urlparse(url, scheme="", allow_fragments=True):
    """Parse <scheme>://<netloc>/<path>;<params>?<query>#<fragment> into a ParseResult."""
    url, scheme, kind = _texts(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params:
        folder, slash, name = path.rpartition("/")
        name, _, params = name.partition(";")
        path = folder + slash + name
    return kind(ParseResult(scheme, netloc, path, params, query, fragment))


def urlunsplit(components):
    """Put the five parts of a URL together again."""
    scheme, netloc, url, query, fragment, kind = _texts(*components)
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return kind(url)


def urlunparse(components):
    """Put the six parts of a URL together again."""
    scheme, netloc, url, params, query, fragment, kind = _texts(*components)
    if params:
        url = f"{url};{params}"
    return kind(urlunsplit((scheme, netloc, url, query, fragment)))


def urljoin(base, url, allow_fragments=True):
    """Give the whole URL of a link that stands on the page base."""
    if not base or not url:
        return url or base
    base, url, kind = _texts(base, url)
    b = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, b.scheme, allow_fragments)
    if scheme != b.scheme or scheme not in uses_relative:
        return kind(url)
    if scheme in uses_netloc:
        if netloc:
            return kind(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = b.netloc
    if not path and not params:
        return kind(urlunparse((scheme, netloc, b.path, b.params, query or b.query, fragment)))
    return kind(urlunparse((scheme, netloc, _resolve(b.path, path), params, query, fragment)))


def _resolve(base, path):
    """A path as seen from another, without its . and .. (RFC 3986, 5.2)."""
    folder = base.split("/")
    if folder[-1]:
        del folder[-1]
    if path[:1] == "/":
        parts = path.split("/")
    else:
        parts = folder + path.split("/")
        parts[1:-1] = [p for p in parts[1:-1] if p]
    found = []
    for part in parts:
        if part == "..":
            if found:
                found.pop()
        elif part != ".":
            found.append(part)
    if parts[-1] in (".", ".."):
        found.append("")
    return "/".join(found) or "/"


def urldefrag(url):
    """The URL without its fragment, and the fragment."""
    url, kind = _texts(url)
    fragment = ""
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ""))
    return kind(DefragResult(url, fragment))


def unquote_to_bytes(string):
    """Give the bytes that 'abc%20def' stands for: b'abc def'."""
    if not string:
        string.split  # what has no such method is no text
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    if not rest:
        return string
    parts = [first]
    for part in rest:
        code = part[:2]
        if len(code) == 2 and not code.strip(_HEX):
            parts += [bytes.fromhex(code.decode()), part[2:]]
        else:
            parts.append(b"%" + part)
    return b"".join(parts)


def unquote(string, encoding="utf-8", errors="replace"):
    """unquote('abc%20def') -> 'abc def'. The bytes are decoded with the encoding."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        string.split
        return string
    encoding, errors = encoding or "utf-8", errors or "replace"
    if string.isascii():
        return unquote_to_bytes(string).decode(encoding, errors)
    # What is not ASCII stays, and cuts the runs of bytes that are decoded together.
    found, run = [], ""
    for c in string:
        if c.isascii():
            run += c
        else:
            found += [unquote_to_bytes(run).decode(encoding, errors), c]
            run = ""
    return "".join(found) + unquote_to_bytes(run).decode(encoding, errors)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As unquote(), with a blank for each plus sign."""
    return unquote(string.replace("+", " "), encoding, errors)


def quote_from_bytes(bs, safe="/"):
    """As quote(), of bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    kept = _ALWAYS_SAFE.union([c for c in safe if c < 128])
    if kept.issuperset(bs):
        return bs.decode()
    return "".join([chr(c) if c in kept else "%%%02X" % c for c in bs])


def quote(string, safe="/", encoding=None, errors=None):
    """quote('abc def') -> 'abc%20def'. Letters, digits, _.-~ and what is safe stay."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote(), with a plus sign for each blank, as forms have it."""
    blank = " " if isinstance(string, str) else b" "
    if blank not in string:
        return quote(string, safe, encoding, errors)
    safe = safe + (" " if isinstance(safe, str) else b" ")
    return quote(string, safe, encoding, errors).replace(" ", "+")


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Encode a dict, or a sequence of pairs, as the query of a URL.

    With doseq, each item of a value that is a sequence gives a pair of its own.
    """
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError("not a valid non-string sequence or mapping object")

    def quoted(x):
        return quote_via(x, safe) if isinstance(x, bytes) else quote_via(str(x), safe, encoding, errors)

    pairs = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                values = value
        pairs += [quoted(key) + "=" + quoted(v) for v in values]
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """Parse a query: a list of pairs of a name and a value."""
    qs, kind = _texts(qs)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    separator = _texts(separator)[0]
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (field,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append(tuple([kind(unquote_plus(x, encoding, errors)) for x in (name, value)]))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """Parse a query: a dict of names and lists of their values."""
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def unwrap(url):
    """The URL of '<URL:http://a/b>' or of '<http://a/b>'."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url.removeprefix("URL:").strip()
