"""This module provides some more Pythonic support for SSL.

What a connection needs is in _ssl; here are the functions around it, as CPython's
Lib/ssl.py has them."""

import base64
import socket as _socket
import time as _time
from _ssl import *
from _ssl import _ASN1Object, _SSLMethod
import _ssl

PEM_HEADER = "-----BEGIN CERTIFICATE-----"
PEM_FOOTER = "-----END CERTIFICATE-----"

CHANNEL_BINDING_TYPES = ["tls-unique"]

_DEFAULT_TIMEOUT = object()


class DefaultVerifyPaths:
    """The places where the system's authorities are."""

    _names = ("cafile", "capath", "openssl_cafile_env", "openssl_cafile", "openssl_capath_env", "openssl_capath")

    def __init__(self, *values):
        for name, value in zip(self._names, values):
            setattr(self, name, value)

    def __iter__(self):
        return iter([getattr(self, name) for name in self._names])

    def __repr__(self):
        return "DefaultVerifyPaths(%s)" % ", ".join(["%s=%r" % (name, getattr(self, name)) for name in self._names])


def get_default_verify_paths():
    """Return paths to default cafile and capath."""
    cafile, capath = _ssl.default_verify_paths()
    return DefaultVerifyPaths(cafile, capath, "SSL_CERT_FILE", cafile, "SSL_CERT_DIR", capath)


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """Create a SSLContext object with default settings."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        context = SSLContext(PROTOCOL_TLS_CLIENT)
        context.verify_mode = CERT_REQUIRED
        context.check_hostname = True
    elif purpose == Purpose.CLIENT_AUTH:
        context = SSLContext(PROTOCOL_TLS_SERVER)
    else:
        raise ValueError(purpose)
    _trust(context, purpose, cafile, capath, cadata)
    return context


def _trust(context, purpose, cafile, capath, cadata):
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False, purpose=Purpose.SERVER_AUTH,
                               certfile=None, keyfile=None, cafile=None, capath=None, cadata=None):
    """Create a SSLContext object for Python stdlib modules"""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        if protocol is None:
            protocol = PROTOCOL_TLS_CLIENT
    elif purpose == Purpose.CLIENT_AUTH:
        if protocol is None:
            protocol = PROTOCOL_TLS_SERVER
    else:
        raise ValueError(purpose)
    context = SSLContext(protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if check_hostname:
        context.check_hostname = True
    if keyfile and not certfile:
        raise ValueError("certfile must be specified")
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    _trust(context, purpose, cafile, capath, cadata)
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def wrap_socket(sock, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE, ssl_version=PROTOCOL_TLS, ca_certs=None,
                do_handshake_on_connect=True, suppress_ragged_eofs=True, ciphers=None):
    if server_side and not certfile:
        raise ValueError("certfile must be specified for server-side operations")
    if keyfile and not certfile:
        raise ValueError("certfile must be specified")
    context = SSLContext(ssl_version)
    context.verify_mode = cert_reqs
    if ca_certs:
        context.load_verify_locations(ca_certs)
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    if ciphers:
        context.set_ciphers(ciphers)
    return context.wrap_socket(sock=sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
                               suppress_ragged_eofs=suppress_ragged_eofs)


def cert_time_to_seconds(cert_time):
    """Return the time in seconds since the Epoch, given the timestring
    representing the "notBefore" or "notAfter" date from a certificate
    in ``"%b %d %H:%M:%S %Y %Z"`` strptime format (C locale)."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    time_format = " %d %H:%M:%S %Y GMT"
    month = cert_time[:3].title()
    if month not in months:
        raise ValueError('time data %r does not match format "%%b%s"' % (cert_time, time_format))
    t = _time.strptime(cert_time[3:], time_format)
    number = months.index(month) + 1
    # Days from 1970-01-01, by the year that begins in March.
    year, shifted = (t[0], number) if number > 2 else (t[0] - 1, number + 12)
    day = 365 * year + year // 4 - year // 100 + year // 400 + (153 * (shifted - 3) + 2) // 5 + t[2] - 1 - 719468
    return ((day * 24 + t[3]) * 60 + t[4]) * 60 + t[5]


def DER_cert_to_PEM_cert(der_cert_bytes):
    """Takes a certificate in binary DER format and returns the
    PEM version of it as a string."""
    text = str(base64.standard_b64encode(der_cert_bytes), "ASCII", "strict")
    lines = [PEM_HEADER]
    lines += [text[i:i+64] for i in range(0, len(text), 64)]
    lines.append(PEM_FOOTER + "\n")
    return "\n".join(lines)


def PEM_cert_to_DER_cert(pem_cert_string):
    """Takes a certificate in ASCII PEM format and returns the
    DER-encoded version of it as a byte sequence"""
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError("Invalid PEM encoding; must start with %s" % PEM_HEADER)
    if not pem_cert_string.strip().endswith(PEM_FOOTER):
        raise ValueError("Invalid PEM encoding; must end with %s" % PEM_FOOTER)
    body = pem_cert_string.strip()[len(PEM_HEADER):-len(PEM_FOOTER)]
    return base64.decodebytes(body.encode("ASCII", "strict"))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=_DEFAULT_TIMEOUT):
    """Retrieve the certificate from the server at the specified address,
    and return it as a PEM-encoded string."""
    host, port = addr
    cert_reqs = CERT_NONE if ca_certs is None else CERT_REQUIRED
    context = _create_stdlib_context(ssl_version, cert_reqs=cert_reqs, cafile=ca_certs)
    limit = {} if timeout is _DEFAULT_TIMEOUT else {"timeout": timeout}
    with _socket.create_connection(addr, **limit) as sock:
        with context.wrap_socket(sock, server_hostname=host) as sslsock:
            der = sslsock.getpeercert(True)
    return DER_cert_to_PEM_cert(der)


def get_protocol_name(protocol_code):
    for method in PROTOCOL_TLS, PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER:
        if method == protocol_code:
            return method.name
    return "<unknown>"


def _dnsname_match(dn, hostname):
    """Matching according to RFC 6125, section 6.4.3"""
    if not dn:
        return False
    wildcards = dn.count("*")
    if not wildcards:
        return dn.lower() == hostname.lower()
    if wildcards > 1:
        raise CertificateError("too many wildcards in certificate DNS name: {!r}.".format(dn))
    first, dot, rest = dn.partition(".")
    if "*" in rest:
        raise CertificateError("wildcard can only be present in the leftmost label: {!r}.".format(dn))
    if not dot:
        raise CertificateError("sole wildcard without additional labels are not support: {!r}.".format(dn))
    if first != "*":
        raise CertificateError("partial wildcards in leftmost label are not supported: {!r}.".format(dn))
    label, dot, others = hostname.partition(".")
    if not label or not dot:
        return False
    return rest.lower() == others.lower()


def _inet_paton(ipname):
    """Convert an IP address to its packed form, in the one way of writing it."""
    try:
        addr = _socket.inet_aton(ipname)
    except OSError:
        pass
    else:
        if _socket.inet_ntoa(addr) == ipname:
            return addr
        raise ValueError("{!r} is not a quad-dotted IPv4 address.".format(ipname))
    try:
        return _socket.inet_pton(_socket.AF_INET6, ipname)
    except OSError:
        raise ValueError("{!r} is neither an IPv4 nor an IP6 address.".format(ipname))


def match_hostname(cert, hostname):
    """Verify that *cert* (in decoded format as returned by
    SSLSocket.getpeercert()) matches the *hostname*.  RFC 2818 and RFC 6125
    rules are followed."""
    if not cert:
        raise ValueError("empty or no certificate, match_hostname needs a SSL socket or SSL context with either CERT_OPTIONAL or CERT_REQUIRED")
    try:
        host_ip = _inet_paton(hostname)
    except ValueError:
        host_ip = None
    names = []
    for key, value in cert.get("subjectAltName", ()):
        if key == "DNS":
            if host_ip is None and _dnsname_match(value, hostname):
                return
            names.append(value)
        elif key == "IP Address":
            if host_ip is not None and _inet_paton(value.rstrip()) == host_ip:
                return
            names.append(value)
    if not names:
        for sub in cert.get("subject", ()):
            for key, value in sub:
                if key == "commonName":
                    if _dnsname_match(value, hostname):
                        return
                    names.append(value)
    if len(names) > 1:
        raise CertificateError("hostname %r doesn't match either of %s" % (hostname, ", ".join(map(repr, names))))
    elif len(names) == 1:
        raise CertificateError("hostname %r doesn't match %r" % (hostname, names[0]))
    raise CertificateError("no appropriate commonName or subjectAltName fields were found")
