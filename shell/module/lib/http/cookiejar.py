"""The cookies that a client was given, and to whom it returns them."""

import email.utils
import time
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

__all__ = ["Cookie", "CookieJar"]


class Cookie:
    """A cookie, and where it belongs: a host alone, or a domain and those below it."""

    def __init__(self, name, value, domain, host_only, path, secure, expires):
        self.name = name
        self.value = value
        self.domain = domain
        self.host_only = host_only
        self.path = path
        self.secure = secure
        self.expires = expires

    def is_expired(self, now=None):
        return self.expires is not None and self.expires <= (time.time() if now is None else now)

    def _goes_to(self, host, path, scheme):
        below = not self.host_only and host.endswith("." + self.domain)
        inside = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return (host == self.domain or below) and inside and (scheme == "https" or not self.secure) and not self.is_expired()

    def __repr__(self):
        return "<Cookie %s=%s for %s%s>" % (self.name, self.value, self.domain, self.path)


class CookieJar:
    """Cookies, by domain, path and name."""

    def __init__(self):
        self._cookies = {}

    def set_cookie(self, cookie):
        """Keep a cookie; one of the past takes the old one away."""
        key = (cookie.domain, cookie.path, cookie.name)
        if cookie.is_expired():
            self._cookies.pop(key, None)
        else:
            self._cookies[key] = cookie

    def extract_cookies(self, response, request):
        """Keep the cookies of a response."""
        url = urlsplit(request.full_url)
        host = (url.hostname or "").lower()
        for header in response.info().get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(header).items():
                domain = morsel["domain"].lstrip(".").lower()
                if domain and domain != host and ("." not in domain or not host.endswith("." + domain)):
                    continue  # it is for others
                path = morsel["path"] if morsel["path"].startswith("/") else url.path.rpartition("/")[0] or "/"
                self.set_cookie(Cookie(name, morsel.coded_value, domain or host, not domain, path, bool(morsel["secure"]), _end(morsel)))

    def add_cookie_header(self, request):
        """Give a request the cookies that it is to have."""
        url = urlsplit(request.full_url)
        found = [c for c in self if c._goes_to((url.hostname or "").lower(), url.path or "/", url.scheme)]
        if found and not request.has_header("Cookie"):
            found.sort(key=lambda c: len(c.path), reverse=True)
            request.add_unredirected_header("Cookie", "; ".join(["%s=%s" % (c.name, c.value) for c in found]))

    def clear(self):
        self._cookies.clear()

    def __iter__(self):
        return iter(list(self._cookies.values()))

    def __len__(self):
        return len(self._cookies)

    def __repr__(self):
        return "<%s[%s]>" % (self.__class__.__name__, ", ".join(map(repr, self)))


def _end(morsel):
    """When a cookie ends, in seconds since the Epoch; None with the program."""
    try:
        if morsel["max-age"] != "":
            return time.time() + int(morsel["max-age"])
        date = email.utils.parsedate_tz(morsel["expires"].replace("-", " "))
        return email.utils.mktime_tz(date) if date else None
    except (ValueError, OverflowError):
        return None
