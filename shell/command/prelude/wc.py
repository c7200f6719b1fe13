import re


def wc(data, what="lwc"):
    """How many lines, words, characters (m) and bytes."""
    text = data.decode("utf-8", "surrogateescape")
    words = re.findall(r"[^\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+", text)
    counts = {"l": text.count("\n"), "w": len(words), "m": len(text), "c": len(data)}
    counts = [n for letter, n in counts.items() if letter in what]
    return " ".join(f"{n:7}" for n in counts) if len(counts) > 1 else str(counts[0])
