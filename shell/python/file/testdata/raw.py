# The raw file under a buffer, and one without.
open('TMPDIR/raw', 'w').write('abc\ndef\n')
f = open('TMPDIR/raw', 'rb', 0); b = open('TMPDIR/raw', 'rb'); w = open('TMPDIR/raw', 'ab'); rp = open('TMPDIR/raw', 'r+b'); t = open('TMPDIR/raw')
f
f.read(2)
f.readline()
f.read()
f.seek(0)
f.readinto(bytearray(3))
f.readall()
f.readline(2)
f.seek(0)
f.readline(2)
f.readlines()
f.peek
f.read1
f.raw
b.raw
w.raw
rp.raw
t.buffer.raw
b.raw.read(2)
b.read(2)
b.tell()
f.closefd
f.name
f.mode
b.raw.mode
t.buffer.mode
f.write(b'x')
w.raw.write(b'x')
f.truncate()
f.tell()
f.isatty()
f.fileno()==f.fileno()
f.detach
b.detach()
b
t.detach()
t
f.close()
f.read()
f.readline()
f.readall()
f.readinto(bytearray(2))
f.write(b'')
f.tell()
f.seek(0)
f.truncate()
f.readable()
f.writable()
f.seekable()
f.isatty()
f.fileno()
f.flush()
iter(f)
next(f)
f.readlines()
f.writelines([])
f
f.__enter__()
f.name
f.mode
b = open('TMPDIR/raw', 'rb', 3); b.read(1), b.raw.tell(), b.read(3), b.raw.tell(), b.peek(), b.read1(), b.read1(2), b.read(100)
b.raw.close(); b.closed, b
b.read()
b.close()
b = open('TMPDIR/raw', 'r+b'); b.raw is b.raw, b.readinto(memoryview(bytearray(4))[1:]), b.write(memoryview(b'XY')), b.seek(0), b.read()
b.readinto1(bytearray(3)), b.seek(0), b.readinto1(bytearray(3)), b.tell()
b.close(); b.detach()
t = open('TMPDIR/raw'); t.readline(), t.buffer.raw.tell(), t.close(), t.detach()
t.detach()
e = BlockingIOError(11, 'x', 5); e.args, e.errno, e.strerror, e.characters_written, e.filename, str(e)
BlockingIOError(11, 'x').characters_written
BlockingIOError(11, 'x', 'name').args
open('TMPDIR/raw', 'rb', 0).read(2), open('TMPDIR/raw', 'rb', 0).read(None), open('TMPDIR/raw', 'rb', 0).read(-5)
[l for l in open('TMPDIR/raw', 'rb', 0)]
with open('TMPDIR/raw', 'wb', 0) as f: f.write(bytearray(b'12')), f.write(memoryview(b'345')[1:]), f.writelines([b'6', b'7']), f.tell(), f.truncate(3)
open('TMPDIR/raw').read()
r = open('TMPDIR/raw', 'rb'); d = open(r.fileno(), 'rb', closefd=False); d.raw.closefd, d.raw.mode, d.close(), r.read(), r.raw.closefd
