"""HTTP servers: a handler class with a method do_GET, do_POST … for each request.

HTTPServer and ThreadingHTTPServer take connections; BaseHTTPRequestHandler reads the
requests and helps to answer them; SimpleHTTPRequestHandler serves a folder's files.
They are for tests and lessons: nothing here protects a server from the world.
"""

import email.utils
import html
import http.client
import io
import mimetypes
import os
import posixpath
import socket
import socketserver
import sys
import time
import urllib.parse
from http import HTTPStatus

__version__ = "0.6"

__all__ = ["HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler", "SimpleHTTPRequestHandler"]

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""

DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"
_MAXLINE = 65536


class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = 1

    def server_bind(self):
        """Give the socket its address, and the server its name."""
        socketserver.TCPServer.server_bind(self)
        host, port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)
        self.server_port = port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads the requests of a connection and calls do_SPAM() for a request of method SPAM.

    A request is in command, path, request_version, headers (looked up by name) and rfile,
    from which its body is read. An answer is made by send_response(), send_header(),
    end_headers(), and what is written to wfile, or by send_error().
    """

    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = "HTTP/0.9"
    protocol_version = "HTTP/1.0"
    MessageClass = http.client.HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus}
    weekdayname = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    monthname = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    _control_char_table = str.maketrans({c: rf"\x{c:02x}" for c in [*range(0x20), *range(0x7f, 0xa0)]} | {ord("\\"): r"\\"})

    def parse_request(self):
        """Parse a request: True when there is one; what is wrong has been answered."""
        self.command = None
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        if not words:
            return False
        wrong = self._take_line(words) or self._take_headers()
        if wrong:
            self.send_error(*wrong)
            return False
        connection = self.headers.get("Connection", "").lower()
        modern = self.protocol_version >= "HTTP/1.1"
        if connection == "close" or connection == "keep-alive" and modern:
            self.close_connection = connection == "close"
        expected = self.headers.get("Expect", "").lower()
        if expected == "100-continue" and modern and self.request_version >= "HTTP/1.1":
            return self.handle_expect_100()
        return True

    def _take_line(self, words):
        """Take the words of a request's line; return what is wrong, for send_error()."""
        if len(words) > 2:
            version = words[-1]
            number = self._version_number(version)
            if number is None:
                return HTTPStatus.BAD_REQUEST, "Bad request version (%r)" % version
            if number >= (2, 0):
                return HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "Invalid HTTP version (%s)" % version.partition("/")[2]
            self.close_connection = number < (1, 1) or self.protocol_version < "HTTP/1.1"
            self.request_version = version
        if len(words) not in (2, 3):
            return HTTPStatus.BAD_REQUEST, "Bad request syntax (%r)" % self.requestline
        if len(words) == 2 and words[0] != "GET":
            return HTTPStatus.BAD_REQUEST, "Bad HTTP/0.9 request type (%r)" % words[0]
        self.command, path = words[:2]
        # Two slashes would name another host in a redirection.
        self.path = "/" + path.lstrip("/") if path.startswith("//") else path

    def _take_headers(self):
        """Read the headers; return what is wrong with them, for send_error()."""
        try:
            self.headers = http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except http.client.HTTPException as err:
            what = "Line too long" if isinstance(err, http.client.LineTooLong) else "Too many headers"
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, what, str(err)

    def _version_number(self, version):
        """The two numbers of HTTP/1.1; None for what is no version."""
        if not version.startswith("HTTP/"):
            return None
        numbers = version[5:].split(".")
        if len(numbers) != 2 or not all(n.isdigit() and len(n) <= 10 for n in numbers):
            return None
        return int(numbers[0]), int(numbers[1])

    def handle_expect_100(self):
        """Tell a client to go on and send the body."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def handle_one_request(self):
        """Handle one request."""
        try:
            self.raw_requestline = self.rfile.readline(_MAXLINE + 1)
            if len(self.raw_requestline) > _MAXLINE:
                self.requestline = self.request_version = self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            elif not self.raw_requestline:
                self.close_connection = True
            elif self.parse_request():
                self._answer()
        except TimeoutError as e:
            self.log_error("Request timed out: %r", e)
            self.close_connection = True

    def _answer(self):
        """Call the method for the command."""
        do = getattr(self, "do_" + self.command, None)
        if do is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Unsupported method (%r)" % self.command)
        else:
            do()
            self.wfile.flush()

    def handle(self):
        """Handle the requests of a connection."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def send_error(self, code, message=None, explain=None):
        """Answer with an error, a page that says what it is, and log it."""
        phrase, meaning = self.responses.get(code, ("???", "???"))
        message = phrase if message is None else message
        explain = meaning if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        page = b""
        if code >= 200 and code not in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED):
            words = {"code": code, "message": html.escape(message, quote=False), "explain": html.escape(explain, quote=False)}
            page = (self.error_message_format % words).encode("UTF-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if page and self.command != "HEAD":
            self.wfile.write(page)

    def send_response(self, code, message=None):
        """Begin an answer with its status line and two headers, and log it."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def _keep(self, line):
        if not hasattr(self, "_headers_buffer"):
            self._headers_buffer = []
        self._headers_buffer.append(line)

    def send_response_only(self, code, message=None):
        """Begin an answer with its status line."""
        if self.request_version != "HTTP/0.9":
            if message is None:
                message = self.responses.get(code, ("",))[0]
            self._keep(("%s %d %s\r\n" % (self.protocol_version, code, message)).encode("latin-1", "strict"))

    def send_header(self, keyword, value):
        """Add a header: it is sent by end_headers()."""
        if self.request_version != "HTTP/0.9":
            self._keep(("%s: %s\r\n" % (keyword, value)).encode("latin-1", "strict"))
        if keyword.lower() == "connection":
            if value.lower() == "close":
                self.close_connection = True
            elif value.lower() == "keep-alive":
                self.close_connection = False

    def end_headers(self):
        """Send the headers, and the empty line after them."""
        if self.request_version != "HTTP/0.9":
            self._keep(b"\r\n")
            self.flush_headers()

    def flush_headers(self):
        """Send the headers that were added."""
        if hasattr(self, "_headers_buffer"):
            self.wfile.write(b"".join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code="-", size="-"):
        """Log a request that is answered."""
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        """Log an error."""
        self.log_message(format, *args)

    def log_message(self, format, *args):
        """Log on standard error, with the client's address and the time."""
        message = (format % args).translate(self._control_char_table)
        sys.stderr.write("%s - - [%s] %s\n" % (self.address_string(), self.log_date_time_string(), message))

    def version_string(self):
        """What the header Server says."""
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        """A time as headers have it; the present one unless told."""
        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self):
        """The present time as logs have it."""
        year, month, day, hour, minute, second = time.localtime()[:6]
        return "%02d/%3s/%04d %02d:%02d:%02d" % (day, self.monthname[month], year, hour, minute, second)

    def address_string(self):
        """The client's address."""
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Serves the files of a folder, the working folder unless told, by GET and HEAD."""

    server_version = "SimpleHTTP/" + __version__
    index_pages = ("index.html", "index.htm")
    extensions_map = _encodings_map_default = {
        ".gz": "application/gzip", ".Z": "application/octet-stream", ".bz2": "application/x-bzip2", ".xz": "application/x-xz"}

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        """Serve a GET request."""
        f = self.send_head()
        if f:
            try:
                self.copyfile(f, self.wfile)
            finally:
                f.close()

    def do_HEAD(self):
        """Serve a HEAD request."""
        f = self.send_head()
        if f:
            f.close()

    def send_head(self):
        """Send what goes before a file, which is returned; None when all is answered."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            if self._moved():
                return None
            pages = [os.path.join(path, name) for name in self.index_pages]
            page = next(filter(os.path.isfile, pages), None)
            if page is None:
                return self.list_directory(path)
            path = page
        try:
            if path.endswith("/"):
                raise OSError  # open() would take a file with a slash behind it on some systems
            file = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            known = self._send_headers(os.fstat(file.fileno()), path)
        except BaseException:
            file.close()
            raise
        if known:
            file.close()
            return None
        return file

    def _moved(self):
        """Send a client that asks for a folder without a slash to the name that has one."""
        scheme, netloc, path, query, fragment = urllib.parse.urlsplit(self.path)
        if path.endswith("/"):
            return False
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", urllib.parse.urlunsplit((scheme, netloc, path + "/", query, fragment)))
        self.send_header("Content-Length", "0")
        self.end_headers()
        return True

    def _send_headers(self, about, path):
        """Send what goes before this file, and return whether the client has it as it is."""
        known = self._not_modified(about.st_mtime)
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        if not known:
            self.send_header("Content-type", self.guess_type(path))
            self.send_header("Content-Length", str(about.st_size))
            self.send_header("Last-Modified", self.date_time_string(about.st_mtime))
        self.end_headers()
        return known

    def _not_modified(self, mtime):
        """Whether the client has the file as it is, of the time that it names."""
        if "If-Modified-Since" not in self.headers or "If-None-Match" in self.headers:
            return False
        import datetime
        try:
            since = email.utils.parsedate_to_datetime(self.headers["If-Modified-Since"])
        except (TypeError, IndexError, OverflowError, ValueError):
            return False
        utc = datetime.timezone.utc
        if since.tzinfo is None:
            since = since.replace(tzinfo=utc)
        return since.tzinfo is utc and datetime.datetime.fromtimestamp(int(mtime), utc) <= since

    def list_directory(self, path):
        """The page that lists a folder, as a file; None when it cannot be read."""
        try:
            names = os.listdir(path)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "No permission to list directory")
            return None
        names.sort(key=lambda name: name.lower())
        try:
            shown = urllib.parse.unquote(self.path, errors="surrogatepass")
        except UnicodeDecodeError:
            shown = urllib.parse.unquote(self.path)
        title = f"Directory listing for {html.escape(shown, quote=False)}"
        encoding = "utf-8"
        lines = ["<!DOCTYPE HTML>", '<html lang="en">', "<head>", f'<meta charset="{encoding}">', f"<title>{title}</title>\n</head>",
                 f"<body>\n<h1>{title}</h1>", "<hr>\n<ul>"]
        for name in names:
            full = os.path.join(path, name)
            mark = "@" if os.path.islink(full) else "/" if os.path.isdir(full) else ""
            link = urllib.parse.quote(name + ("/" if os.path.isdir(full) else ""), errors="surrogatepass")
            lines.append('<li><a href="%s">%s</a></li>' % (link, html.escape(name + mark, quote=False)))
        lines.append("</ul>\n<hr>\n</body>\n</html>\n")
        page = "\n".join(lines).encode(encoding, "surrogateescape")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", "text/html; charset=%s" % encoding)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def translate_path(self, path):
        """The file that a URL's path names: nothing outside of the folder."""
        path = path.partition("?")[0].partition("#")[0]
        slash = path.rstrip().endswith("/")
        try:
            path = urllib.parse.unquote(path, errors="surrogatepass")
        except UnicodeDecodeError:
            path = urllib.parse.unquote(path)
        found = self.directory
        for word in posixpath.normpath(path).split("/"):
            if word and not os.path.dirname(word) and word not in (os.curdir, os.pardir):
                found = os.path.join(found, word)
        return found + "/" if slash else found

    def copyfile(self, source, outputfile):
        """Copy a file into another."""
        import shutil
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """The type of a file, by its name."""
        ext = posixpath.splitext(path)[1]
        for ext in (ext, ext.lower()):
            if ext in self.extensions_map:
                return self.extensions_map[ext]
        return mimetypes.guess_type(path)[0] or "application/octet-stream"


def __getattr__(name):
    if name == "CGIHTTPRequestHandler":
        raise AttributeError("http.server.CGIHTTPRequestHandler is not there: use BaseHTTPRequestHandler, with do_GET and do_POST")
    raise AttributeError("module 'http.server' has no attribute %r" % name)


def _get_best_family(*address):
    family, _, _, _, sockaddr = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return family, sockaddr


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol="HTTP/1.0", port=8000, bind=None):
    """Serve with a handler class until Ctrl-C."""
    ServerClass.address_family, address = _get_best_family(bind, port)
    HandlerClass.protocol_version = protocol
    with ServerClass(address, HandlerClass) as httpd:
        host, port = httpd.socket.getsockname()[:2]
        url_host = f"[{host}]" if ":" in host else host
        print(f"Serving HTTP on {host} port {port} (http://{url_host}:{port}/) ...")
        try:
            httpd.serve_forever()
        except KeyboardInterrupt:
            print("\nKeyboard interrupt received, exiting.")
            sys.exit(0)


def _main():
    """The command line: python -m http.server."""
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument("-b", "--bind", metavar="ADDRESS", help="bind to this address (default: all interfaces)")
    parser.add_argument("-d", "--directory", default=os.getcwd(), help="serve this directory (default: current directory)")
    parser.add_argument("-p", "--protocol", metavar="VERSION", default="HTTP/1.0",
                        help="conform to this HTTP version (default: %(default)s)")
    parser.add_argument("port", default=8000, type=int, nargs="?", help="bind to this port (default: %(default)s)")
    args = parser.parse_args()

    class DualStackServer(ThreadingHTTPServer):
        def server_bind(self):
            if self.address_family == socket.AF_INET6:
                self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)  # IPv4 comes in here too
            return super().server_bind()

        def finish_request(self, request, client_address):
            self.RequestHandlerClass(request, client_address, self, directory=args.directory)

    test(SimpleHTTPRequestHandler, DualStackServer, args.protocol, args.port, args.bind)


if __name__ == "__main__":
    _main()
