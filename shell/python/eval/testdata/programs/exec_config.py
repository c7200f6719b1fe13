# A configuration file that is Python, and templates that are compiled, by exec.
CONFIG = '''
"""The servers of the lab."""
port = 5000
hosts = [f"10.0.0.{n}" for n in range(1, 4)]
timeout = 2.5 if len(hosts) < 10 else 10
_private = "not seen"

def url(host, path="/"):
    return f"http://{host}:{port}{path}"

class Limits:
    clients = 30
    size = clients * 1024
'''


def load(text, **given):
    space = {"__name__": "config", **given}
    exec(compile(text, "config.py", "exec"), space)
    return {k: v for k, v in space.items() if not k.startswith("_") and k not in given}


config = load(CONFIG, site="lab")
print(sorted(config), config["port"], config["hosts"], config["timeout"])
print(config["url"]("a"), config["url"]("b", "/x"), config["url"].__globals__["port"], config["url"].__module__)
print(config["Limits"].size, config["Limits"].__name__, config["Limits"].__module__)
for wrong in ("port = ", "port = unknown", "raise ValueError('no such site')", "if 1:\nport = 2", "import nothing_such", "x = 1 / 0"):
    try:
        load(wrong)
    except SyntaxError as e:
        print(type(e).__name__, "line", e.lineno)
    except Exception as e:
        print(type(e).__name__, e)


def template(text):
    """A line that begins with % is Python, the others are printed."""
    code, indent = [], 0
    for line in text.split("\n"):
        if line.startswith("%"):
            word = line[1:].strip()
            if word == "end":
                indent -= 1
                continue
            if word.startswith("else"):
                indent -= 1
            code.append("    " * indent + word)
            indent += word.endswith(":")
        else:
            code.append("    " * indent + f"out(f{line!r})")
    return "\n".join(code)


source = template("Hosts of {site}:\n% for i, h in enumerate(hosts):\n%   if i % 2:\n  - {h} (odd)\n%   else:\n  - {h}\n%   end\n% end\n{len(hosts)} in all")
print(source)
lines = []
exec(source, {"site": "lab", "hosts": config["hosts"], "out": lines.append})
print(*lines, sep="\n")
space = {}
exec("a = 1\nb = a + 1", space)
exec("c = a + b", space)
print({k: v for k, v in space.items() if k != "__builtins__"}, "__builtins__" in space, exec("1 + 1"))
local = {}
exec("x = 1\ny = [x for _ in range(2)]", {"x": 9}, local)
print(local)
functions = {}
for name, sign in (("add", "+"), ("sub", "-"), ("mul", "*")):
    exec(f"def {name}(a, b):\n    'a {sign} b'\n    return a {sign} b", functions)
print([functions[n](7, 3) for n in ("add", "sub", "mul")], functions["sub"].__doc__, functions["mul"].__name__)
exec("made_here = 5\nprint(made_here, __name__)")
print(made_here)
