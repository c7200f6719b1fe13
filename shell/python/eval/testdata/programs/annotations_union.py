# Annotations: unions, list[int], what is kept of them, isinstance.
class Node:
    value: int
    next: "Node | None" = None
    tags: list[str]

    def __init__(self, value: int, next: "Node | None" = None):
        self.value, self.next = value, next


def find(items: list[int] | tuple[int, ...], wanted: int | None = None, *rest: str, key: dict[str, int] = {}) -> int | None:
    count: int = 0
    best: float
    for i, item in enumerate(items):
        count += 1
        if item == wanted:
            return i
    return None


print(find([3, 4, 5], 4), find((1,), 9), find([]))
print(find.__annotations__)
print(Node.__annotations__, Node.__init__.__annotations__, hasattr(Node, "value"), Node.next)
limit: int = 10
later: str
print(__annotations__, limit, "later" in globals())
number = int | float
print(number, type(number).__name__, isinstance(3, number), isinstance("3", number), isinstance(None, int | None), issubclass(bool, number))
print(int | None, None | str, int | int, int | str | int, (int | str) == (str | int), hash(int | str) == hash(str | int), list[int] | None)
print(number.__args__, (int | None).__args__, isinstance(True, str | list | int), isinstance([], int | list))
print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()], type[Node], set[frozenset[str]], list[Node])
print(list[int]([1, 2]), dict[str, int](a=1), type(list[int]()), list[int].__origin__, dict[str, int].__args__, list[int] == list[int])
for attempt in (lambda: isinstance([], list[int]), lambda: int | 3, lambda: int[str], lambda: isinstance(1, int | list[int]), lambda: list[int] | 5):
    try:
        print(attempt())
    except TypeError as e:
        print(e)


def port(value: int | str = "http", /, *, strict: bool = False) -> tuple[int, str]:
    match value:
        case int():
            return value, "number"
        case str():
            return {"http": 80}.get(value, 0), "name"


print(port(), port(5000), port("x", strict=True), port.__annotations__["return"], port.__defaults__, port.__kwdefaults__)
inner: list[int] = [limit, 2]
inner[0]: int = 5
(limit): int = 7
print(inner, limit, __annotations__)


class Settings:
    host: str = "localhost"
    port: int = 5000
    debug: bool | None = None

    def __init__(self, **values: object) -> None:
        for name, kind in self.__annotations__.items():
            value = values.pop(name, getattr(type(self), name))
            if not isinstance(value, kind):
                raise TypeError(f"{name} is {kind.__name__ if isinstance(kind, type) else kind}, not {type(value).__name__}")
            setattr(self, name, value)
        assert not values, values


print(vars(Settings(port=80, debug=True)), Settings.__init__.__annotations__)
for wrong in ({"port": "80"}, {"debug": 3}, {"x": 1}):
    try:
        Settings(**wrong)
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)
