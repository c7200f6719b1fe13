text = "the quick brown fox jumps over the lazy dog " * 20
lines = []
for i in range(3000):
    lines.append(f"{i:05d} {text[i % 40:i % 40 + 20]!r} {i * 1.5:.2f}")
log = "\n".join(lines)
count = 0
for line in log.split("\n"):
    number, rest = line.split(" ", 1)
    if rest.startswith("'") and "fox" in rest:
        count += int(number)
    line = line.strip().replace("o", "0").upper()
    count += line.find("D0G")


def digits(n):
    s = ""
    for i in range(n):
        s += str(i)
    return s


s = digits(60000)
vowels = 0
for c in s + text * 40:
    if c in "aeiou":
        vowels += 1
    elif c.isdigit():
        vowels += ord(c) - ord("0")
words = ["%s=%d" % (w, len(w)) for w in text.split() * 60]
print(count, len(s), vowels, len(",".join(words)), s[::-1][:10], sorted(words)[0])
