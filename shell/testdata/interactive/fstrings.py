x = 5; y = 3.14159; s = 'abc'; d = {'k': 'v', 'n': 1}; l = [1, 2]; é = 'accent'
f'', f'a', f'{x}', f'{x}{y}', f'{x} {y:.2f} {s!r} {d["k"]}'
f'{x:5}|{x:<5}|{x:^5}|{x:>5}|{x:05}|{x:+}|{x: }|{x:x}|{x:#x}|{x:b}|{x:#b}|{x:o}|{x:e}|{x:,}|{x:_}|{x:c}|{x:n}|{x:%}'
f'{1234567:,}|{1234567:_}|{1234567.891:,.2f}|{0.5:%}|{0.1234:.1%}|{255:X}|{255:#X}|{-5:05}|{5:+05}'
f'{y:10.3f}|{y:<10.3f}|{y:e}|{y:E}|{y:g}|{y:G}|{y:.0f}|{y:.10g}|{1e100:g}|{1e-10}|{y!s:>10}|{y!r:<10}|'
f'{s:10}|{s:<10}|{s:^10}|{s:>10}|{s:*^10}|{s:.2}|{s:10.2}|{s!r:>8}|{s!a}|{"é"!a}'
f'{x=}', f'{x = }', f'{x=:>5}', f'{s=!s}', f'{s = !r:>8}', f'{x+1=}', f'{l[0]=}', f'{len(s)=}'
f'{{}}', f'{{{x}}}', f'{{x}}', f'a{{b}}c', f'{x}}}'
f'{x:{x}}', f'{y:{x+5}.{2}f}', f'{s:{"*"}^{10}}', f'{x:{"0"}{5}}'
f'{d["k"]}', f"{d['k']}", f'{l}', f'{l[0]} {l[-1]}', f'{(1, 2)}', f'{ {1: 2} }', f'{[i for i in l]}', f'{(lambda v: v * 2)(3)}'
f'{x if x > 3 else y}', f'{x > 3}', f'{x!r}', f'{None}', f'{True}', f'{print}'[:10], f'{x:}', f'{é}'
f'{x}' 'b' f'{y:.1f}' "c", rf'\n{x}', fr'{x}\t', f'\n{x}\t', F'{x}', f"""a
{x}
b"""
f'{x:>{10}}|', f'{s:>{x}}|', f'{x:d}', f'{1.0}', f'{1e5}', f'{10**20}', f'{10**20:,}', f'{-0.0}', f'{float("nan"):5}|', f'{float("inf"):+}'
f'{x:s}'
f'{s:d}'
f'{y:d}'
f'{s:5.1f}'
f'{x:.2d}'
f'{undefined}'
f'{x.foo}'
f'{x!z}'
f'{x'
f'}'
f'{x!}'
f'{x:'
f'{*l}'
f'{lambda x: 1}'
f'{x;y}'
f'{#}'
f'{\n}'
f'{x y}'
f'{1/0}'
f'{d["nope"]}'
f'{l[5]}'
f'{x:zz}'
f'{l:5}'
f'{None:5}'
f'{d:>5}'
f'{True:5}|{True!s:5}|{False:d}'
f'{b"abc"}|{b"abc"!r:>10}'
f'{"a" "b"}', f'{"nested " + f"{x}"}', f'{f"{f'{1}'}"}' if False else 0
f"{'a' if True else 'b'}", f'{"a":>5}', f'{"\'"}' if False else 0
'{:>10}|{:<5}|{:^7}|{!r}|{:.3}'.format('a', 'b', 'c', 'd', 'efghi')
'{0}{1}{0}'.format('a', 'b'), '{a}{b}'.format(a=1, b=2), '{0[1]}'.format([1, 2]), '{0.real}'.format(5), '{a[k]}'.format(a=d), '{:{}}|'.format('x', 5), '{:{w}.{p}f}'.format(y, w=8, p=2)
'{'.format()
'}'.format()
'{0} {}'.format(1)
'{} {0}'.format(1)
'{5}'.format(1)
'{a}'.format()
'{0.foo}'.format(1)
'{0[9]}'.format([1])
'{!x}'.format(1)
'{:q}'.format(1)
'{{}}'.format(), '{{{}}}'.format(1), ''.format(), 'abc'.format(1, 2)
format(5), format(5, '>5'), format('a', '^5'), format(3.14159, '.2f'), format(255, 'x'), format(1e10, ','), format(True), format(None)
format(5, 5)
format('a', 'd')
'%s' % 'a', '%r' % 'a', '%d' % 5, '%5d|' % 5, '%-5d|' % 5, '%05d' % 5, '%+d' % 5, '% d' % 5, '%x' % 255, '%X' % 255, '%#x' % 255, '%o' % 8, '%e' % 12345.678, '%g' % 0.00001, '%.3f' % y, '%c' % 65, '%c' % 'A', '%%', '%i' % 3.9
'%s %s' % ('a', 'b'), '%(a)s %(b)d' % {'a': 1, 'b': 2}, '%s' % (1,), '%s' % [1, 2], '%5.2f|%-8s|%3s' % (y, 'ab', 'abcd'), '%*d|' % (5, 3), '%.*f' % (2, y)
'%d' % 'a'
'%s %s' % 'a'
'%s' % ('a', 'b')
'%(a)s' % {}
'%q' % 1
'%' % 1
'%c' % 'ab'
'%x' % 1.5
'%d' % None
'%s' % None, '%s' % {}, '%r' % None, 'abc' % (), 'abc' % {}
'abc' % 1
b'%s' % b'a', b'%d' % 5, b'%x' % 255
b'%s' % 'a'
str.format('{}', 1), 'a{}b'.format, 'x'.__format__('>3')
'{:,}'.format(1234567), '{:_x}'.format(65535), '{:e}'.format(0), '{:.0%}'.format(.255), '{:g}'.format(1e16), '{:n}'.format(5), '{:c}'.format(97), '{:#o}'.format(8), '{:^+9.2f}|'.format(1.5), '{:=+8d}|'.format(5), '{:*=8}|'.format(-5)
