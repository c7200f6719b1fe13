"""HTTP/1.1 from the client's side: a connection, its requests and responses.

A connection sends a request and then reads the response; only then may the next be sent:

    HTTPConnection()  ->  request()  ->  getresponse()  ->  read()  ->  request() …
"""

import email
import email.message
import http
import io
import socket

__all__ = [
    "HTTPResponse", "HTTPConnection", "HTTPException", "NotConnected", "UnknownProtocol", "UnknownTransferEncoding",
    "UnimplementedFileMode", "IncompleteRead", "InvalidURL", "ImproperConnectionState", "CannotSendRequest",
    "CannotSendHeader", "ResponseNotReady", "BadStatusLine", "LineTooLong", "RemoteDisconnected", "error", "responses",
]

HTTP_PORT = 80
HTTPS_PORT = 443

_UNKNOWN = "UNKNOWN"
_IDLE = "Idle"
_REQ_STARTED = "Request-started"
_REQ_SENT = "Request-sent"

globals().update(http.HTTPStatus.__members__)
responses = {status: status.phrase for status in http.HTTPStatus}

_MAXLINE = 65536
_LAST_LINES = (b"\r\n", b"\n", b"")  # of headers
_MAXHEADERS = 100
_METHODS_EXPECTING_BODY = {"PATCH", "POST", "PUT"}


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"{self.__class__.__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        if not line:
            line = repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        HTTPException.__init__(self, "got more than %d bytes when reading %s" % (_MAXLINE, line_type))


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


error = HTTPException


class HTTPMessage(email.message.Message):
    """The headers of a response or request."""

    def getallmatchingheaders(self, name):
        """The lines of the headers of that name."""
        return ["%s: %s\n" % h for h in self.items() if h[0].lower() == name.lower()]


def _read_line(fp, what):
    """A line of a response, which must not be too long."""
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(what)
    return line


def _read_headers(fp):
    lines = []
    for _ in range(_MAXHEADERS):
        lines.append(_read_line(fp, "header line"))
        if lines[-1] in _LAST_LINES:
            return lines
    raise HTTPException("got more than %d headers" % _MAXHEADERS)


def parse_headers(fp, _class=HTTPMessage):
    """Read headers, up to the empty line that ends them."""
    return email.message_from_string(b"".join(_read_headers(fp)).decode("iso-8859-1"), _class)


def _encode(data, name="data"):
    """What goes over the wire; the error of what cannot says what to do."""
    try:
        return data.encode("latin-1")
    except UnicodeEncodeError as err:
        raise UnicodeEncodeError(
            err.encoding, err.object, err.start, err.end,
            "%s (%.20r) is not valid Latin-1. Use %s.encode('utf-8') if you want to send it encoded in UTF-8."
            % (name.title(), data[err.start:err.end], name)) from None


class HTTPResponse(io.BufferedIOBase):
    """A response: the status and headers are read by begin(), the body by read()."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile("rb")
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = _UNKNOWN
        self.chunked = self.chunk_left = self.length = self.will_close = _UNKNOWN

    def _read_status(self):
        line = str(_read_line(self.fp, "status line"), "iso-8859-1")
        if self.debuglevel > 0:
            print("reply:", repr(line))
        if not line:
            raise RemoteDisconnected("Remote end closed connection without response")
        version, code, reason, *_ = line.split(None, 2) + ["", "", ""]
        if not version.startswith("HTTP/"):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            code = int(code)
        except ValueError:
            code = 0
        if 100 <= code <= 999:
            return version, code, reason
        raise BadStatusLine(line)

    def begin(self):
        """Read the status and the headers, and find out how long the body is."""
        if self.headers is not None:
            return
        version, status, reason = self._read_status()
        while status == http.HTTPStatus.CONTINUE:
            skipped = _read_headers(self.fp)
            if self.debuglevel > 0:
                print("headers:", skipped)
            version, status, reason = self._read_status()
        self.code = self.status = status
        self.reason = reason.strip()
        old = version in ("HTTP/1.0", "HTTP/0.9")
        if not old and not version.startswith("HTTP/1."):
            raise UnknownProtocol(version)
        self.version = 10 if old else 11
        self.headers = self.msg = parse_headers(self.fp)
        if self.debuglevel > 0:
            for name, value in self.headers.items():
                print("header:", name + ":", value)
        self.chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left = None
        self.length = self._body_length()
        endless = self.length is None and not self.chunked
        self.will_close = self._check_close() or endless

    def _body_length(self):
        """How long the body is; None where only its end tells."""
        status = self.status
        if self._method == "HEAD" or status < 200 or status in (http.HTTPStatus.NO_CONTENT, http.HTTPStatus.NOT_MODIFIED):
            return 0
        try:
            length = -1 if self.chunked else int(self.headers.get("content-length") or -1)
        except ValueError:
            return None
        return None if length < 0 else length

    def _check_close(self):
        connection = self.headers.get("connection", "").lower()
        if self.version == 11:
            return "close" in connection
        if self.headers.get("keep-alive") or "keep-alive" in connection:
            return False
        return "keep-alive" not in self.headers.get("proxy-connection", "").lower()

    def _close_conn(self):
        fp, self.fp = self.fp, None
        fp.close()

    def close(self):
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def flush(self):
        super().flush()
        if self.fp:
            self.fp.flush()

    def readable(self):
        return True

    def isclosed(self):
        """Whether the body was read to its end, or the response closed."""
        return self.fp is None

    def read(self, amt=None):
        """Read up to amt bytes of the body, or the rest of it."""
        if self.fp is None:
            return b""
        if self._method == "HEAD":
            self._close_conn()
            return b""
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None and amt >= 0:
            if self.length is not None:
                amt = min(amt, self.length)
            data = self.fp.read(amt)
            self._count(data, amt)
            return data
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._safe_read(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def _count(self, data, amt):
        """Take what was read off the length: the connection is left at the end."""
        if not data and amt:
            self._close_conn()
        elif self.length is not None:
            self.length -= len(data)
            if not self.length:
                self._close_conn()

    def readinto(self, b):
        """Read into a buffer, and return how many bytes."""
        view = memoryview(b).cast("B")
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def _read_next_chunk_size(self):
        size, _, _ = _read_line(self.fp, "chunk size").partition(b";")
        try:
            return int(size, 16)
        except ValueError:
            self._close_conn()
            raise

    def _read_and_discard_trailer(self):
        while _read_line(self.fp, "trailer line") not in _LAST_LINES:
            pass

    def _get_chunk_left(self):
        """How much of the present chunk is left, of the next one after its end; None after the last."""
        left = self.chunk_left
        if not left:
            if left is not None:
                self._safe_read(2)
            try:
                left = self._read_next_chunk_size()
            except ValueError:
                raise IncompleteRead(b"")
            if left == 0:
                self._read_and_discard_trailer()
                self._close_conn()
                left = None
            self.chunk_left = left
        return left

    def _read_chunked(self, amt=None):
        if amt is not None and amt < 0:
            amt = None
        parts = []
        try:
            while (left := self._get_chunk_left()) is not None:
                if amt is not None and amt <= left:
                    parts.append(self._safe_read(amt))
                    self.chunk_left = left - amt
                    break
                parts.append(self._safe_read(left))
                if amt is not None:
                    amt -= left
                self.chunk_left = 0
            return b"".join(parts)
        except IncompleteRead as exc:
            raise IncompleteRead(b"".join(parts)) from exc

    def _safe_read(self, amt):
        data = self.fp.read(amt)
        if len(data) < amt:
            raise IncompleteRead(data, amt - len(data))
        return data

    def read1(self, n=-1):
        """Read what one call of the system gives, n bytes at most."""
        if self.fp is None or self._method == "HEAD":
            return b""
        if self.chunked:
            return self._from_chunk(n, self.fp.read1)
        if self.length is not None and not 0 <= n <= self.length:
            n = self.length
        data = self.fp.read1(n)
        self._count(data, n)
        return data

    def peek(self, n=-1):
        """What comes next; it stays to be read."""
        if self.fp is None or self._method == "HEAD":
            return b""
        if self.chunked:
            try:
                left = self._get_chunk_left()
            except IncompleteRead:
                return b""
            return self.fp.peek(left)[:left] if left else b""
        return self.fp.peek(n)

    def readline(self, limit=-1):
        """Read a line of the body."""
        if self.fp is None or self._method == "HEAD":
            return b""
        if self.chunked:
            line = b""
            while not line.endswith(b"\n") and (limit < 0 or len(line) < limit):
                part = self._from_chunk(limit - len(line) if limit >= 0 else -1, self.fp.readline)
                if not part:
                    break
                line += part
            return line
        if self.length is not None and not 0 <= limit <= self.length:
            limit = self.length
        line = self.fp.readline(limit)
        self._count(line, limit)
        return line

    def _from_chunk(self, n, read):
        """Call a method that reads n bytes at most, of the present chunk alone."""
        left = self._get_chunk_left()
        if left is None or n == 0:
            return b""
        data = read(n if 0 <= n <= left else left)
        self.chunk_left -= len(data)
        if not data:
            raise IncompleteRead(b"")
        return data

    def fileno(self):
        return self.fp.fileno()

    def getheader(self, name, default=None):
        """The value of a header; of several of a name, joined with commas."""
        if self.headers is None:
            raise ResponseNotReady()
        found = self.headers.get_all(name) or default
        if isinstance(found, str) or not hasattr(found, "__iter__"):
            return found
        return ", ".join(found)

    def getheaders(self):
        """The headers as pairs."""
        if self.headers is None:
            raise ResponseNotReady()
        return list(self.headers.items())

    def __iter__(self):
        return self

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


class HTTPConnection:
    """A connection to a server, made when the first request is sent."""

    _http_vsn = 11
    _http_vsn_str = "HTTP/1.1"
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, blocksize=8192):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self.sock = None
        self._buffer = []
        self.__response = None
        self.__state = _IDLE
        self._method = None
        self._tunnel_host = self._tunnel_port = None
        self._tunnel_headers = {}
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)
        self._create_connection = socket.create_connection

    def set_tunnel(self, host, port=None, headers=None):
        """Reach the host through the one that is connected, a proxy, by CONNECT."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        self._tunnel_headers = dict(headers or {})

    def _get_hostport(self, host, port):
        if port is None:
            name, colon, digits = host.rpartition(":")
            if colon and "]" not in digits:
                try:
                    port = int(digits)
                except ValueError:
                    if digits:
                        raise InvalidURL("nonnumeric port: '%s'" % digits)
                    port = self.default_port
                host = name
            else:
                port = self.default_port
        if host and host[0] == "[" and host[-1] == "]":
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        """Print what is sent and what comes."""
        self.debuglevel = level

    def _tunnel(self):
        lines = ["CONNECT %s:%d HTTP/1.0\r\n" % (self._tunnel_host, self._tunnel_port)]
        lines += ["%s: %s\r\n" % header for header in self._tunnel_headers.items()]
        self.send("".join(lines + ["\r\n"]).encode("latin-1"))
        response = self.response_class(self.sock, method=self._method)
        try:
            _, code, message = response._read_status()
            if code != http.HTTPStatus.OK:
                self.close()
                raise OSError(f"Tunnel connection failed: {code} {message.strip()}")
            _read_headers(response.fp)
        finally:
            response.close()

    def connect(self):
        """Connect to the host and port."""
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Close the connection, and the response that is read from it."""
        self.__state = _IDLE
        sock, self.sock = self.sock, None
        if sock:
            sock.close()
        response, self.__response = self.__response, None
        if response:
            response.close()

    def send(self, data):
        """Send bytes, a file's or an iterable's."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print("send:", repr(data))
        if hasattr(data, "read"):
            for block in self._blocks(data):
                self.sock.sendall(block)
            return
        try:
            self.sock.sendall(data)
        except TypeError:
            if not hasattr(data, "__iter__"):
                raise TypeError("data should be a bytes-like object or an iterable, got %r" % type(data))
            for block in data:
                self.sock.sendall(block)

    def _blocks(self, file):
        """The blocks of a file, those of a text file encoded."""
        is_text = hasattr(file, "encoding") or (hasattr(file, "getvalue") and isinstance(file.getvalue(), str))
        while block := file.read(self.blocksize):
            yield block.encode("iso-8859-1") if is_text else block

    def _output(self, line):
        self._buffer.append(line)

    def _send_output(self, message_body=None, encode_chunked=False):
        head = b"\r\n".join(self._buffer + [b"", b""])
        self._buffer.clear()
        self.send(head)
        if message_body is None:
            return
        if hasattr(message_body, "read"):
            blocks = self._blocks(message_body)
        else:
            try:
                blocks = (memoryview(message_body),)
            except TypeError:
                try:
                    blocks = iter(message_body)
                except TypeError:
                    raise TypeError("message_body should be a bytes-like object or an iterable, got %r" % type(message_body))
        chunked = encode_chunked and self._http_vsn == 11
        for block in blocks:
            if not block:
                continue
            self.send(b"%X\r\n" % len(block) + block + b"\r\n" if chunked else block)
        if chunked:
            self.send(b"0\r\n\r\n")

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begin a request: its first line, and the headers that every one has."""
        if self.__response and self.__response.isclosed():
            self.__response = None
        if self.__state != _IDLE:
            raise CannotSendRequest(self.__state)
        self.__state = _REQ_STARTED
        self._validate_method(method)
        self._method = method
        url = url or "/"
        self._validate_path(url)
        self._output(self._encode_request("%s %s %s" % (method, url, self._http_vsn_str)))
        if self._http_vsn != 11:
            return
        if not skip_host:
            self.putheader("Host", self._host_header(url))
        if not skip_accept_encoding:
            self.putheader("Accept-Encoding", "identity")

    def _host_header(self, url):
        if url.startswith("http"):
            from urllib.parse import urlsplit
            place = urlsplit(url)[1]
            if place:
                try:
                    return place.encode("ascii")
                except UnicodeEncodeError:
                    return place.encode("idna")
        host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
        try:
            name = host.encode("ascii")
        except UnicodeEncodeError:
            name = host.encode("idna")
        if ":" in host:
            name = b"[" + name + b"]"
        return name if port == self.default_port else b"%s:%d" % (name, port)

    def _encode_request(self, request):
        return request.encode("ascii")

    def _validate_method(self, method):
        bad = [c for c in method if c < " "]
        if bad:
            raise ValueError(f"method can't contain control characters. {method!r} (found at least {bad[0]!r})")

    def _validate_path(self, url):
        bad = [c for c in url if c <= " " or c == "\x7f"]
        if bad:
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {bad[0]!r})")

    def _validate_host(self, host):
        bad = [c for c in host if c <= " " or c == "\x7f"]
        if bad:
            raise InvalidURL(f"URL can't contain control characters. {host!r} (found at least {bad[0]!r})")

    def putheader(self, header, *values):
        """Add a header to the request."""
        if self.__state != _REQ_STARTED:
            raise CannotSendHeader()
        if hasattr(header, "encode"):
            header = header.encode("ascii")
        if not header or header[:1].isspace() or any(c in header for c in b":\r\n"):
            raise ValueError("Invalid header name %r" % (header,))
        encoded = []
        for value in values:
            if hasattr(value, "encode"):
                value = value.encode("latin-1")
            elif isinstance(value, int):
                value = str(value).encode("ascii")
            if b"\r" in value or b"\n" in value:
                folded = value.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")[1:]
                if any(part[:1] not in (b" ", b"\t") for part in folded):
                    raise ValueError("Invalid header value %r" % (value,))
            encoded.append(value)
        self._output(header + b": " + b"\r\n\t".join(encoded))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """End the headers, and send the request."""
        if self.__state != _REQ_STARTED:
            raise CannotSendHeader()
        self.__state = _REQ_SENT
        self._send_output(message_body, encode_chunked=encode_chunked)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Send a whole request."""
        self._send_request(method, url, body, headers, encode_chunked)

    @staticmethod
    def _get_content_length(body, method):
        if body is None:
            return 0 if method.upper() in _METHODS_EXPECTING_BODY else None
        if hasattr(body, "read"):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            return len(body) if isinstance(body, str) else None

    def _send_request(self, method, url, body, headers, encode_chunked):
        names = frozenset([k.lower() for k in headers])
        self.putrequest(method, url, skip_host="host" in names, skip_accept_encoding="accept-encoding" in names)
        if "content-length" not in names:
            if "transfer-encoding" in names:
                pass
            elif (length := self._get_content_length(body, method)) is not None:
                encode_chunked = False
                self.putheader("Content-Length", str(length))
            elif body is not None:
                encode_chunked = True
                self.putheader("Transfer-Encoding", "chunked")
            else:
                encode_chunked = False
        else:
            encode_chunked = False
        for name, value in headers.items():
            self.putheader(name, value)
        if isinstance(body, str):
            body = _encode(body, "body")
        self.endheaders(body, encode_chunked=encode_chunked)

    def getresponse(self):
        """Read the status and the headers of the response."""
        last = self.__response
        if last and last.isclosed():
            last = self.__response = None
        if last or self.__state != _REQ_SENT:
            raise ResponseNotReady(self.__state)
        response = self.response_class(self.sock, self.debuglevel, method=self._method)
        try:
            response.begin()
        except BaseException as e:
            if isinstance(e, ConnectionError):
                self.close()
            response.close()
            raise
        self.__state = _IDLE
        if response.will_close:
            self.close()  # the response has a file of its own
        else:
            self.__response = response
        return response


class HTTPSConnection(HTTPConnection):
    """A connection over TLS."""

    default_port = HTTPS_PORT

    def __init__(self, host, port=None, key_file=None, cert_file=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
                 source_address=None, *, context=None, check_hostname=None, blocksize=8192):
        super().__init__(host, port, timeout, source_address, blocksize=blocksize)
        import ssl
        if context is None:
            context = ssl._create_default_https_context()
            if self._http_vsn == 11:
                context.set_alpn_protocols(["http/1.1"])
        if check_hostname is None:
            check_hostname = context.check_hostname
        if check_hostname and context.verify_mode == ssl.CERT_NONE:
            raise ValueError("check_hostname needs a SSL context with either CERT_OPTIONAL or CERT_REQUIRED")
        if key_file or cert_file:
            context.load_cert_chain(cert_file, key_file)
        context.check_hostname = check_hostname
        self._context = context

    def connect(self):
        """Connect, and begin TLS."""
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host)


__all__.append("HTTPSConnection")
