# coding: utf-8
"""Exercice 2.2 : les programmes de la partie 2, l'un après l'autre."""
import sys

import requests

BASE_URL = sys.argv[1] if len(sys.argv) > 1 else 'https://fakestoreapi.com'

response = requests.get(f"{BASE_URL}/products")
print(response.status_code)
print(response.json())

# La description et la valeur count seulement.
for produit in response.json():
    print(f"{produit['description']} : {produit['rating']['count']}")

query_params = {
    "limit": 3
}
response = requests.get(f"{BASE_URL}/products", params=query_params)
print(response.url.replace(BASE_URL, ""), len(response.json()))
print([(p["id"], p["rating"]["count"]) for p in response.json()])

new_product = {
    "title": 'test product',
    "price": 13.5,
    "description": 'lorem ipsum set',
    "image": 'https://i.pravatar.cc',
    "category": 'electronic'
}
response = requests.post(f"{BASE_URL}/products", json=new_product)
print(response.status_code, response.reason, response.ok)
nouveau = response.json()
print(nouveau)
response = requests.get(f"{BASE_URL}/products/{nouveau['id']}")
print(response.status_code, response.json(), response.text)

for chemin in ["products/1", "products/categories", "products/category/jewelery", "cart?userId=1", "products?limit=5"]:
    response = requests.get(f"{BASE_URL}/{chemin}")
    données = response.json()
    print(chemin, response.status_code, response.headers["content-type"], len(données))

response = requests.put(f"{BASE_URL}/products/1", json={"title": "autre", "price": 2})
print(response, response.json())
response = requests.patch(f"{BASE_URL}/products/1", json={"price": 3.25})
print(response, response.json())
response = requests.delete(f"{BASE_URL}/products/1")
print(response, sorted(response.json()))

response = requests.get(f"{BASE_URL}/inconnu")
print(response.status_code, bool(response))
try:
    response.raise_for_status()
except requests.exceptions.HTTPError as err:
    print(str(err).replace(BASE_URL, "BASE_URL"))
try:
    requests.get("http://localhost:1/products", timeout=2)
except requests.exceptions.ConnectionError as err:
    print("pas de serveur :", type(err).__name__)
