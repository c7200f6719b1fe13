import datetime
import requests
import time
import zlib


def read_response(sock, request, limit=64 << 20, at=None):
    """Read the one answer to a request that was sent as bytes, and no byte more."""
    begin = time.perf_counter()
    errors = requests.exceptions

    def broken(got, more=None):
        text = f"IncompleteRead({got} bytes read"
        return errors.ChunkedEncodingError(text + (")" if more is None else f", {more} more expected)"))

    def too_long(error):
        sock.close()  # what follows on it would be no message
        return error

    def read_line(most=65536):
        line = bytearray()
        while not line.endswith(b"\n"):
            if len(line) > 65536:
                raise too_long(errors.InvalidHeader("got more than 65536 bytes when reading header line"))
            if len(line) >= most:
                raise too_long(errors.InvalidHeader("got more than 1048576 bytes of headers"))
            octet = sock.recv(1)
            if not octet:
                break
            line += octet
        return bytes(line)

    def read_exactly(size, before=0, whole=None):
        parts, got = [], 0
        while got < size:
            part = sock.recv(min(size - got, 65536))
            if not part:
                raise broken(before + got, None if whole is None else whole - got)
            parts.append(part)
            got += len(part)
        return b"".join(parts)

    def read_fields(room):
        headers, cookies = requests.structures.CaseInsensitiveDict(), []
        names, last, size = {}, None, 0
        while True:
            line = read_line(room - size)
            size += len(line)
            if not line.endswith(b"\n"):
                raise broken(read + size)
            line = line.rstrip(b"\r\n")
            if not line:
                return headers, cookies, size
            text = line.decode("latin-1")
            if text[0] in " \t" and last:
                headers[last] = (headers[last] + " " + text.strip()).strip()
                continue
            name, colon, value = text.partition(":")
            if not colon or not name or name != name.strip():
                raise errors.ChunkedEncodingError("the answer is not HTTP: " + repr(text))
            value = value.strip(" \t")
            if name.lower() == "set-cookie":
                cookies.append(value)
            if headers.get(name):  # it keeps the name that had the first value
                last = names[name.lower()]
                headers[last] += ", " + value
            else:
                last = names[name.lower()] = name
                headers[name] = value

    def too_large():
        return too_long(MemoryError(f"the response's body is over {limit} bytes"))

    head, _, sent_body = request.partition(b"\r\n\r\n")
    request_line, *request_fields = head.decode("latin-1").split("\r\n")
    method, target, version = request_line.split(" ")
    asked = requests.PreparedRequest()
    asked.method, asked.body = method, sent_body or None
    asked.headers = requests.structures.CaseInsensitiveDict(field.split(": ", 1) for field in request_fields)
    if at is None:
        at = ("https://" if hasattr(sock, "cipher") else "http://") + asked.headers["Host"]
    asked.url = at + "/" if target == "*" else at + target

    response = requests.Response()
    read, status = 0, 100
    while status // 100 == 1 and status != 101:
        line = read_line((1 << 20) - read)
        if not line:
            raise ConnectionResetError("Remote end closed connection without response")
        if not line.startswith(b"HTTP/") and line.endswith(b"\n"):
            raise errors.ConnectionError("the answer is not HTTP: it begins with " + repr(line.rstrip(b"\r\n").decode("utf-8", "replace")))
        if not line.endswith(b"\n"):
            raise broken(len(line))
        read += len(line)
        version, _, rest = line.decode("latin-1").strip().partition(" ")
        code, _, reason = rest.partition(" ")
        if not (len(code) == 3 and code.isdigit()):
            raise errors.ChunkedEncodingError("the answer is not HTTP: " + repr(line.decode("latin-1")))
        status = int(code)
        headers, cookies, size = read_fields((1 << 20) - read)
        read += size

    coding = headers.get("Transfer-Encoding", "").lower()
    length = headers.get("Content-Length")
    if method == "HEAD" or status in (101, 204, 304) or method == "CONNECT" and status // 100 == 2:
        body = b""
    elif coding and version != "HTTP/1.0":
        if coding != "chunked":
            raise errors.ChunkedEncodingError("the answer is not HTTP: unsupported transfer encoding: " + repr(coding))
        parts, got, used = [], 0, 0
        while True:
            line = read_line()
            used += len(line)
            if not line.endswith(b"\n"):
                raise broken(got)
            digits = line.partition(b";")[0].strip()
            try:
                size = int(digits, 16)
            except ValueError:
                raise errors.ChunkedEncodingError("the answer is not HTTP: " + repr(digits.decode("latin-1")) + " is no chunk size") from None
            if got + used + size > limit:
                raise too_large()
            if size == 0:
                break
            parts.append(read_exactly(size, got))
            got += size
            end = read_exactly(2, got)
            used += 2
            if end != b"\r\n":
                raise errors.ChunkedEncodingError("the answer is not HTTP: a chunk is followed by " + repr(end))
        read = got
        read_fields(1 << 20)
        body = b"".join(parts)
    elif length is not None:
        lengths = {part.strip() for part in length.split(",")}
        if len(lengths) != 1 or not length.split(",")[0].strip().isdigit():
            raise errors.ChunkedEncodingError("the answer is not HTTP: bad Content-Length " + repr(length))
        length = int(lengths.pop())
        body = read_exactly(min(length, limit), 0, length)
        if length > limit:
            raise too_large()
    else:
        parts, got = [], 0
        while True:
            part = sock.recv(65536)
            if not part:
                break
            got += len(part)
            if got > limit:
                raise too_large()
            parts.append(part)
        body = b"".join(parts)

    if "Accept-Encoding" in asked.headers:
        for coding in reversed(headers.get("Content-Encoding", "").lower().split(",")):
            coding = coding.strip()
            if not body or coding in ("", "identity"):
                continue
            if coding not in ("gzip", "x-gzip", "deflate"):
                raise errors.ChunkedEncodingError("the answer is not HTTP: unknown content coding " + coding)
            zipped = coding != "deflate" or len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
            decoder = zlib.decompressobj(47 if zipped else -15)
            try:
                body = decoder.decompress(body, limit + 1)
            except zlib.error as e:
                raise errors.ChunkedEncodingError("the answer is not HTTP: " + str(e)) from None
            if len(body) > limit:
                raise too_large()

    response.status_code, response.reason, response.headers = status, reason.strip(), headers
    response._content, response._content_consumed = body, True
    response.url, response.request = asked.url, asked
    response.encoding = requests.utils.get_encoding_from_headers(headers)
    for cookie in cookies:
        name, _, value = cookie.partition(";")[0].partition("=")
        if name.strip():
            response.cookies.set(name.strip(), value.strip())
    response.elapsed = datetime.timedelta(seconds=time.perf_counter() - begin)
    return response
