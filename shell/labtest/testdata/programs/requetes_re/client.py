import re, socket, sys

for r in ["GET /index.html?a=1&b=deux HTTP/1.1\r\nHost: tp.fr\r\nX-Vide:\r\nAccept-Language:  fr \r\n\r\n",
          "POST /mail/ HTTP/1.0\r\nX-Forwarded-For: 10.0.0.1, 300.1.2.3, 192.168.1.254\r\n\r\nalice@exemple.fr, bob@tp.fr",
          "get / http/1.0\r\n\r\n", "HEAD /été HTTP/1.1\r\nHost : x\r\n\r\n"]:
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    s.sendall(r.encode())
    rep = b""
    while morceau := s.recv(1000):
        rep += morceau
    code = re.search(rb"HTTP/\d\.\d (\d{3}) ([A-Za-z ]+)", rep)
    print(code.group(1), code[2], rep.split(b"\r\n\r\n", 1)[1].decode())
print(re.sub("(?i)ERREUR", lambda m: m.group().title() + "!", "erreur ERREUR"), re.match("a|b", "c"), bool(re.fullmatch(r"\d+", "123")))
print(re.search(r"(?P<h>\d\d):(?P<m>\d\d)", "il est 14:05"))
