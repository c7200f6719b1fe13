"""Open URLs: urlopen(), and openers made of handlers.

An opener calls its handlers by the names of their methods: http_open() opens, http_request()
sees a request before it is sent, http_response() an answer, http_error_404() an answer of
that status.
"""

import base64
import http.client
import os
import socket
import sys
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unwrap, urljoin, urlparse, urlsplit, urlunparse

__all__ = [
    "Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler", "HTTPCookieProcessor",
    "ProxyHandler", "HTTPPasswordMgr", "HTTPPasswordMgrWithDefaultRealm", "AbstractBasicAuthHandler",
    "HTTPBasicAuthHandler", "HTTPHandler", "HTTPSHandler", "FileHandler", "DataHandler", "UnknownHandler",
    "HTTPErrorProcessor", "urlopen", "install_opener", "build_opener", "pathname2url", "url2pathname", "getproxies",
    "urlretrieve", "urlcleanup",
]

__version__ = "%d.%d" % sys.version_info[:2]

_opener = None


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, cafile=None, capath=None, cadefault=False, context=None):
    """Open a URL, a str or a Request; the answer has read(), status, headers, url.

    With data, which is bytes, the request is a POST. URLError says what went wrong; an
    answer whose status is an error is raised as HTTPError.
    """
    global _opener
    if cafile or capath or cadefault:
        import ssl
        if context is not None:
            raise ValueError("You can't pass both context and any of cafile, capath, and cadefault")
        context = ssl._create_default_https_context(ssl.Purpose.SERVER_AUTH, cafile=cafile, capath=capath)
    if context is not None:
        return build_opener(HTTPSHandler(context=context)).open(url, data, timeout)
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


def install_opener(opener):
    """Have urlopen() use an opener."""
    global _opener
    _opener = opener


_retrieved = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copy what a URL has into a file, a temporary one unless named.

    Returns the file's name and the headers. reporthook is called with the number of the
    block, its size and the size of the whole.
    """
    with urlopen(url, data) as source:
        headers = source.info()
        if urlsplit(url).scheme == "file" and not filename:
            return os.path.normpath(url2pathname(urlsplit(url).path)), headers
        if filename:
            target = open(filename, "wb")
        else:
            import tempfile
            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _retrieved.append(filename)
        with target:
            size = int(headers.get("Content-Length", -1))
            got = number = 0
            if reporthook:
                reporthook(number, 8192, size)
            while block := source.read(8192):
                got += len(block)
                target.write(block)
                number += 1
                if reporthook:
                    reporthook(number, 8192, size)
    if got < size:
        raise ContentTooShortError("retrieval incomplete: got only %i out of %i bytes" % (got, size), (filename, headers))
    return filename, headers


def urlcleanup():
    """Remove the temporary files of urlretrieve(), and forget the opener."""
    global _opener
    for name in _retrieved:
        try:
            os.unlink(name)
        except OSError:
            pass  # it was removed already
    _retrieved.clear()
    _opener = None


def _host(url):
    """The host of a URL, without its port."""
    host, colon, port = urlparse(url).netloc.rpartition(":")
    return (host if colon and port.isdigit() else host + colon + port).lower()


class Request:
    """What is asked for: a URL, data, headers, a method."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = _host(self.full_url) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._full_url + "#" + self.fragment if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        self._full_url = unwrap(url)
        self._full_url, _, fragment = self._full_url.partition("#")
        self.fragment = fragment or None
        self.type, colon, rest = self._full_url.partition(":")
        if not colon or not self.type or not all(c.isalnum() or c in "+-." for c in self.type):
            raise ValueError("unknown url type: %r" % self.full_url)
        self.type = self.type.lower()
        self.host, self.selector = None, rest
        if rest.startswith("//"):
            end = min([i for i in [rest.find(c, 2) for c in "/?#"] if i >= 0], default=len(rest))
            self.host, self.selector = unquote(rest[2:end]), rest[end:]
            if not self.selector.startswith("/") and self.selector:
                self.selector = "/" + self.selector

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            self.remove_header("Content-length")  # it was of other data

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        """The method: POST with data, and else GET, unless one was given."""
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        if self.type == "https" and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self.full_url
        self.host = host

    def has_proxy(self):
        return self.selector == self.full_url

    def add_header(self, key, val):
        """Add a header, or replace the one of that name."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Add a header that a redirected request has not."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class OpenerDirector:
    """Handlers, and the calls of their methods in the handlers' order."""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/%s" % __version__)]
        self.handlers = []

    def add_handler(self, handler):
        """Add a handler, at its place in the order."""
        if not hasattr(handler, "add_parent"):
            raise TypeError("expected BaseHandler instance, got %r" % type(handler))
        if not any(name.endswith(("_open", "_request", "_response")) or "_error" in name
                   for name in dir(handler) if name not in ("redirect_request", "do_open", "proxy_open")):
            return  # it has nothing to be called for
        self.handlers.append(handler)
        self.handlers.sort(key=lambda h: h.handler_order)
        handler.add_parent(self)

    def close(self):
        pass

    def _methods(self, name):
        return [getattr(h, name) for h in self.handlers if hasattr(h, name)]

    def _first(self, name, *args):
        """What the first handler with an answer gives."""
        for method in self._methods(name):
            result = method(*args)
            if result is not None:
                return result
        return None

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Open a URL, or a Request."""
        if isinstance(fullurl, str):
            req = Request(fullurl, data)
        else:
            req = fullurl
            if data is not None:
                req.data = data
        req.timeout = timeout
        protocol = req.type
        for method in self._methods(protocol + "_request"):
            req = method(req)
        response = (self._first("default_open", req) or self._first(protocol + "_open", req)
                    or self._first("unknown_open", req))
        for method in self._methods(protocol + "_response"):
            response = method(req, response)
        return response

    def error(self, proto, *args):
        """Have an answer handled that is an error: args are the request, the answer, its
        code, message and headers."""
        if proto in ("http", "https"):
            return self._first("http_error_%s" % args[2], *args) or self._first("http_error_default", *args)
        return self._first(proto + "_error", *args)


class BaseHandler:
    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass


class HTTPErrorProcessor(BaseHandler):
    """Passes an answer that is an error to the handlers of errors."""

    handler_order = 1000

    def http_response(self, request, response):
        code, msg, hdrs = response.code, response.msg, response.info()
        if not 200 <= code < 300:
            response = self.parent.error("http", request, response, code, msg, hdrs)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises an answer that is an error."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Follows redirections."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = ("The HTTP server returned a redirect error that would lead to an infinite loop.\n"
               "The last 30x error message was:\n")

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request to send instead; None lets others handle the answer."""
        method = req.get_method()
        if not (code in (301, 302, 303, 307, 308) and method in ("GET", "HEAD") or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {k: v for k, v in req.headers.items() if k.lower() not in ("content-length", "content-type")}
        return Request(newurl.replace(" ", "%20"), headers=kept, origin_req_host=req.origin_req_host, unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        newurl = headers.get("location") or headers.get("uri")
        if newurl is None:
            return None
        parts = urlparse(newurl)
        if parts.scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(newurl, code, "%s - Redirection to url '%s' is not allowed" % (msg, newurl), headers, fp)
        if not parts.path and parts.netloc:
            newurl = urlunparse(parts._replace(path="/"))
        newurl = urljoin(req.full_url, quote(newurl, encoding="iso-8859-1", safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return None
        visited = new.redirect_dict = req.redirect_dict = getattr(req, "redirect_dict", {})
        if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[newurl] = visited.get(newurl, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def getproxies():
    """The proxies of the environment: http_proxy and the like."""
    found = {}
    for name in os.environ:
        if name.lower().endswith("_proxy") and os.environ[name]:
            if name.islower() or name.lower() not in os.environ:
                found[name.lower()[:-6]] = os.environ[name]
    if "REQUEST_METHOD" in os.environ:
        found.pop("http", None)  # in a CGI program it would be the client's
    return found


getproxies_environment = getproxies


def proxy_bypass(host, proxies=None):
    """Whether the environment's no_proxy names a host."""
    if proxies is None:
        proxies = getproxies()
    names = proxies.get("no", "")
    if names == "*":
        return True
    host = host.lower()
    bare = host.rpartition(":")[0] or host
    for name in [n.strip().lstrip(".").lower() for n in names.split(",")]:
        if name and any(h == name or h.endswith("." + name) for h in (host, bare)):
            return True
    return False


class ProxyHandler(BaseHandler):
    """Sends requests through proxies: a dict of schemes and the proxies' URLs."""

    handler_order = 100

    def __init__(self, proxies=None):
        self.proxies = getproxies() if proxies is None else proxies
        for scheme, url in self.proxies.items():
            setattr(self, scheme.lower() + "_open", lambda r, url=url, scheme=scheme.lower(): self.proxy_open(r, url, scheme))

    def proxy_open(self, req, proxy, type):
        original = req.type
        if req.host and proxy_bypass(req.host):
            return None
        scheme, found, rest = proxy.partition("://")
        if not found:
            scheme, rest = original, proxy
        rest = rest.partition("/")[0]
        user, at, hostport = rest.rpartition("@")
        if at:
            given = base64.b64encode(unquote(user).encode()).decode("ascii")
            req.add_header("Proxy-authorization", "Basic " + given)
        req.set_proxy(unquote(hostport), scheme)
        if original == scheme or original == "https":
            return None
        return self.parent.open(req, timeout=req.timeout)


class HTTPPasswordMgr:
    """Users and passwords, by realm and URL."""

    def __init__(self):
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        """Keep a user and password for one URL, or several."""
        if isinstance(uri, str):
            uri = [uri]
        known = self.passwd.setdefault(realm, [])
        for u in uri:
            known.insert(0, (self.reduce_uri(u), (user, passwd)))

    def find_user_password(self, realm, authuri):
        """The user and password for a URL; two None where there are none."""
        asked = self.reduce_uri(authuri)
        for uri, found in self.passwd.get(realm, ()):
            if self.is_suburi(uri, asked):
                return found
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """The host with its port, and the path."""
        parts = urlsplit(uri)
        if not parts.netloc and "://" not in uri:
            parts = urlsplit("//" + uri)
        place = parts.netloc.rpartition("@")[2]
        port = {"http": ":80", "https": ":443"}.get(parts.scheme)
        if default_port and port and ":" not in place.rpartition("]")[2]:
            place += port
        return place, parts.path or "/"

    def is_suburi(self, base, test):
        """Whether a URL is the other, or below it."""
        if base == test:
            return True
        return base[0] == test[0] and test[1].startswith(base[1] if base[1].endswith("/") else base[1] + "/")


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """As HTTPPasswordMgr; realm None is for all."""

    def find_user_password(self, realm, authuri):
        found = HTTPPasswordMgr.find_user_password(self, realm, authuri)
        if found[0] is None:
            found = HTTPPasswordMgr.find_user_password(self, None, authuri)
        return found


class AbstractBasicAuthHandler:
    """Answers a server that asks for a user and password, with Basic."""

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq, host, req, headers):
        schemes = []
        for header in headers.get_all(authreq) or ():
            scheme, _, rest = header.strip().partition(" ")
            schemes.append(scheme)
            if scheme.lower() == "basic":
                _, found, realm = rest.partition("realm=")
                if found:
                    return self.retry_http_basic_auth(host, req, realm.split(",")[0].strip().strip("\"'"))
        if schemes and "basic" not in [s.lower() for s in schemes]:
            raise ValueError("AbstractBasicAuthHandler does not support the following scheme: %r" % schemes)
        return None

    def retry_http_basic_auth(self, host, req, realm):
        user, pw = self.passwd.find_user_password(realm, host)
        if pw is None:
            return None
        auth = "Basic " + base64.b64encode(f"{user}:{pw}".encode()).decode("ascii")
        if req.get_header(self.auth_header, None) == auth:
            return None
        req.add_unredirected_header(self.auth_header, auth)
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    auth_header = "Authorization"

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("www-authenticate", req.full_url, req, headers)


class AbstractHTTPHandler(BaseHandler):
    """What HTTP and HTTPS have in common."""

    def __init__(self, debuglevel=0):
        self._debuglevel = debuglevel

    def set_http_debuglevel(self, level):
        self._debuglevel = level

    def do_request_(self, request):
        """Give a request the headers that it needs."""
        if not request.host:
            raise URLError("no host given")
        data = request.data
        if data is not None:
            if isinstance(data, str):
                raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
            if not request.has_header("Content-type"):
                request.add_unredirected_header("Content-type", "application/x-www-form-urlencoded")
            if not request.has_header("Content-length") and not request.has_header("Transfer-encoding"):
                length = http.client.HTTPConnection._get_content_length(data, request.get_method())
                if length is None:
                    request.add_unredirected_header("Transfer-encoding", "chunked")
                else:
                    request.add_unredirected_header("Content-length", str(length))
        host = urlsplit(request.selector).netloc if request.has_proxy() else request.host
        if not request.has_header("Host"):
            request.add_unredirected_header("Host", host)
        for name, value in self.parent.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_unredirected_header(name.capitalize(), value)
        return request

    def do_open(self, http_class, req, **http_conn_args):
        """Send a request on a connection of its own, and return the answer."""
        if not req.host:
            raise URLError("no host given")
        h = http_class(req.host, timeout=req.timeout, **http_conn_args)
        h.set_debuglevel(self._debuglevel)
        first = req.unredirected_hdrs  # before the others, and instead of them
        headers = {**first, **req.headers, **first, "Connection": "close"}
        headers = {name.title(): value for name, value in headers.items()}
        if req._tunnel_host:
            proxy = "Proxy-Authorization"
            h.set_tunnel(req._tunnel_host, headers={proxy: headers.pop(proxy)} if proxy in headers else {})
        try:
            try:
                h.request(req.get_method(), req.selector or "/", req.data, headers, encode_chunked=req.has_header("Transfer-encoding"))
            except OSError as err:
                raise URLError(err)
            r = h.getresponse()
        except:
            h.close()
            raise
        if h.sock:
            h.sock.close()  # the answer has a file of its own
            h.sock = None
        r.url = req.get_full_url()
        r.msg = r.reason
        return r


class HTTPHandler(AbstractHTTPHandler):
    def http_open(self, req):
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


class HTTPSHandler(AbstractHTTPHandler):
    def __init__(self, debuglevel=0, context=None, check_hostname=None):
        super().__init__(debuglevel)
        self._context = context
        self._check_hostname = check_hostname

    def https_open(self, req):
        return self.do_open(http.client.HTTPSConnection, req, context=self._context, check_hostname=self._check_hostname)

    https_request = AbstractHTTPHandler.do_request_


class HTTPCookieProcessor(BaseHandler):
    """Keeps the cookies of answers, and sends them again."""

    def __init__(self, cookiejar=None):
        if cookiejar is None:
            import http.cookiejar
            cookiejar = http.cookiejar.CookieJar()
        self.cookiejar = cookiejar

    def http_request(self, request):
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request = http_request
    https_response = http_response


class UnknownHandler(BaseHandler):
    def unknown_open(self, req):
        raise URLError("unknown url type: %s" % req.type)


class addinfourl:
    """A file with the headers, URL and status of an answer."""

    def __init__(self, fp, headers, url, code=None):
        self.fp = fp
        self.headers = headers
        self.url = url
        self.code = code

    @property
    def status(self):
        return self.code

    def __getattr__(self, name):
        return getattr(self.fp, name)

    def __iter__(self):
        return iter(self.fp)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.fp.close()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code


def _headers(**values):
    message = http.client.HTTPMessage()
    for name, value in values.items():
        message[name.replace("_", "-")] = value
    return message


class FileHandler(BaseHandler):
    """Opens file:///…"""

    def file_open(self, req):
        import email.utils
        import mimetypes
        name = url2pathname(req.selector)
        try:
            about = os.stat(name)
            headers = _headers(Content_type=mimetypes.guess_type(name)[0] or "text/plain", Content_length=str(about.st_size),
                               Last_modified=email.utils.formatdate(about.st_mtime, usegmt=True))
            if req.host not in (None, "", "localhost", "127.0.0.1"):
                raise URLError("file not on local host")
            return addinfourl(open(name, "rb"), headers, "file://" + (req.host or "") + req.selector)
        except URLError:
            raise
        except OSError as exp:
            raise URLError(exp)


class DataHandler(BaseHandler):
    """Opens data:text/plain,…"""

    def data_open(self, req):
        import io
        from urllib.parse import unquote_to_bytes
        kind, _, data = req.full_url.partition(":")[2].partition(",")
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            data = base64.decodebytes(data)
            kind = kind[:-7]
        headers = _headers(Content_type=kind or "text/plain;charset=US-ASCII", Content_length=str(len(data)))
        return addinfourl(io.BytesIO(data), headers, req.full_url)


def build_opener(*handlers):
    """Make an opener of the usual handlers, and these, classes or instances: one takes the
    place of the usual one of its class."""
    opener = OpenerDirector()
    usual = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
             HTTPErrorProcessor, DataHandler, HTTPSHandler]
    for given in handlers:
        kind = given if isinstance(given, type) else type(given)
        usual = [c for c in usual if not issubclass(kind, c)]
    for handler in usual + list(handlers):
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


def pathname2url(pathname):
    """A file's name as the path of a URL."""
    return quote(pathname)


def url2pathname(pathname):
    """The path of a URL as a file's name."""
    return unquote(pathname)
