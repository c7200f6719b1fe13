# The commands of a small mail protocol, taken apart by match.
class Session:
    def __init__(self):
        self.user = None
        self.box = ["hello", "second message", "bye"]
        self.open = True

    def answer(self, line):
        match line.split():
            case []:
                return "-ERR empty"
            case ["QUIT" | "quit"]:
                self.open = False
                return "+OK bye"
            case ["USER", name]:
                self.user = name
                return f"+OK {name}"
            case ["USER", *rest]:
                return f"-ERR USER takes a name, not {len(rest)}"
            case _ if self.user is None:
                return "-ERR who are you?"
            case ["STAT"]:
                return f"+OK {len(self.box)} {sum(map(len, self.box))}"
            case ["LIST"]:
                return "\n".join(["+OK"] + [f"{i} {len(m)}" for i, m in enumerate(self.box, 1)])
            case ["RETR" | "DELE" as command, number] if number.isdigit() and 0 < int(number) <= len(self.box):
                if command == "DELE":
                    return f"+OK deleted {self.box.pop(int(number) - 1)!r}"
                return "+OK " + self.box[int(number) - 1]
            case ["RETR" | "DELE", number]:
                return f"-ERR no message {number}"
            case ["TOP", first, _, *more] if not more:
                return f"+OK top of {first}"
            case [command, *arguments]:
                return f"-ERR {command} with {arguments}"


s = Session()
script = ["", "STAT", "USER", "USER ann lee", "USER ann", "STAT", "LIST", "RETR 2", "RETR 9", "RETR x", "DELE 1", "STAT", "TOP 1 2", "TOP 1 2 3", "NOOP", "quit"]
for line in script:
    print(f"{line!r:>15} {s.answer(line)}")
print(s.open, s.user, s.box)


def state(current, event):
    match current, event:
        case "CLOSED", "listen":
            return "LISTEN"
        case "CLOSED", "connect":
            return "SYN_SENT"
        case "LISTEN", "syn":
            return "SYN_RCVD"
        case ("SYN_SENT", "syn+ack") | ("SYN_RCVD", "ack"):
            return "ESTABLISHED"
        case "ESTABLISHED", "fin" | "close" as why:
            return "CLOSE_WAIT" if why == "fin" else "FIN_WAIT"
        case _, "rst":
            return "CLOSED"
        case other, _:
            return other


now = "CLOSED"
for event in ("ack", "listen", "syn", "ack", "data", "fin", "rst", "connect", "syn+ack", "close"):
    before, now = now, state(now, event)
    print(f"{before:<12} {event:<8} {now}")
