text = "to be or not to be that is the question whether tis nobler in the mind to suffer".split()
counts = {}
for _ in range(4000):
    for word in text:
        counts[word] = counts.get(word, 0) + 1
by_length = {}
for i in range(120000):
    word = text[i % 16]
    by_length.setdefault(len(word), []).append(i)
table = {}
for i in range(120000):
    table[i % 1000] = table.get(i % 1000, 0) + i
grid = {}
for x in range(150):
    for y in range(150):
        grid[(x, y)] = x * y
near = 0
for (x, y), v in grid.items():
    if (x + 1, y) in grid:
        near += grid[x + 1, y] - v
total = 0
for _ in range(120):
    for k, v in table.items():
        total += v
    total += sum(table.values())
people = [{"name": "n%d" % i, "age": i % 90, "tags": ["a", "b"]} for i in range(4000)]
adults = [p["name"] for p in people if p["age"] >= 18 and "a" in p["tags"]]
index = {p["name"]: p for p in people}
found = sum(index["n%d" % i]["age"] for i in range(4000))
seen = set()
for i in range(120000):
    seen.add(i * 7 % 5003)
print(counts["be"], len(by_length), total, near, len(adults), found, len(seen), sorted(counts.items(), key=lambda kv: -kv[1])[0])
