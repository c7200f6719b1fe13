import hashlib, socket, struct, sys

s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))


def lire(n):
    r = bytearray()
    while len(r) < n:
        r.extend(s.recv(n - len(r)))
    return bytes(r)


n, attendu = struct.unpack("!I32s", lire(36))
total = hashlib.new("sha256")
for i in range(n):
    while True:
        s.send(struct.pack("!I", i))
        taille, md5 = struct.unpack("!H16s", lire(18))
        bloc = lire(taille)
        if hashlib.md5(bloc).digest() == md5:
            break
        print("bloc", i, "à redemander", hashlib.md5(bloc).hexdigest())
    total.update(bloc)
print(n, "blocs", total.hexdigest(), total.digest() == attendu)
print(hashlib.sha1("été".encode()).hexdigest(), total.name, total.digest_size, total.block_size)
s.close()
