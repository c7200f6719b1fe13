def show(f, *a):
    try:
        r = repr(f(*a))
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    print(r)
for s in ('é.fr', 'exemple.fr', '', 'x' * 64 + '.fr', 'a..b', 'a.b.', 'éé.É.', 'ß.de', '\u3002a', 'xn--é', 'x' * 70, '。', 'bücher.example', 'ｅ.fr', 'א1.com', 'pu\xadthé', '\ud800é'):
    show(s.encode, 'idna')
for s in ('é.fr', 'ß.de', 'bücher.example', 'a.b.'):
    show(s.encode('idna').decode, 'idna')
for b in (b'xn--9ca.fr', b'', b'xn--', b'XN--9CA.fr', b'\xff.fr', b'xn--zzzzzzzzzzzz', b'a.b', b'xn--a', b'xn--9ca.', b'A.B'):
    show(b.decode, 'idna')
    show(b.decode, 'idna', 'ignore')
show('é'.encode, 'idna', 'replace')
print(str(b'xn--9ca.fr', 'idna'), bytes('é.fr', 'idna'))
