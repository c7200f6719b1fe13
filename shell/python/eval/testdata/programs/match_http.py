# Request lines, statuses and header fields, by match.
def route(line):
    match line.split(" "):
        case [method, path, "HTTP/1.0" | "HTTP/1.1" as version]:
            pass
        case [_, _, version]:
            return 505, f"what is {version}"
        case parts:
            return 400, f"{len(parts)} words"
    match method, path.strip("/").split("/"):
        case "GET", [""]:
            return 200, "home"
        case "GET" | "HEAD", ["products"]:
            return 200, "all products"
        case "GET", ["products", number] if number.isdecimal():
            return 200, f"product {int(number)}"
        case "GET", ["products", "search", *words] if words:
            return 200, f"search {words}"
        case "POST", ["products"]:
            return 201, "created"
        case "DELETE", ["products", number]:
            return 204, number
        case "PUT" | "PATCH" as verb, ["products", _]:
            return 405, verb.lower()
        case "GET", ["static", *folders, name] if "." in name:
            return 200, f"{name} in {'/'.join(folders) or '.'}"
        case verb, where:
            return 404, f"{verb} {where}"


for line in ("GET / HTTP/1.1", "GET /products/ HTTP/1.0", "HEAD /products HTTP/1.1", "GET /products/007 HTTP/1.1", "GET /products/x HTTP/1.1",
             "GET /products/search/red/shoe HTTP/1.1", "GET /products/search HTTP/1.1", "POST /products HTTP/1.1", "DELETE /products/4 HTTP/1.1",
             "PATCH /products/4 HTTP/1.1", "GET /static/a/b/c.css HTTP/1.1", "GET /static/c.css HTTP/1.1", "GET /static/c HTTP/1.1",
             "BREW /tea HTTP/1.1", "GET / HTTP/2", "GET /"):
    print(line, "->", *route(line))


def explain(status):
    match status:
        case 200 | 201 | 204:
            return "success"
        case 301 | 302 as moved:
            return f"moved ({moved})"
        case int(n) if 400 <= n < 500:
            return f"client error {n}"
        case int() if status >= 500:
            return "server error"
        case str(text):
            return f"text {text!r}"
        case True | None:
            return "a constant"
        case float():
            return "a number"
        case _:
            return f"what is {status!r}"


for status in (200, 302, 418, 503, "200", True, None, 4.5, [200], 100, -1):
    print(repr(status), explain(status))


def field(line):
    match line.partition(":"):
        case (name, ":", value) if name and not name.endswith(" "):
            return {name.title(): value.strip()}
        case ("", *_):
            return "no name"
        case (whole, "", ""):
            return f"no colon in {whole!r}"
        case _:
            return "a blank before the colon"


for line in ("host: localhost", "X-empty:", ": x", "nonsense", "Host : a"):
    print(field(line))
