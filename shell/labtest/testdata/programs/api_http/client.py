import http.client
import json
import sys
from urllib.parse import urlencode, quote

conn = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=30)


def appel(methode, chemin, corps=None, entetes={}):
    conn.request(methode, chemin, corps, entetes)
    r = conn.getresponse()
    texte = r.read().decode("utf-8")
    print(methode, chemin, r.status, r.reason, r.version, r.getheader("content-type"), r.getheader("Location", "-"))
    return texte


appel("POST", "/notes", json.dumps({"texte": "réviser TCP"}), {"Content-Type": "application/json"})
appel("POST", "/notes", urlencode({"texte": "rendre le TP & dormir"}), {"Content-Type": "application/x-www-form-urlencoded"})
print(json.loads(appel("GET", "/notes")))
print(appel("GET", "/cherche?mot=" + quote("réviser")))
print(appel("GET", "/rien"))
conn.close()
print(appel("PUT", "/notes").splitlines()[-3:])
conn.close()
try:
    conn.request("GET", "/notes")
    conn.request("GET", "/notes")
except http.client.CannotSendRequest as e:
    print(type(e).__name__, e)
print(len(json.loads(conn.getresponse().read())), "notes")
print(appel("POST", "/stop"))
conn.close()
