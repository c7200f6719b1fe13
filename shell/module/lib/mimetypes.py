"""The type of a file by its name: guess_type("a.html") is ("text/html", None)."""

import os
import posixpath

__all__ = ["knownfiles", "inited", "guess_type", "guess_extension", "guess_all_extensions", "add_type", "init",
           "suffix_map", "encodings_map", "types_map", "common_types"]

knownfiles = ["/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types",
              "/etc/apache2/mime.types", "/usr/local/etc/mime.types"]
inited = False

suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
common_types = {".rtf": "application/rtf", ".midi": "audio/midi", ".mid": "audio/midi", ".jpg": "image/jpg", ".pict": "image/pict",
                ".pct": "image/pict", ".pic": "image/pict", ".webp": "image/webp", ".xul": "text/xul"}
types_map = {}

# What is known without a file of the system. The first ending is that of guess_extension().
_USUAL = """
application/javascript .js .mjs
application/json .json
application/manifest+json .webmanifest
application/msword .doc .dot .wiz
application/octet-stream .bin .a .dll .exe .o .obj .so
application/pdf .pdf
application/postscript .ps .ai .eps
application/vnd.apple.mpegurl .m3u .m3u8
application/vnd.ms-excel .xls .xlb
application/vnd.ms-powerpoint .ppt .pot .ppa .pps .pwz
application/wasm .wasm
application/x-csh .csh
application/x-latex .latex
application/x-pkcs12 .p12 .pfx
application/x-python-code .pyc .pyo
application/x-sh .sh
application/x-shockwave-flash .swf
application/x-tar .tar
application/x-tex .tex
application/xml .xsl .rdf .wsdl .xpdl
application/zip .zip
audio/3gpp .3gp .3gpp
audio/aac .aac .adts .loas .ass
audio/basic .au .snd
audio/mpeg .mp3 .mp2
audio/opus .opus
audio/x-aiff .aif .aifc .aiff
audio/x-wav .wav
image/avif .avif
image/bmp .bmp
image/gif .gif
image/jpeg .jpg .jpe .jpeg
image/heic .heic
image/heif .heif
image/png .png
image/svg+xml .svg
image/tiff .tiff .tif
image/vnd.microsoft.icon .ico
image/x-portable-anymap .pnm
image/x-portable-bitmap .pbm
image/x-portable-graymap .pgm
image/x-portable-pixmap .ppm
message/rfc822 .eml .mht .mhtml .nws
text/css .css
text/csv .csv
text/html .html .htm
text/n3 .n3
text/plain .txt .bat .c .h .ksh .pl .srt
text/richtext .rtx
text/tab-separated-values .tsv
text/vtt .vtt
text/x-python .py
text/x-vcard .vcf
text/xml .xml
video/mp4 .mp4
video/mpeg .mpeg .m1v .mpa .mpe .mpg
video/quicktime .mov .qt
video/webm .webm
video/x-msvideo .avi
"""


def _read(lines, dot=""):
    for line in lines:
        kind, *endings = line.partition("#")[0].split() or [""]
        for ending in endings:
            types_map[dot + ending] = kind


def init(files=None):
    """Read the types that are known, and those of the system's files."""
    global inited
    inited = True
    types_map.clear()
    _read(_USUAL.splitlines())
    for name in knownfiles + list(files or ()):
        if os.path.isfile(name):
            with open(name, encoding="utf-8") as f:
                _read(f, ".")


def guess_type(url, strict=True):
    """The type and the encoding of a file, by its name or URL: None for what is not known."""
    if not inited:
        init()
    url = os.fspath(url)
    scheme, colon, rest = url.partition(":")
    if colon and scheme.lower() == "data":
        kind, comma, _ = rest.partition(",")
        kind = kind.partition(";")[0]
        return (kind if "/" in kind else "text/plain", None) if comma else (None, None)
    if scheme and colon and "/" not in scheme:
        url = rest
    base, ext = posixpath.splitext(url)
    while ext.lower() in suffix_map:
        base, ext = posixpath.splitext(base + suffix_map[ext.lower()])
    encoding = encodings_map.get(ext)
    if encoding:
        ext = posixpath.splitext(base)[1]
    for table in (types_map,) if strict else (types_map, common_types):
        if ext.lower() in table:
            return table[ext.lower()], encoding
    return None, encoding


def guess_all_extensions(type, strict=True):
    """All endings of files of a type."""
    if not inited:
        init()
    return [ending for table in ((types_map,) if strict else (types_map, common_types))
            for ending, kind in table.items() if kind == type.lower()]


def guess_extension(type, strict=True):
    """An ending of files of a type; None where it is not known."""
    found = guess_all_extensions(type, strict)
    return found[0] if found else None


def add_type(type, ext, strict=True):
    """Add a type for an ending."""
    if not inited:
        init()
    (types_map if strict else common_types)[ext] = type
