# Each line is run alone, as at the prompt, by python3 and by the evaluator.
# errors of str, bytes, formatting and codecs
format(1,'zd')
format(1,'.2d')
format('a','=5')
format('a','+')
format('a',' ')
format('a','z')
format('a','#')
format('a','d')
format('a','é')
format('a','5sx')
format(1,'5dx')
format(1,'s')
format(1,'é')
format(1.5,'d')
format(1.5,'é')
format(1,',_d')
format(1,'_,d')
format(1,',s')
format(1,',x')
format(1,',c')
format('a',',')
format('a','_s')
format(1,',é')
format(1,'+c')
format(1,'#c')
format(-1,'c')
format(1,',n')
format(1,'99999999999999999999')
format(1,'.')
format(1.0,'.99999999999')
format(1.0,'9999999999999999')
format(1,'.5')
format(10**400,'e')
format(True,'')
format(True,'5')
format(True,'s')
format(True,'d')
format(1,'#,x')
format(1,'zx')
format(1.0,'s')
format(65,'05c')
format(65,'.1c')
format(1,'z')
format(1,'z.2f')
'{!x}'.format(1)
'{!é}'.format(1)
'{!}'.format(1)
'{!'.format(1)
'{0!rx}'.format(1)
'{!r'.format(1)
'{'.format(1)
'}'.format(1)
'{0'.format(1)
'{0:{'.format(1)
'{0:{}'.format(1)
'{0:{1:{2}}}'.format(1,2,3)
'{0:{1}}'.format(5,6)
'{} {0}'.format(1)
'{0} {}'.format(1)
'{1}'.format(1)
'{a}'.format(1)
'{a.}'.format(a=1)
'{a[}'.format(a=1)
'{a[]}'.format(a=[1])
'{a[0]x}'.format(a=[1])
'{0[-1]}'.format([1])
'{0[99999999999999999999]}'.format([1])
'{99999999999999999999}'.format([1])
'{{}'.format(1)
'{0[a]}'.format({'a':1})
'{0[1]}'.format({1:2})
'{0.real}'.format(1)
'{a{b}}'.format(1)
'{}'.format_map({'a':1})
'{0}'.format_map({'a':1})
'{a}'.format_map({'a':1})
'{a}'.format_map({})
'{a}'.format_map(1)
'{a}'.format_map('x')
'%d' % 'a'
'%x' % 1.5
'%x' % 'a'
'%c' % 'ab'
'%c' % 1114112
'%c' % -1
'%c' % 1.5
'%f' % 'a'
'%e' % None
'%y' % 1
'%é' % 1
'%' % 1
'%5' % 1
'%(a)s' % 1
'%(a)s' % {'b':1}
'%(a' % {'a':1}
'%s %s' % 1
'%s' % (1,2)
'abc' % 1
'abc' % [1]
'abc' % b'x'
'abc' % 'x'
'%*d' % ('a',1)
'%.*d' % ('a',1)
'%*d' % (5,1)
'%.*f' % (2,1.234)
'%99999999999999999999d' % 1
'%.99999999999999999999d' % 1
'%.99999999999d' % 1
'%*d' % (99999999999999999999,1)
'%5%' % ()
'%d' % 10**5000
'%s' % 10**5000
'%d' % 1e400
'%d' % float('nan')
'%i' % True
'%(a)s %s' % {'a':1}
'%s' % {'a':1}
'%(a)*d' % {'a':1}
b'%s' % 'a'
b'%d' % 'a'
b'%f' % 'a'
b'%c' % 'a'
b'%c' % 256
b'%c' % b'ab'
b'%y' % 1
b'%a %r' % ('é','x')
b'abc' % 1
b'%s %s' % b'a'
b'%(a)s' % {'a':b'x'}
b'%(a)s' % {b'a':b'x'}
b'%x' % 'a'
b'%b' % bytearray(b'x')
b'%' % ()
b'%5%' % ()
b'%s' % 1
str(1,'utf-8')
str(b'a',1)
str(b'a','utf-8',1)
str('a','utf-8')
str(1,2,3,4)
str(x=1)
bytes(1,2,3,4)
bytes(5,'utf-8')
bytes(5,errors='x')
bytes('a')
bytes(1.0)
bytes(-1)
bytes([256])
bytes([-1])
bytes(['a'])
bytes([10**30])
bytes(10**30)
bytes('a',1)
bytes(None)
bytearray(1.0)
bytearray([256])
bytearray(['a'])
bytearray('a')
bytearray(-1)
bytearray(5,'utf-8')
bytearray(None)
bytearray(10**30)
bytes.fromhex(b'a')
bytes.fromhex('a')
bytes.fromhex('zz')
bytes.fromhex('aa b')
bytes.fromhex('aéa')
b'ab'.hex(1)
b'ab'.hex('ab')
b'ab'.hex('é')
b'ab'.hex(b'\xff')
b'ab'.hex('-', 'a')
'a'.encode(1)
'a'.encode('x')
'a'.encode('utf-8', 1)
'é'.encode('ascii','foo')
'é'.encode('ascii','foo','bar')
'a'.encode(foo=1)
'a'.find()
'a'.find(1)
'a'.find('a','b')
'a'.find('a',1,2,3)
'a'.find(x=1)
'a'.count(1)
'a'.index('b')
'a'.startswith(1)
'a'.startswith((1,))
'a'.startswith()
b'a'.startswith('a')
b'a'.startswith(('a',))
b'a'.find('a')
b'a'.find(256)
b'a'.find(-1)
b'a'.count(10**30)
b'a'.index(b'b')
b'a'.rindex(b'b')
'a'.center('b')
'a'.center(5,'ab')
'a'.center(5,1)
'a'.center()
b'a'.center(5,'ab')
b'a'.center(5,b'ab')
b'a'.ljust(5,1)
b'a'.rjust(5,'x')
b'a'.zfill('x')
'a'.zfill()
'a'.expandtabs('x')
'a'.expandtabs(10**10)
'a'.expandtabs(10**30)
'a'.expandtabs(1,2)
'a'.join()
'a'.join(1)
'a'.join([1])
'a'.join('a',1)
b'a'.join(['a'])
b'a'.join(1)
'a'.split('')
'a'.split(1)
'a'.split(None,'a')
'a'.split(1,2,3)
b'a'.split('a')
b'a'.split(b'')
'a'.strip(1)
'a'.strip(1,2)
b'a'.strip(1)
b'a'.strip('a')
'a'.partition(1)
'a'.partition('')
b'a'.partition('a')
b'a'.partition(b'')
'a'.replace(1,2)
'a'.replace('a',2)
'a'.replace('a')
'a'.replace('a','b',None)
'a'.replace('a','b',count=1)
b'a'.replace('a',b'b')
b'a'.replace(b'a','b')
'a'.removeprefix(1)
b'a'.removeprefix('a')
'a'.removesuffix(None)
'a'.translate()
'a'.translate(1)
'a'.translate({97:1.5})
'a'.translate({97:-1})
'a'.translate({97:1114112})
'a'.translate({97:10**30})
b'a'.translate(b'a')
b'a'.translate('a')
b'a'.translate(None,'a')
str.maketrans(1)
str.maketrans()
str.maketrans('a')
str.maketrans({'ab':1})
str.maketrans({1.5:1})
str.maketrans('a',1)
str.maketrans(1,'a')
str.maketrans('ab','a')
str.maketrans('a','b',1)
bytes.maketrans(b'a',b'bc')
bytes.maketrans(b'a','b')
bytes.maketrans(b'a')
'a'.capitalize(1)
'a'.isalpha(1)
'abc'['a']
'abc'[5]
'abc'[10**30]
'abc'[1.5]
'abc'[::0]
'abc'['a':]
b'abc'['a']
b'abc'[5]
b'abc'[10**30]
bytearray(b'abc')['a']
bytearray(b'abc')[5]
1 in 'a'
'a' in b'a'
256 in b'a'
-1 in b'a'
10**30 in b'a'
1.5 in b'a'
'a'+1
1+'a'
b'a'+'a'
'a'+b'a'
b'a'+1
bytearray(b'a')+'a'
'a'*1.5
'a'*'a'
b'a'*b'a'
'a'*10**30
'a'*10**15
'a'<1
b'a'<'a'
b'a'==bytearray(b'a')
'a'.foo
b'\xff'.decode()
b'\xe9abc'.decode()
b'ab\xc3'.decode()
b'\xf0\x9f\x98'.decode()
b'\xe2\x28\xa1'.decode()
b'\xed\xa0\x80'.decode()
b'\xff'.decode('ascii')
b'\x81'.decode('cp1252')
b'a'.decode('utf-16')
b'a'.decode('utf-16-be')
b'\x00\xd8'.decode('utf-16')
b'\x00\xd8ab'.decode('utf-16-le')
b'\x00\xdc'.decode('utf-16-le')
b'abc'.decode('utf-32')
b'\xff\xff\xff\xff'.decode('utf-32')
b'\x00\xd8\x00\x00'.decode('utf-32')
b'a'.decode('hex')
'a'.encode('rot13')
'éa'.encode('ascii')
'éèa'.encode('ascii')
'€'.encode('latin-1')
'€😀'.encode('latin-1')
'\ud800'.encode()
'\ud800\ud801'.encode()
'α'.encode('cp1252')
'αβ'.encode('cp1252')
'a\ud800'.encode('utf-16')
b'\xff'.decode('utf-8','xmlcharrefreplace')
b'\xff'.decode('utf-8','foo')
UnicodeDecodeError('a')
UnicodeDecodeError('a',b'b',0,1,'c')
str(UnicodeDecodeError('a',b'b',0,1,'c'))
UnicodeEncodeError('a',b'b',0,1,'c')
UnicodeEncodeError(1,2,3,4,5)
UnicodeDecodeError('a','b',0,1,'c')
# str: making
str(), str(5), str(None), str(True), str(1.5), str([1, 'a']), str(b'a'), str('a'), str(object='x')
str(b'caf\xc3\xa9', 'utf-8'), str(b'\xe9', 'latin-1'), str(b'\xff', errors='replace'), str(bytearray(b'x'), 'ascii')
str(b'\xff', 'utf-8')
str(b'a', encoding='nope')
str(errors='x'), str(encoding='utf-8')
str.join(',', ['a', 'b']), str.upper('x')
str.upper(5)
str.upper()
'a'.upper.__name__, str.upper.__name__
isinstance('a', str), type('a'), type(''), type(b''), type(bytearray())
# repr
'', 'a', "it's", 'say "x"', 'it\'s "x"', 'a\nb\tc\rd\\e', '\x00\x01\x1f\x7f\x80\xa0\xad\xff'
'é', '€', '😀', '\u200b', '\u2028', '\u202e', '\ufeff', '\ud800', '\udcff', '\U000e0001', '\U0010ffff', '\u0378', '\u3000'
repr('é'), ascii('é€😀\x7f\n'), ascii('\ud800'), repr("'"), repr('"'), repr('\'"')
b'', b'a', b"it's", b'say "x"', b'it\'s "x"', b'a\nb\tc\rd\\e\x00\x7f\xff', bytearray(b"a'\xff")
ascii(b'\xe9'), ascii([b'a', 'é']), ascii({'é': 1})
# str: length, index, slice
len(''), len('abc'), len('é'), len('€😀'), len('\ud800x'), len('e\u0301')
'abc'[0], 'abc'[-1], 'héllo'[1], 'héllo'[-4], '😀x'[0], '😀x'[1], 'abc'[True]
'héllo'[9]
'héllo'[-6]
''[0]
'abc'[None]
'héllo wörld'[1:4], 'héllo wörld'[-5:], 'héllo wörld'[::2], 'héllo wörld'[::-1], 'héllo'[5:], 'héllo'[3:1], 'héllo'[-100:100], 'héllo'[4:0:-2]
'abcdef'[1:4], 'abcdef'[::-1], 'abcdef'[::2], 'abcdef'[-1:-4:-1], 'abcdef'[10:], 'abcdef'[:-10], 'abcdef'[:], 'abcdef'[2:3]
('é' * 1000)[500], ('aé' * 1000)[1001], ('aé' * 1000)[1000:1003], len(('aé€😀' * 500)[100:-100]), ('aé€😀' * 500)[-5:], ('aé€😀' * 500)[1999]
s = 'aé€😀' * 200; [s[i] for i in range(0, 800, 97)], s[::199], s.find('😀', 70), s.rfind('a'), s.index('€', 400, 500), s.count('é', 3, 30)
s = 'x' * 5000 + 'é'; s[5000], s[-1], len(s), s.find('é'), s[4999:]
'abc'[0] = 'x'
del 'abc'[0]
'abc'['x'] = 1
list('héé'), list(''), [c for c in 'a😀b'], tuple('ab'), set('aab') == {'a', 'b'}
it = iter('ab'); next(it), next(it), next(it, 'end'), next(it, 'end')
type(iter('a')).__name__, type(iter(b'a')).__name__, type(iter(bytearray())).__name__
'-'.join(reversed('abc')), sorted('hello'), max('hello'), min('hello'), list(enumerate('ab')), list(zip('ab', 'cd'))
# str: operators
'a' + 'b', 'a' * 3, 3 * 'a', 'a' * 0, 'a' * -1, 'é' * 2, '' * 5, 'a' * True, '' + ''
'a' < 'b', 'a' < 'B', 'a' <= 'a', 'abc' < 'abd', 'a' < 'aa', '' < 'a', 'z' < 'é', '\uffff' < '\U00010000', '\ud800' < '\ue000'
'a' == 'a', 'a' != 'b', 'a' == b'a', 'a' == 97, 'a' != None, 'é' == 'e\u0301'
'a' in 'abc', 'bc' in 'abc', '' in '', '' in 'a', 'x' not in 'abc', 'é' in 'café', 'cb' in 'abc'
None in 'a'
b'a' in 'a'
'a' - 'b'
'a' / 2
-'a'
'a' + None
None + 'a'
'a' + ['b']
['b'] + 'a'
'a' * None
'a' < None
s = 'a'; s += 'b'; s
s = 'a'; s += 1
s = 'a'; s -= 'b'
s = 'ab'; s *= 3; s
s = 'a'; s *= 'b'
s = 'x' * 200; t = s; s += 'y'; s += 'z'; u = s; s += 'w'; u += 'v'; t == 'x' * 200, s[-3:], u[-3:], len(s), len(u)
s = 'é' * 200; a = s + 'b'; b = a + 'c'; c = a + 'd'; d = b + 'e'; e = b + 'f'; a[-1], b[-2:], c[-2:], d[-3:], e[-3:]
bool(''), bool('a'), not '', '' or 'x', 'a' and 'b'
hash('a') == hash('a'), hash('') == hash(''), hash('é') == hash('\xe9'), {'a': 1}['a'], hash(b'a') == hash(b'a')
# str: case
'ABC déf'.lower(), 'abc déf'.upper(), 'hello world'.title(), 'hELLO wORLD'.capitalize(), 'Hello World'.swapcase(), 'ß'.upper(), 'ß'.casefold(), 'ŉ'.upper()
'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'Σ'.lower(), 'ΑΣ.'.lower(), 'ΑΣ.Α'.lower(), 'ΟΔΥΣΣΕΥΣ'.lower(), 'ὈΔΥΣΣΕΎΣ'.title(), 'ΑΣ'.capitalize(), 'ασ'.swapcase(), 'ΑΣ'.swapcase()
'İ'.lower(), 'İI'.lower(), 'ı'.upper(), 'ı'.casefold(), 'ǆ'.title(), 'ǆ'.upper(), 'ǅ'.lower(), 'ǅ'.swapcase(), 'ﬁ'.upper(), 'ﬁ'.title(), 'ﬁx'.capitalize(), 'ŉabc'.title()
"they're bill's friends".title(), 'a1b2'.title(), 'x_y'.title(), "l'heure".title(), 'éa éa'.title(), '1a'.capitalize(), ''.capitalize(), ''.title(), ''.upper()
'Straße'.casefold(), 'ẞ'.casefold(), 'ᾳ'.casefold(), 'ᏸ'.casefold(), 'Ꭰ'.casefold(), 'ꭰ'.casefold(), 'ͅ'.casefold(), 'ſ'.casefold(), 'µ'.casefold(), 'Ж'.casefold(), 'ς'.casefold(), 'ᲀ'.casefold()
'a\ud800B'.upper(), 'a\ud800B'.lower(), 'a\ud800b'.swapcase()
# str: classes
[c.isalpha() for c in 'aéßʰªⅠ1_ ٣一']
[c.isdigit() for c in '1²①٣Ⅳ½一a ']
[c.isdecimal() for c in '1²①٣Ⅳ½一a ']
[c.isnumeric() for c in '1²①٣Ⅳ½一a 亿壹']
[c.isalnum() for c in '1²①٣Ⅳ½一a _-']
[c.isspace() for c in ' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u200b\u2028\u2029\u202f\u3000\ufeffa']
[c.isprintable() for c in 'aé \n\x7f\xa0\xad\u200b\u3000\ud800\U0001f600']
[s.isupper() for s in ('', 'A', 'a', 'A1', '1', 'Aa', 'É', 'ǅ', 'Ⓐ', 'ʰ', 'ª', 'Ⅰ')]
[s.islower() for s in ('', 'A', 'a', 'a1', '1', 'Aa', 'é', 'ǅ', 'ⓐ', 'ʰ', 'ª', 'ⅰ')]
[s.istitle() for s in ('', 'A', 'Ab', 'aB', 'AB', 'A B', 'A1b', 'Ab Cd', 'ǅa', 'É', '1A', 'A_b')]
[s.isidentifier() for s in ('', 'a', '1a', '_', 'é', 'a1', 'a b', 'a-b', 'def', '一', 'a·', '·a', '℘', '²', 'aͅ', 'ﹱ', '\u037a')]
''.isalpha(), ''.isdigit(), ''.isspace(), ''.isprintable(), ''.isascii(), 'é'.isascii(), 'abc'.isascii(), '٣'.isdigit(), 'ab1'.isalnum()
# str: searching
'hello'.find('l'), 'hello'.rfind('l'), 'hello'.find('z'), 'hello'.find('l', 3), 'hello'.find('l', 4), 'hello'.find('l', -2), 'hello'.find('', 5), 'hello'.find('', 6), 'hello'.rfind(''), 'hello'.find('o', 0, 4), 'hello'.find('l', None, None)
'héllo'.find('l'), 'héllo'.rfind('l'), 'héllo'.find('é'), 'héllo'.index('o', 2), 'héllo'.rindex('l', 0, 3), '😀é😀'.rfind('😀'), 'héllo'.find('', 5), 'héllo'.find('', 6), 'héllo'.find('l', -10, 10**30)
'hello'.count('l'), 'hello'.count(''), 'héllo'.count(''), 'aaaa'.count('aa'), 'hello'.count('l', 3), 'hello'.count('', 5), 'hello'.count('', 6), ''.count(''), 'héllo'.count('', 2, 4)
'hello'.rindex('z')
'hello'.index('l', 4)
'hello'.startswith('he'), 'hello'.startswith('l', 2), 'hello'.startswith(('x', 'h')), 'hello'.startswith(()), 'hello'.startswith(''), 'hello'.startswith('', 6), 'hello'.startswith('he', 0, 1), 'héllo'.startswith('l', 2), 'hello'.startswith('hello!')
'hello'.endswith('lo'), 'hello'.endswith('l', 0, 4), 'hello'.endswith(('x', 'o')), 'hello'.endswith(''), 'héllo'.endswith('é', 0, 2), 'hello'.endswith('o', 5)
'a'.startswith(['a'])
'a'.endswith(1)
'a'.endswith(('a', 1)), 'b'.startswith(('b', 1))
'b'.endswith(('a', 1))
'abc'.find('b', 'x')
'abc'.count()
'abc'.rindex()
'abc'.endswith('a', 1, 2, 3)
# str: splitting, joining
'a b  c'.split(), ' a b '.split(), ''.split(), '   '.split(), 'a,b,,c'.split(','), ''.split(','), 'a,b,c'.split(',', 1), 'a,b,c'.split(',', 0), 'a b c'.split(None, 1), ' a  b  c '.split(None, 1), 'a b'.split(maxsplit=0), ' a b '.split(maxsplit=0)
'a b  c'.rsplit(), 'a,b,c'.rsplit(',', 1), 'a b c'.rsplit(None, 1), ' a  b  c '.rsplit(None, 1), 'a--b--c'.split('--'), 'a--b--c'.rsplit('--', 1), 'a b'.rsplit(maxsplit=0), ' a b '.rsplit(maxsplit=0), 'aaa'.split('aa'), 'aaa'.rsplit('aa'), 'abc'.rsplit('', 0) if 0 else 0
'a\x1cb\x85c\xa0d\u2003e\u200bf'.split(), 'éàé'.split('à'), 'a\tb\nc'.split(), 'x'.split(sep='x'), 'a,b'.split(sep=',', maxsplit=-5), 'abc'.split('abc')
'a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l'.splitlines()
'a\nb\r\nc\n'.splitlines(True), 'a\n\nb'.splitlines(), ''.splitlines(), '\n'.splitlines(), 'a'.splitlines(), '\r\n'.splitlines(keepends=True), 'é\nà'.splitlines(keepends=1)
'a'.splitlines(1, 2)
'a'.splitlines(x=1)
'k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='), 'éàé'.partition('à'), 'a--b'.partition('--')
','.join(['a', 'b']), ','.join([]), ','.join(['a']), ''.join('abc'), '-'.join('héé'), ', '.join({'a': 1, 'b': 2}), ','.join(c for c in 'ab'), ','.join(('x', 'y', 'z')), 'é'.join('ab')
','.join(['a', 1])
','.join(['a', None])
','.join([b'a'])
','.join(None)
','.join(5 for i in range(2))
','.join(map(str, [1, 2, 3]))
# str: stripping, padding, replacing
'  a '.strip(), '  a '.lstrip(), '  a '.rstrip(), 'xxaxx'.strip('x'), 'xyaxy'.lstrip('yx'), 'abcba'.strip('ab'), '\u3000a\u2003\x1f'.strip(), 'éaé'.strip('é'), 'a'.strip(''), ''.strip(), 'a\n'.rstrip('\n'), 'a'.strip(None), 'ééa'.lstrip('é'), 'aaa'.strip('a')
'a'.lstrip(b'a')
'a'.rstrip(1)
'a'.center(5), 'a'.center(4), 'ab'.center(5), 'ab'.center(6, '*'), 'é'.center(5, 'à'), 'abc'.center(2), 'a'.ljust(3), 'a'.rjust(3), 'a'.ljust(3, 'é'), 'abc'.rjust(-1), 'é'.rjust(3, '0'), ''.center(3, '-'), 'abcd'.center(7, '*')
'5'.zfill(3), '-5'.zfill(4), '+5'.zfill(4), ''.zfill(3), 'abc'.zfill(2), '-'.zfill(3), 'é'.zfill(3), '--5'.zfill(5), '1234'.zfill(0)
'a'.center(10**15)
'a'.ljust(10**30)
'a'.zfill(10**15)
'a'.rjust(5, '')
'a\tb'.expandtabs(), 'a\tb'.expandtabs(4), 'ab\tc\td'.expandtabs(3), 'a\nb\tc'.expandtabs(4), 'é\tb'.expandtabs(4), 'a\tb'.expandtabs(0), 'a\tb'.expandtabs(-1), 'a\tb'.expandtabs(tabsize=2), '\t\r\t'.expandtabs(2), 'aaaa\tb'.expandtabs(4)
'aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('a', 'b', 0), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), ''.replace('', 'x', 0), 'éa'.replace('', '-'), 'abc'.replace('b', ''), 'aaa'.replace('aa', 'b'), 'abc'.replace('x', 'y'), 'abc'.replace('abc', ''), 'é'.replace('é', '€'), ''.replace('a', 'b'), 'aaa'.replace('a', 'bb', -1), 'abc'.replace('', '-', 100)
'a'.replace()
'a'.replace('a', 'b', 'c')
'a'.replace('a', 'b', 1, 2)
'TestHook'.removeprefix('Test'), 'MiscTests'.removesuffix('Tests'), 'a'.removeprefix('b'), 'a'.removesuffix(''), 'éa'.removeprefix('é'), 'aa'.removeprefix('a'), 'a'.removeprefix('a')
'a'.removesuffix()
'abc'.translate({97: 'x', 98: None, 99: 100}), 'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), 'abc'.translate({}), 'é'.translate({233: 'e'}), 'aé'.translate(str.maketrans({'é': 'ee', 'a': None})), 'abc'.translate(['x'] * 98), 'ab'.translate('x' * 98), 'aaa'.translate({97: 'é'})
str.maketrans('ab', 'xy'), str.maketrans('ab', 'xy', 'z'), str.maketrans({'a': 1, 98: 'x'}), str.maketrans(''  , ''), 'x'.maketrans('é', '€'), str.maketrans({})
# bytes: making
bytes(), bytes(3), bytes([1, 2, 255]), bytes(b'x'), bytes('é', 'utf-8'), bytes('é', encoding='latin-1'), bytes(bytearray(b'y')), bytes(range(3)), bytes((65, 66)), bytes(True), bytes(x for x in [1, 2])
bytearray(), bytearray(3), bytearray([1, 2]), bytearray(b'x'), bytearray('é', 'utf-8'), bytearray(range(3)), bytearray(bytes(2))
bytes(-5)
bytes([1, 'a'])
bytes([1.5])
bytes(1, 2)
bytes(x=1)
bytes('a', 'nope')
bytes('é', 'ascii')
bytes(errors='strict')
bytes(None, 'utf-8')
bytearray(1, 2, 3, 4)
bytearray([1, 300])
bytearray('é', 'ascii', 'replace'), bytearray('é', 'ascii', errors='ignore')
bytes(10**16)
bytearray(10**16)
bytes.fromhex('48 65 6c6C'), bytes.fromhex(''), bytes.fromhex(' 0a\t0B\n'), bytearray.fromhex('ff00')
bytes.fromhex('4')
bytes.fromhex('4 8')
bytes.fromhex('0x41')
bytes.fromhex(5)
b'abc'.hex(), b''.hex(), b'\x00\xff'.hex(), b'abcd'.hex(':'), b'abcde'.hex('_', 2), b'abcde'.hex('_', -2), b'abc'.hex('-', 10), b'abcde'.hex(sep='.', bytes_per_sep=3), bytearray(b'ab').hex(' '), b'a'.hex(b'-')
b'a'.hex('')
b'a'.hex(bytes_per_sep=2), b'abc'.hex(bytes_per_sep=2)
# bytes: index, slice, operators
b'abc'[0], b'abc'[-1], b'abc'[1:], b'abc'[::-1], b'abc'[5:], bytearray(b'abc')[0], bytearray(b'abc')[::2], list(b'ab'), len(b'\xff\x00'), [c for c in bytearray(b'ab')]
b'abc'[3]
b'abc'[1.5]
b'abc'[0] = 1
del b'abc'[0]
b'a' + b'b', b'a' + bytearray(b'b'), bytearray(b'a') + b'b', b'a' * 3, 3 * b'a', bytearray(b'a') * 2, b'' * 5
b'a' + [1]
b'a' + None
b'a' * 'b'
b'a' * 10**15
b'a' - b'a'
b'a' == b'a', b'a' == bytearray(b'a'), bytearray(b'a') == b'a', b'a' < b'b', b'a' < bytearray(b'b'), b'a' == 'a', b'a' != 'a', b'' < b'a', b'\xff' > b'a', bytearray(b'a') == 97
b'a' < 'b'
bytearray(b'a') < 1
97 in b'abc', b'bc' in b'abc', b'' in b'', bytearray(b'b') in b'abc', 98 in bytearray(b'abc'), True in b'\x01'
300 in bytearray(b'a')
None in b'a'
b = b'x' * 200; c = b; b += b'y'; b += b'z'; d = b + b'1'; e = b + b'2'; b[-2:], d[-2:], e[-2:], len(c)
b = b'a'; b += bytearray(b'b'); b
b = b'a'; b += 'b'
b = b'a'; b += 1
hash(b'a') == hash(bytes([97])), {b'a': 1}[b'a'], bool(b''), bool(b'\x00'), bool(bytearray())
hash(bytearray(b'a'))
{bytearray(b'a'): 1}
# bytes: methods
b'abc'.find(b'c'), b'abc'.find(99), b'abc'.rfind(b'z'), b'abcabc'.rfind(b'abc'), b'abc'.index(b'b', 1), b'abc'.find(b'', 3), b'abc'.find(b'', 4), b'abc'.count(b'a'), b'abc'.count(97), b'aaa'.count(b'aa'), b'abc'.count(b''), b'abc'.rindex(98), bytearray(b'abc').find(b'b')
b'abc'.index(b'z')
b'abc'.rindex(b'z')
b'abc'.find(None)
b'abc'.count('a')
b'abc'.find()
b'abc'.startswith(b'a'), b'abc'.startswith((b'x', b'a')), b'abc'.endswith(b'c', 0, 3), b'abc'.startswith(bytearray(b'ab')), b'abc'.startswith(b'b', 1), b'abc'.endswith((b'a',))
b'abc'.startswith(97)
b'abc'.endswith('c')
b'Ab'.lower(), b'Ab'.upper(), b'ab cd'.title(), b'AB CD'.capitalize(), b'Ab'.swapcase(), b'\xe9A'.lower(), b'\xc9'.lower(), b"l'a".title(), b'a\xe9b'.title(), bytearray(b'a').upper()
b'a1'.isalnum(), b'a'.isalpha(), b'1'.isdigit(), b' \t\x0b'.isspace(), b'\x1c'.isspace(), b'A'.isupper(), b'a'.islower(), b'Ab'.istitle(), b'a'.isascii(), b'\xff'.isascii(), b''.isalpha(), b'\xe9'.islower(), b'a\xe9'.islower(), b'A\xe9b'.istitle(), b'\xc9\xa9'.isupper()
b'a b'.split(), b'a,b'.split(b','), b'a,b,c'.split(b',', 1), b'a,b,c'.rsplit(b',', 1), b' a '.split(), b'a\x1cb'.split(), b'a b c'.rsplit(None, 1), b''.split(), b''.split(b','), bytearray(b'a b').split(), b'a\xffb'.split(b'\xff'), b'a b'.split(maxsplit=0)
b'a\nb\r\nc'.splitlines(), b'a\nb'.splitlines(True), b'a\x0bb'.splitlines(), bytearray(b'a\nb').splitlines(), b'\n\n'.splitlines()
b'a'.split(1)
b'a'.rsplit('')
b'a=b'.partition(b'='), b'a=b=c'.rpartition(b'='), b'ab'.partition(b'='), bytearray(b'a=b').partition(b'=')
b'a'.partition(1)
b','.join([b'a', b'b']), b''.join([]), b','.join([bytearray(b'a'), b'b']), bytearray(b',').join([b'a', b'b']), b'-'.join((b'x',))
b','.join([b'a', 'b'])
b','.join([1])
b','.join(b'ab')
b','.join(None)
b' a '.strip(), b'xax'.strip(b'x'), b'\x0ba\x0c'.strip(), b'\x1ca'.strip(), b'abc'.lstrip(b'ab'), b'abc'.rstrip(b'bc'), bytearray(b' a ').strip(), b'\xffa'.lstrip(b'\xff'), b'a'.strip(bytearray(b'a'))
b'a'.lstrip('a')
b'a'.center(4), b'a'.ljust(3, b'.'), b'a'.rjust(3, b'.'), b'5'.zfill(3), b'-5'.zfill(4), b'a\tb'.expandtabs(4), bytearray(b'a').center(3), b'\xff\tb'.expandtabs(2)
b'a'.ljust(3, '.')
b'a'.center(3, 5)
b'a'.center('x')
b'aaa'.replace(b'a', b'b', 2), b'ab'.replace(b'', b'-'), b'ab'.replace(b'a', b''), bytearray(b'ab').replace(b'a', b'xx'), b'\xff\xfe'.replace(b'', b'.'), b''.replace(b'', b'-')
b'a'.replace('a', 'b')
b'a'.replace(b'a')
b'TestHook'.removeprefix(b'Test'), b'a'.removesuffix(b'a'), bytearray(b'ab').removeprefix(b'a'), b'a'.removeprefix(bytearray(b'a'))
b'abc'.translate(None, b'a'), b'abc'.translate(bytes.maketrans(b'a', b'x')), b'abc'.translate(bytes(range(256)), delete=b'b'), bytearray(b'abc').translate(None, delete=b'c')
b'a'.translate()
b'a'.translate(1)
bytes.maketrans(b'', b'') == bytes(range(256))
# bytearray: changing
b = bytearray(b'abc'); b[0] = 120; b[-1] = 0; b
b = bytearray(b'abc'); b[0] = -1
b = bytearray(b'abc'); b[3] = 1
b = bytearray(b'abc'); b[1.5] = 1
b = bytearray(b'abc'); b[0] = b'x'
b = bytearray(b'abc'); b[1:2] = b'XYZ'; b
b = bytearray(b'abc'); b[1:1] = [1, 2]; b
b = bytearray(b'abc'); b[:] = b''; b
b = bytearray(b'abcdef'); b[::2] = b'XYZ'; b
b = bytearray(b'abcdef'); b[::2] = b'XY'
b = bytearray(b'abcdef'); b[::-1] = b'123456'; b
b = bytearray(b'abc'); b[2:1] = b'xy'; b
b = bytearray(b'abc'); b[0:2] = 'xy'
b = bytearray(b'abc'); b[0:2] = 5
b = bytearray(b'abc'); b[0:2] = None
b = bytearray(b'abc'); b[0:1] = [999]
b = bytearray(b'abc'); b[1:2] = b; b
b = bytearray(b'abc'); del b[0]; b
b = bytearray(b'abc'); del b[-1:]; b
b = bytearray(b'abcdef'); del b[::2]; b
b = bytearray(b'abcdef'); del b[::-2]; b
b = bytearray(b'abcdef'); del b[4:1:-2]; b
b = bytearray(b'abc'); del b[9]
b = bytearray(b'a'); b.append(98); b.extend(b'cd'); b.extend([101]); b.insert(0, 64); b.insert(100, 33); b.insert(-1, 46); b
b = bytearray(b'abc'); b.pop(), b.pop(0), b
b = bytearray(b'abca'); b.remove(97); b.reverse(); c = b.copy(); b.clear(); b, c
b = bytearray(b'a'); b.append(300)
b = bytearray(b'a'); b.append(b'a')
b = bytearray(b'a'); b.append(None)
b = bytearray(b'a'); b.extend('a')
b = bytearray(b'a'); b.extend(5)
b = bytearray(b'a'); b.extend([1, 'a'])
b = bytearray(b'a'); b.insert(0)
b = bytearray(b'a'); b.insert(0, 1.5)
b = bytearray(b'a'); b.remove(5)
b = bytearray(b'a'); b.remove(b'a')
bytearray().pop()
bytearray(b'a').pop(3)
bytearray(b'a').pop(1, 2)
bytearray(b'a').pop(None)
b = bytearray(b'a'); c = b; c += b'b'; b, b is c
b = bytearray(b'a'); c = b; c *= 3; b, b is c
b = bytearray(b'a'); b += b; b
b = bytearray(b'a'); b += 'b'
b = bytearray(b'a'); b += [1]
b = bytearray(b'a'); b *= 'x'
b = bytearray(b'ab'); it = iter(b); next(it); b.append(99); list(it)
bytearray.append(b'a', 1)
# codecs
'é€😀'.encode(), 'é'.encode('latin-1'), 'é'.encode('utf8'), 'é'.encode('UTF_8'), 'é'.encode('Latin1'), 'é'.encode('iso-8859-1'), 'é'.encode('ISO 8859 1'), 'a'.encode('us-ascii'), '€'.encode('cp1252'), '€'.encode('windows-1252'), '€'.encode('iso-8859-15'), 'é'.encode('utf-8-sig'), 'a'.encode(encoding='ascii'), 'a'.encode('U8'), 'a'.encode('l1')
'aé'.encode('utf-16'), 'aé'.encode('utf-16-le'), 'aé'.encode('utf-16-be'), '😀'.encode('utf-16'), '😀'.encode('utf-32'), 'a'.encode('utf-32-be'), ''.encode('utf-16'), 'a'.encode('UTF16')
b'\xc3\xa9'.decode(), b'\xe9'.decode('latin-1'), b'\x80'.decode('cp1252'), b'\xa4'.decode('iso8859-15'), b'\xef\xbb\xbfa'.decode('utf-8-sig'), b'\xef\xbb\xbfa'.decode(), b'a'.decode('ascii'), bytearray(b'\xc3\xa9').decode(), b''.decode(), b'a'.decode(encoding='utf-8', errors='ignore')
b'\xff\xfea\x00'.decode('utf-16'), b'\xfe\xff\x00a'.decode('utf-16'), b'a\x00'.decode('utf-16'), b'=\xd8\x00\xde'.decode('utf-16'), b'a\x00\x00\x00'.decode('utf-32'), b'\x00a'.decode('utf-16-be')
'éa€'.encode('ascii', 'ignore'), 'éa€'.encode('ascii', 'replace'), 'éa€😀'.encode('ascii', 'backslashreplace'), 'éa€'.encode('ascii', 'xmlcharrefreplace'), 'éa€'.encode('latin-1', 'replace'), 'a\udcff'.encode('utf-8', 'surrogateescape'), 'a\udcff'.encode('ascii', 'surrogateescape'), '\ud800'.encode('utf-8', 'surrogatepass'), '\ud800'.encode('utf-8', 'replace'), '\ud800x'.encode('utf-8', 'backslashreplace'), '\ud800'.encode('utf-8', 'xmlcharrefreplace'), '\ud800'.encode('utf-8', 'ignore'), '€é'.encode('cp1252', 'replace'), 'α€'.encode('cp1252', 'backslashreplace')
b'\xffa\xc3'.decode('utf-8', 'ignore'), b'\xffa\xc3'.decode('utf-8', 'replace'), b'\xffa\xc3'.decode('utf-8', 'backslashreplace'), b'\xffa\xc3'.decode('utf-8', 'surrogateescape'), b'\xe9a'.decode('ascii', 'replace'), b'\xe9a'.decode('ascii', 'ignore'), b'\xe9'.decode('ascii', 'backslashreplace'), b'\xe9'.decode('ascii', 'surrogateescape'), b'\xed\xa0\x80'.decode('utf-8', 'surrogatepass'), b'\x81'.decode('cp1252', 'replace')
b'\xf0\x9f\x98a\xe2\x82'.decode('utf-8', 'replace'), b'\xf0\x80\x80\x80'.decode('utf-8', 'replace'), b'\xed\xa0\x80'.decode('utf-8', 'replace'), b'\xc0\xaf'.decode('utf-8', 'replace'), b'\xf5\x80'.decode('utf-8', 'replace'), b'\xe0\x80\x80'.decode('utf-8', 'replace'), b'\xf4\x90\x80\x80'.decode('utf-8', 'replace'), b'\xe2\x82\xe2\x82\xac'.decode('utf-8', 'replace'), b'\x80'.decode('utf-8', 'replace'), b'\xf8\x88\x80\x80\x80'.decode('utf-8', 'replace')
b'\x00\xd8a\x00'.decode('utf-16-le', 'replace'), b'\x00\xdca\x00'.decode('utf-16-le', 'ignore'), b'a\x00b'.decode('utf-16-le', 'replace'), b'\xff\xff\xff\xffa\x00\x00\x00'.decode('utf-32-le', 'replace'), b'\x00\xd8'.decode('utf-16-le', 'surrogatepass')
'\udcff'.encode('utf-8')
'a\ud800b'.encode('utf-8')
'\ud800'.encode('utf-8', 'surrogateescape')
'é\udcff'.encode('ascii', 'surrogateescape')
'\udcffé'.encode('ascii', 'surrogateescape')
'\u0100é'.encode('latin-1', 'surrogateescape')
b'\xf0\x9f'.decode()
b'\xe2\x82'.decode()
b'a\xe2\x82b'.decode()
b'\xc3'.decode()
b'\x80'.decode()
b'\xc0\x80'.decode()
b'\xf5'.decode()
b'\xe0\x80\x80'.decode()
b'\xf0\x80\x80\x80'.decode()
b'\xf4\x90\x80\x80'.decode()
b'\xf0\x9f\x98x'.decode()
b'abc\x80'.decode('ascii')
bytearray(b'\xff').decode()
b'\xe9'.decode('ascii', 'surrogatepass')
b'\xff'.decode('utf-8', 'nope')
'é'.encode('ascii', 'nope')
'a'.encode('ascii', 'nope'), b'a'.decode('ascii', 'nope')
'a'.encode('')
'a'.encode('nope')
'a'.encode('a\x00b')
'a'.encode('utf-7-x')
b'a'.decode('nope')
b'a'.decode(1)
b'a'.decode('ascii', 1)
b'a'.decode('base64')
'é'.encode('ascii', errors='xmlcharrefreplace'), 'é'.encode(errors='strict')
UnicodeDecodeError.__mro__[1].__name__, issubclass(UnicodeEncodeError, ValueError)
UnicodeEncodeError('ascii', 'é', 0, 1, 'why')
str(UnicodeEncodeError('ascii', 'éa', 0, 2, 'why')), str(UnicodeEncodeError('x', '😀', 0, 1, 'why')), UnicodeEncodeError('x', 'a', 0, 1, 'w').reason, UnicodeDecodeError('x', b'ab', 0, 1, 'w').object, UnicodeDecodeError('x', b'ab', 0, 1, 'w').start, UnicodeDecodeError('x', b'ab', 0, 1, 'w').args
UnicodeDecodeError(1, 2, 3, 4, 5)
UnicodeDecodeError()
# format: text
format('a'), format('a', ''), format('a', '5') + '|', format('a', '<5') + '|', format('a', '>5'), format('a', '^5'), format('a', '*^6'), format('a', 'é<3'), format('é', '5') + '|', format('abc', '.2'), format('abc', '5.2s') + '|', format('abc', '.0'), format('abc', '05'), format('a', '<<3'), format('a', '=<3'), format('😀', '^3.5s'), format('a', '0>3')
format('a', '=3')
format('a', '=05')
format('a', '05d')
format('a', ',')
format('a', '.')
format('a', 'x=5')
format('a', '5.')
format('a', '10000000000000000')
format('a', 1)
format(None, '5')
format([], 's')
format(b'a', '5')
format(bytearray(), 'x')
format(None, ''), format([1], ''), format(b'a', '')
# format: int
format(5), format(5, ''), format(5, 'd'), format(5, '3'), format(5, '<3') + '|', format(5, '^3'), format(5, '03'), format(-5, '04'), format(5, '+'), format(5, ' '), format(-5, ' '), format(5, '-'), format(5, '*=+5'), format(-5, '=5'), format(5, '0=5'), format(-5, '<04'), format(-5, '^06'), format(0, '+')
format(255, 'x'), format(255, 'X'), format(255, '#x'), format(255, '#X'), format(255, 'o'), format(255, '#o'), format(255, 'b'), format(255, '#b'), format(255, '#010b'), format(-255, '#x'), format(255, '#06x'), format(255, '+#x'), format(255, 'n'), format(0, '#x'), format(0, 'b'), format(-255, '#08x')
format(1234567, ','), format(1234567, '_'), format(-1234567, ','), format(123, ','), format(1234, '010,'), format(1234, '08,'), format(1234, '07,'), format(1234, '06,'), format(1234, '05,'), format(0xdeadbeef, '_x'), format(0xdeadbeef, '#_X'), format(255, '_b'), format(1234, '*>10,'), format(1234, '012_d'), format(255, '020_b'), format(1, '04,'), format(1, '05,'), format(-1234, '010,')
format(65, 'c'), format(0x1f600, 'c'), format(65, '5c') + '|', format(65, '<5c') + '|', format(65, '^5c') + '|', format(233, '*^3c'), format(0, 'c')
format(5, 'e'), format(5, '.2f'), format(5, 'g'), format(5, '%'), format(10**20, 'f'), format(10**20, 'g'), format(10**30, '.3e'), format(5, '08.2f'), format(5, 'F'), format(5, 'G'), format(2**70, 'd'), format(2**70, ','), format(2**70, 'x'), format(-2**70, '#b'), format(2**70, '+030')
format(True, 'd'), format(True, '5'), format(True, 'x'), format(True), format(False, '.1f'), format(True, '<5') + '|', format(True, 'c')
format(5, '5.2d')
format(5, 's')
format(5, 'q')
format(5, ',c')
format(5, 'xx')
format(5, '+5 d')
format(5, '.f')
format(1114112, 'c')
format(10**30, 'c')
format(10**5000, 'd')
format(10**400, 'f')
len(format(10**5000, 'x'))
format(5, '10000000000000000')
format(5, '010000000000000000')
# format: float
format(1.5), format(1.0), format(1e16), format(1e15), format(1e-4), format(1e-5), format(0.1), format(-0.0), format(1e22), format(123456789012345680.0), format(1/3), format(2.5e-8), format(1e100), format(5e-324), format(1.7976931348623157e308)
format(3.14159, '.2f'), format(3.14159, '8.3f'), format(3.14159, '08.3f'), format(-3.14159, '08.3f'), format(3.14159, '+.1f'), format(3.14159, 'e'), format(3.14159, '.0e'), format(3.14159, 'E'), format(3.14159, 'g'), format(3.14159, '.3g'), format(3.14159, 'G'), format(3.14159, '%'), format(0.256, '.1%'), format(3.14159, '<8.2f') + '|', format(3.14159, '^8.2f') + '|', format(3.14159, '*>8.2f'), format(3.14159, ' .2f'), format(3.14159, '.0f'), format(3.14159, '#.0f'), format(3.14159, '#.3g'), format(3.0, '#g'), format(3.0, 'g'), format(3.0, 'n')
format(1234567.891, ','), format(1234567.891, ',.2f'), format(1234567.891, '_.1f'), format(1234567.891, '020,.2f'), format(-1234567.891, '020,.2f'), format(1e20, ','), format(1234.5, '010,'), format(0.5, '010,.3f'), format(1234567.891, ',e'), format(1e6, ',g'), format(123456.0, ',.0%')
format(2.5, '.0f'), format(3.5, '.0f'), format(0.5, '.0f'), format(1.005, '.2f'), format(2.675, '.2f'), format(1e23, '.1f'), format(0.1, '.20f'), format(0.1, '.30g'), format(123456.0, '.6'), format(123456.0, '.5'), format(1234567.0, '.6'), format(100000.0, '.5'), format(12.0, '.2'), format(1.0, '.1'), format(0.0001, '.3'), format(0.00001, '.3'), format(12345.678, '10.4') + '|', format(1e16, '.20'), format(9.5, '.0'), format(1.5, '.0e'), format(0.0, '.3'), format(1e-10, '5')
format(float('inf')), format(float('nan')), format(float('-inf'), 'f'), format(float('inf'), 'F'), format(float('nan'), '+'), format(float('inf'), '010'), format(float('-inf'), '010f'), format(float('inf'), '%'), format(float('nan'), '010,.2f'), format(float('inf'), ','), format(float('-inf'), 'E')
format(-0.0, 'z'), format(-0.001, 'z.1f'), format(-0.001, '.1f'), format(-0.4, 'z.0f'), format(-1.0, 'z.1f'), format(-0.0, 'ze'), format(-0.0, 'z+'), format(-0.001, 'z.2g'), format(float('-inf'), 'z'), format(-0.004, 'z.1%')
format(1.5, '.400f') == '1.5' + '0' * 399, len(format(1.1, '.1100f')), format(1e300, 'f')[:20], len(format(1e300, '.3f')), format(5e-324, '.3e'), format(1.1, '.900f')[-5:], format(1.1, '.60g')
format(1.5, 's')
format(1.5, 'x')
format(1.5, 'c')
format(1.5, '.')
format(1.5, ',n')
format(1.5, ',_')
format(1.5, '.2147483648f')
format(1.5, '9999999999999999f')
format(1.5, '5ff')
# str.format
'{} {}'.format(1, 'a'), '{0} {1} {0}'.format(1, 2), '{a} {b}'.format(a=1, b=2), '{} {a}'.format(1, a=2), '{{}}'.format(), '{{{}}}'.format(1), 'x'.format(), ''.format(), '{:>5}'.format('a'), '{0:05.1f}'.format(3.14159), '{!r}'.format('a'), '{!s:>4}'.format('a'), '{!a}'.format('é'), '{0!r:^6}'.format('a'), '{:{}}'.format('a', 5), '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{0:{1}}'.format('a', '>3'), '{:}'.format(5), '{0:}'.format(5)
'{0[0]} {0[1]}'.format([1, 2]), '{0[a]}'.format({'a': 1}), '{a.real} {a.imag}'.format(a=5), '{0[0][1]}'.format([[1, 2]]), '{a[b c]}'.format(a={'b c': 3}), '{0[a.b]}'.format({'a.b': 1}), '{a[0]}'.format(a='xyz'), '{0.__class__.__name__}'.format(5), '{0[{]}'.format({'{': 1}) if 0 else 0, '{ }'.format(**{' ': 1}), '{a b}'.format(**{'a b': 1}), '{é}'.format(é=1), '{0[-1]}'.format({'-1': 5}), '{00}'.format(7), '{a!r}'.format(a='x')
'{}'.format()
'{} {}'.format(1)
'{2}'.format(1, 2)
'{a}'.format()
'{a}'.format({'a': 1})
'{a}'.format(b=1)
'{0.foo}'.format(5)
'{0[x]}'.format({})
'{0[5]}'.format([1])
'{0[x]}'.format([1])
'{0[0]}'.format(5)
'{:d}'.format('a')
'{:q}'.format(5)
'{:{}}'.format('a')
'{'.format()
'}'.format()
'a}b'.format()
'{{'.format(), '}}'.format()
'{}}'.format(1)
'{a'.format(a=1)
'{a!'.format(a=1)
'{a!}'.format(a=1)
'{a!z}'.format(a=1)
'{a!rr}'.format(a=1)
'{a:'.format(a=1)
'{a:{b}'.format(a=1, b=2)
'{a{b}}'.format(a=1, b=2)
'{0.}'.format(1)
'{0[}'.format(1)
'{0[]}'.format([1])
'{.real}'.format(5), '{[0]}'.format([7]), '{}{}'.format(*'ab')
'{0}{}'.format(1, 2)
'{}{0}'.format(1, 2)
'{:{0}}'.format(1, 2)
'{-1}'.format(1)
'{ 0}'.format(1)
'{0 }'.format(1)
'{a}{b}'.format_map({'a': 1, 'b': 2}), '{a[0]}'.format_map({'a': [5]}), 'x'.format_map({}), 'x'.format_map(None)
'{a}'.format_map()
'{0}'.format_map([1])
'{a}'.format_map([1])
# f-strings
x = 5; f'{x}', f'{x:3}|', f'{x!r}', f'{x=}', f'{x = :>4}', f'{{}}', f'{x + 1:03d}', f'{"a"!r:>5}', f'{x:{x}}|', f'{3.14159:.2f}', f'{1234567:,}', f'{"é"!a}', f'{x:#x}', f'{True}', f'{None}', f'{b"a"}'
f'{5:s}'
f'{"a":d}'
f'{None:5}'
f'{[1]:>5}'
w = 10; p = 3; f'{3.14159:{w}.{p}}', f'{"x":*^{w}}'
# percent
'%s' % 5, '%s %s' % (1, 2), '%d' % 5, '%5d|' % 5, '%-5d|' % 5, '%05d' % 5, '%+d' % 5, '% d' % 5, '%x' % 255, '%X' % 255, '%#x' % 255, '%o' % 8, '%#o' % 8, '%c' % 65, '%c' % 'a', '%r' % 'a', '%a' % 'é', '%%' % (), '%f' % 3.14, '%.2f' % 3.14159, '%e' % 12345.678, '%g' % 0.00001, '%G' % 1e-10, '%i' % 5, '%u' % 5, '%5s|' % 'a', '%-5s|' % 'a', '%.2s' % 'abc', '%5.1f' % 3.14159
'%(a)s %(b)d' % {'a': 1, 'b': 2}, '%(a)5d|' % {'a': 1}, '%(a b)s' % {'a b': 1}, '%(a(b)c)s' % {'a(b)c': 1}, 'x' % {}, '%s' % {'a': 1}, '%s' % [1, 2], '%s' % (None,), '%s' % ((1, 2),), '%r' % (b'a',)
'%*d' % (5, 3), '%-*d|' % (5, 3), '%.*f' % (2, 3.14159), '%*.*f' % (8, 2, 3.14159), '%*d|' % (-5, 3), '%ld %hd %Lf' % (1, 2, 3), '%#X' % 255, '%#.3x' % 5, '%08.3d' % 5, '%+.3d' % 5, '%+05d' % -5, '%-05d|' % 5, '%05s' % 'a', '%05.1f' % -2.5, '%#.0f' % 5, '%#g' % 1, '%+s' % 'a', '%.0f' % 0.5, '%.0f' % 1.5, '%d' % 3.9, '%d' % -3.9, '%d' % True, '%s' % True, '%d' % 10**30, '%x' % -255, '%.3s' % 'héllo', '%5s|' % 'é', '%c' % 233, '%3c|' % 'é', '%.10d' % 2**70
'%f' % float('inf'), '%d' % 1e20, '%F' % float('nan'), '%010f' % float('inf'), '%+f' % float('inf'), '%010f' % float('-inf'), '%e' % 0.0, '%g' % 1e15, '%g' % 1e16, '%g' % 123456.7, '%.3g' % 0.00012345, '%.0e' % 12345, '%-10.2e|' % 3.14
'%s'
'%s' % ()
'%s %s' % ('a',)
'%s' % ('a', 'b')
'a' % 'b'
'a' % 5
'a' % (5,)
'%d' % None
'%d' % '5'
'%i' % 'a'
'%u' % []
'%o' % 1.5
'%x' % None
'%f' % None
'%g' % '1'
'%c' % 'ab'
'%c' % ''
'%c' % None
'%c' % 10**30
'%c' % 1.0
'%z' % 1
'%é' % 1
'abc%' % 1
'%(a' % {}
'%(a)' % {'a': 1}
'%(a)s' % 'x'
'%(a)s' % (1,)
'%(a)s' % [1]
'%(a)s' % {}
'%*d' % ('x', 1)
'%*d' % (1,)
'%.*f' % (1.5, 2.0)
'%5.*f' % (10**30, 2.0)
'%.999999999999d' % 1
'%9999999999999999d' % 1
'%99999999999999999999d' % 1
'%d' % float('inf')
'%d' % float('nan')
'%d %%' % 5, '100%%' % ()
'100%' % ()
'%.500f' % 1.1 == '{:.500f}'.format(1.1), '%s' % ('x' * 10,), '%.0d' % 0, '%+.0d' % 0
# percent: bytes
b'%s %d' % (b'a', 5), b'%b' % b'x', b'%a' % 'é', b'%r' % 'a', b'%c' % 65, b'%c' % b'a', b'%5d|' % 5, b'%x' % 255, b'%.2f' % 3.14159, b'%%' % (), b'%(a)s' % {b'a': b'x'}, b'%5s|' % b'a', b'%-5s|' % b'a', b'%.1s' % b'ab', b'%s' % bytearray(b'q'), bytearray(b'%s') % b'a', b'%05d' % -3, b'%*d' % (4, 2), b'%c' % bytearray(b'z'), b'\xff%s' % b'\xfe', b'%i' % 2.7
b'%s' % 'a'
b'%s' % 5
b'%s' % None
b'%d' % b'5'
b'%d' % None
b'%x' % 1.5
b'%f' % 'x'
b'%f' % None
b'%c' % 300
b'%c' % 'a'
b'%c' % -1
b'%c' % 1.5
b'%z' % 1
b'%\xff' % 1
b'%s' % ()
b'%s' % (b'a', b'b')
b'a' % b'b'
b'a' % 5
b'a' % {}
b'%(a)s' % {'a': 1}
b'%(a)s' % b'x'
b'%' % 1
b'%(a' % {}
# wrong calls
'a'.upper(1)
'a'.upper(x=1)
'a'.split(x=1)
'a'.split(',', sep=',')
'a'.encode('utf-8', encoding='x')
'a'.center(1, 2, 3)
'a'.center(width=5)
'a'.join()
'a'.partition()
'a'.partition('a', 'b')
'a'.removeprefix('a', 'b')
'a'.translate(1, 2)
'a'.zfill(1.5)
'a'.zfill(None)
'a'.isdigit('x')
'a'.ljust('5')
b'a'.decode('utf-8', 'strict', 'x')
b'a'.hex(1, 2, 3)
b'a'.upper(1)
b'a'.join(b'a', b'b')
b'a'.zfill()
bytearray().append(1, 2)
bytearray().extend()
bytearray().clear(1)
str.foo
'a'.foo
b'a'.foo
bytearray().foo
'a'.uper()
b'a'.encode('utf-8')
'a'.decode('utf-8')
'a'.x = 1
str.x = 1
'a'()
# classes of Python where text meets them
class Point:
    def __init__(self, x):
        self.x = x
    def __str__(self):
        return 'point é %d' % self.x
    def __repr__(self):
        return 'Point(%r)' % self.x
    def __format__(self, spec):
        return 'P<' + spec + '>'
    def __bytes__(self):
        return b'pt'
    def __index__(self):
        return self.x
    def __float__(self):
        return 0.5
    def __getitem__(self, key):
        return 'item ' + repr(key)
p = Point(2)
str(p), repr(p), '%s %r %a' % (p, p, p), '{0} {0!s} {0!r:>10} {0:abc} {0.x} {0[k]} {0[3]}'.format(p), f'{p}|{p!r}|{p:{p.x}}'
bytes(p), b'%s' % p, b'%b|%c' % (p, Point(65)), b'%x' % p
'abc'[p], 'abc'[:p], 'a' * p, 'a'.center(p), 'abc'.find('c', p), '%d %x %c' % (p, p, Point(97)), '%f %g' % (p, p)
'%(a)s %(b)s' % p, '{a}'.format_map(p), 'ab'.translate(p)
bytearray(b'abc')[p], [bytearray(p)], bytes([p, 1])
class Plain:
    pass
format(Plain(), '5')
'{:5}'.format(Plain())
bytes(Plain())
'%d' % Plain()
'%f' % Plain()
'%c' % Plain()
b'%s' % Plain()
'a' + Plain()
'a'.join([Plain()])
class Bad:
    def __str__(self):
        return 5
    def __bytes__(self):
        return 'x'
    def __format__(self, spec):
        return 5
    def __int__(self):
        return 'x'
    def __index__(self):
        return 'x'
str(Bad())
'%s' % Bad()
bytes(Bad())
format(Bad(), '')
'{}'.format(Bad())
'a'[Bad()]
'a' * Bad()
'%x' % Bad()
class Default(dict):
    def __missing__(self, key):
        return '<' + key + '>'
'{a} {b}'.format_map(Default(a=1)), '%(a)s %(b)s' % Default(a=1)
'{a}'.format(**Default(a=1))
class Buffer(bytearray):
    def first(self):
        return self[0]
b = Buffer(b'abc'); b, b.first(), len(b), b + b'd', b[1:], b.upper(), type(b.copy()).__name__, b == b'abc', Buffer.fromhex('61')
b += b'!'; b, type(b).__name__
class Shift:
    def __getitem__(self, n):
        if n == 98:
            raise LookupError
        return chr(n + 1)
'abé'.translate(Shift())
try:
    b'ab\xff\xfe'.decode()
except UnicodeDecodeError as e:
    print(e, e.encoding, e.object, e.start, e.end, e.reason, e.args, repr(e))
try:
    'aé€'.encode('ascii')
except ValueError as e:
    print(e, e.encoding, e.object, e.start, e.end, e.reason, repr(e))
s = ''
for i in range(1000):
    s += 'é' if i % 3 else 'x'
len(s), s.count('x'), s[997:], s[::-333]
data = b''
for i in range(300):
    data += bytes([i % 256])
len(data), data[-3:], data[250:260]
# Parts of few and of many, kept by themselves.
[('a' + ' bc' * n).split()[-1] for n in range(20)], [len(('a' + ' bc' * n).split()) for n in range(20)]
[('a' + ',bc' * n).split(',')[n // 2:] for n in (0, 1, 7, 8, 9, 17)], [(b'a' + b',bc' * n).split(b',')[n // 2:] for n in (0, 1, 7, 8, 9, 17)]
'  a b  c '.split(None, 1), '  a b  c '.rsplit(None, 1), ' \x1c\x85é\u2028à\x1f '.split(), b' \x1c\x85 a\x1f'.split(), '\x80 \xff'.split(), b'\x80 \xff '.split()
'éaé'.strip('é'), 'abéba'.strip('ab'), b'\xffa\xff'.strip(b'\xff'), ' a\x1c'.strip(), b' a\x1c'.strip(), bytearray(b' a ').strip()
[f(s) for f in (str.upper, str.lower, str.casefold) for s in ('', 'aZ`{@[', 'az', 'AZ', 'aßİ', 'é' * 3)]
[len(','.join(['ab'] * n)) for n in (0, 1, 5, 6, 10, 11, 12, 40)], [','.join(['ab'] * n)[-3:] for n in (0, 1, 5, 6, 10, 11, 12, 40)]
kept = bytearray(b' ab cd '); parts = kept.split(); same = kept.strip(); text = kept.decode(); kept[1] = 33; kept, parts, same, text
'%s|%d|%s|%s|%5s|%%' % ('é', -7, 8, True, 'a'), b'%s|%d|%b' % (b'x', 7, bytearray(b'y')), '%d' % 2.5, '%s' % b'x', '%.1s' % 'ab'
b'%s' % 5
lines = 'un\ndeux\r\ntrois'.splitlines()
for n, line in enumerate(lines, 1):
    print(f'{n:>3} {line:<6}|{line!r:^10}|{len(line):02d}')
