# A log goes through a pipeline of generators, a line at a time.
LOG = """\
10.0.0.1 GET /index.html 200 512
10.0.0.2 GET /logo.png 404 0
10.0.0.1 POST /form 302 64
broken line
10.0.0.3 GET /index.html 200 512
10.0.0.2 GET /index.html 500 12
10.0.0.1 GET /style.css 200 2048
"""


def lines(text):
    print("lines: start")
    for number, line in enumerate(text.splitlines(), 1):
        yield number, line
    print("lines: end")


def parsed(source):
    for number, line in source:
        try:
            address, method, path, status, size = line.split()
            yield {"address": address, "method": method, "path": path, "status": int(status), "size": int(size)}
        except ValueError as e:
            print(f"line {number}: {e}")


def where(source, **wanted):
    for entry in source:
        if all(entry[key] == value for key, value in wanted.items()):
            yield entry


def take(source, count):
    if count <= 0:
        return
    for entry in source:
        yield entry
        count -= 1
        if not count:
            print("take: enough")
            return


for entry in where(parsed(lines(LOG)), method="GET", status=200):
    print(entry["address"], entry["path"], entry["size"])
print("--")
print([e["path"] for e in take(parsed(lines(LOG)), 3)])
print("--")
total = {}
for entry in parsed(lines(LOG)):
    total[entry["address"]] = total.get(entry["address"], 0) + entry["size"]
for address, size in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])):
    print(f"{address:<10}{size:>6}")
print(sum(e["size"] for e in parsed(lines(LOG)) if e["status"] < 400))
print(max((e["size"], e["path"]) for e in parsed(lines(LOG))))
pipeline = take(where(parsed(lines(LOG)), address="10.0.0.1"), 2)
print(next(pipeline)["path"], next(pipeline)["path"], next(pipeline, "empty"))
print(type(pipeline).__name__, pipeline.gi_frame is None, iter(pipeline) is pipeline)
