import json

products = [{"id": i, "title": f"Produit n° {i}", "price": i * 1.25, "tags": ["a", "b\n", None],
             "rating": {"rate": 3.9, "count": i * 7}, "stock": i % 3 == 0} for i in range(1500)]
for turn in range(4):
    text = json.dumps(products)
    back = json.loads(text)
pretty = json.dumps(back, indent=2, sort_keys=True, ensure_ascii=False)
small = 0
for i in range(4000):
    line = json.dumps({"cmd": "send", "n": i})
    small += json.loads(line)["n"]
print(len(text), len(pretty), back == products, small)
