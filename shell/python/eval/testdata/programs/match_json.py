# What json gave, taken apart with mapping patterns.
import json

MESSAGES = """
{"type": "hello", "from": "ann", "version": 2}
{"type": "hello", "from": "bob"}
{"type": "chat", "from": "ann", "to": ["bob", "eve"], "text": "hi"}
{"type": "chat", "from": "ann", "to": [], "text": "nobody"}
{"type": "chat", "from": "ann", "to": "all", "text": "everybody", "extra": 1, "more": null}
{"type": "move", "position": {"x": 1, "y": [2, 3]}}
{"type": "move", "position": {"x": 1.5, "y": 2}}
{"type": "error", "code": 404}
{"type": "error", "code": 500, "detail": "overload"}
{"type": "bye"}
{"kind": "bye"}
[1, 2, {"deep": [{"er": true}]}]
[]
"just text"
17
null
{}
"""


def handle(message):
    match message:
        case {"type": "hello", "from": who, "version": int(version)}:
            return f"{who} speaks version {version}"
        case {"type": "hello", "from": who}:
            return f"{who} speaks"
        case {"type": "chat", "to": [first, *others], "text": text}:
            return f"{text!r} to {first} and {others}"
        case {"type": "chat", "to": []}:
            return "to nobody"
        case {"type": "chat", "to": "all", "text": str() as text, **rest}:
            return f"{text!r} to all; {sorted(rest)}"
        case {"type": "move", "position": {"x": int(x), "y": [int(a), int(b)]}}:
            return f"to {x} {a} {b}"
        case {"type": "move", "position": {"x": x, "y": y}}:
            return f"to {x + y}"
        case {"type": "error", "code": 404 | 410 as code}:
            return f"gone: {code}"
        case {"type": "error", "detail": detail, **fields}:
            return f"{detail} {fields}"
        case {"type": kind}:
            return f"type {kind}"
        case [int(), int(), {"deep": [{"er": True as value}]}]:
            return f"deep {value}"
        case [] | {} if not message:
            return f"empty {type(message).__name__}"
        case str() | int() as plain:
            return f"plain {plain!r}"
        case None:
            return "nothing"
        case {**everything}:
            return f"some object {everything}"


for line in MESSAGES.split("\n"):
    if line:
        print(handle(json.loads(line)))


def depth(value):
    match value:
        case [] | {}:
            return 1
        case [*inner]:
            return 1 + max(map(depth, inner))
        case dict(inner):
            return 1 + max(map(depth, inner.values())) if inner else 1
    return 0


print([depth(json.loads(line)) for line in MESSAGES.split("\n") if line])
config = {"server": {"host": "localhost", "port": 5000}, "debug": False}
match config:
    case {"server": {"host": host, "port": port}, "debug": False, **others}:
        print(host, port, others, len(config))
