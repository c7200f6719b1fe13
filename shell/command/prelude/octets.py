def octets(data):
    """JSON's text as bytes; bytes as they are."""
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape")
