# A chat room that runs by events, and values looked up by dotted names in patterns.
class Key:
    ENTER = "enter"
    TAB = "tab"
    QUIT = 3


class Limits:
    class Size:
        MAX = 10


def pressed(key, text):
    match key, text:
        case Key.ENTER, "":
            return "nothing to send"
        case Key.ENTER, str(text) if len(text) > Limits.Size.MAX:
            return "too long"
        case Key.ENTER, text:
            return f"send {text}"
        case Key.TAB, _:
            return f"complete {text[:2]}..."
        case Key.QUIT, _:
            return "quit"
        case {"ctrl": letter}, _:
            return f"control {letter}"
        case [k1, k2], _:
            return f"{k1} then {k2}"
        case k, _:
            return f"key {k!r}"


for key, text in (("enter", ""), ("enter", "hello"), ("enter", "hello world"), ("tab", "/joi"), (3, ""), ({"ctrl": "c"}, ""), ({"alt": "c"}, ""), ("ab", ""), (["a", "b"], "")):
    print(pressed(key, text))

room = {}
journal = []


def event(*what):
    match what:
        case ("join", name) if name in room:
            journal.append(f"{name} is here")
        case ("join", name):
            room[name] = []
            for other in room:
                match other:
                    case _ if other == name:
                        continue
                    case _:
                        room[other].append(f"* {name}")
        case ("say", name, *words) if words:
            for other, inbox in room.items():
                if other != name:
                    inbox.append(f"{name}: {' '.join(words)}")
        case ("leave", *names):
            for name in names:
                match room.pop(name, None):
                    case None:
                        journal.append(f"{name} was not here")
                    case [*_, last]:
                        journal.append(f"{name} read last {last!r}")
                    case []:
                        journal.append(f"{name} read nothing")
        case (kind, *_):
            journal.append(f"{kind}: {len(what)}")
        case ():
            journal.append("no event")


event("join", "ann"); event("join", "bob"); event("join", "ann")
event("say", "ann", "hello", "you"); event("say", "bob"); event()
print(room)
event("leave", "bob", "eve", "ann")
event("join", "zoe"); event("leave", "zoe")
print(*journal, sep="\n")
match = {"match": 1, "case": 2}
case = match["match"]
match[case] = [case]
print(match, case)
match (case):
    case 1: print("soft keywords are names, too")
