# A calculator on eval: names of its own, no built-ins, errors told.
import math

NAMES = {name: getattr(math, name) for name in ("pi", "sqrt", "floor", "log2")}
NAMES.update(kib=1024, __builtins__={"abs": abs, "max": max})


class Calculator:
    def __init__(self):
        self.variables = {}
        self.last = 0

    def run(self, line):
        name, equals, text = line.partition("=")
        if not equals or not name.strip().isidentifier():
            name, text = None, line
        try:
            code = compile(text.strip(), "<calculator>", "eval")
            value = eval(code, NAMES, {"_": self.last, **self.variables})
        except SyntaxError as e:
            return f"syntax: {e.msg}"
        except NameError as e:
            return f"name: {e.name}"
        except ArithmeticError as e:
            return f"{type(e).__name__}: {e}"
        except Exception as e:
            return f"{type(e).__name__}"
        self.last = value
        if name:
            self.variables[name.strip()] = value
            return f"{name.strip()} = {value}"
        return value


c = Calculator()
for line in ("1 + 2 * 3", "_ ** 2", "x = 5", "x / 2", "x = x + 1", "sqrt(x * 6)", "kib * 4", "max(x, 3) - abs(-2)", "floor(pi)", "1 / 0", "y + 1",
             "1 +", "open('x')", "[n * n for n in range(3)]", "(lambda a: a * 2)(x)", "'a' + 1", "x == 6", "x if x > 5 else 0", "2 ** 0.5 == sqrt(2)", "log2(kib)"):
    print(f"{line:<26}{c.run(line)}")
print(c.variables)


def rows(formula, names, *values):
    code = compile(formula, "<formula>", "eval")
    for row in zip(*values):
        yield eval(code, None, dict(zip(names, row)))


print(list(rows("(a + b) / 2", "ab", [1, 2, 3], [10, 20, 30])))
print([eval(text) for text in ("1", "'é' * 2", "b'x'[0]", "{1: [2]}", "None", "f'{3!r:>4}'", "not 1 < 2 < 3", "(yes := 4) + yes")])
outer = 1


def scopes():
    outer = 2
    inner = 3
    return eval("outer + inner"), eval("outer", globals()), eval("[outer] * 2", {"outer": 9}), eval("outer", {"outer": 7}, {"outer": 8})


print(scopes(), eval("len(dir()) > 3"), eval(" 1"), eval(compile("outer * 10", "f", "eval")))
for wrong in ("x = 1", "", "1 2", "pass", "(", "a.b", 5):
    try:
        print(eval(wrong))
    except Exception as e:
        print(repr(wrong), type(e).__name__)
