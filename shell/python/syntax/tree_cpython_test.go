package syntax

import (
	"strings"
	"testing"
)

// dumpScript dumps the trees of texts, or of the standard library's modules
// that keep to what the shell's Python has.
const dumpScript = `
import ast, json, struct, sys, sysconfig, os
def dump(n, f):
    if isinstance(n, list):
        return '[' + ', '.join(dump(x, f) for x in n) + ']'
    if isinstance(n, ast.AST):
        inner = f or isinstance(n, ast.JoinedStr)
        fields = []
        for k in n._fields:
            v = getattr(n, k, None)
            if k in ('kind', 'type_comment') or v is None and not (k == 'value' and isinstance(n, (ast.Constant, ast.MatchSingleton))):
                continue
            fields.append(k + '=' + dump(v, inner))
        at = ''
        if hasattr(n, 'lineno') and not f:
            at = '@%d:%d-%d:%d ' % (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
        return at + type(n).__name__ + '(' + ', '.join(fields) + ')'
    if isinstance(n, str):
        return '<' + ''.join(' %x' % ord(c) for c in n) + '>'
    if isinstance(n, bytes):
        return 'b<' + n.hex(' ') + '>'
    if isinstance(n, float):
        return 'f<' + struct.pack('>d', n).hex() + '>'
    return repr(n)
def one(text):
    try:
        compile(text, 'f.py', 'exec')
        return dump(ast.parse(text), False)
    except SyntaxError as e:
        return 'error: %s' % e
LEFT_OUT = (ast.Await, ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.TryStar)
def plain(text):
    for n in ast.walk(ast.parse(text)):
        if isinstance(n, LEFT_OUT) or isinstance(n, ast.Constant) and isinstance(n.value, complex):
            return False
    return True
texts = json.load(sys.stdin)
if texts is None:
    texts = []
    lib = sysconfig.get_paths()['stdlib']
    for name in sorted(os.listdir(lib)):
        if name.endswith('.py'):
            text = open(os.path.join(lib, name), encoding='utf-8', errors='replace').read()
            if len(text) < 30000 and plain(text):
                texts.append(text)
                if len(texts) == 40:
                    break
sys.setrecursionlimit(10000)
json.dump([dict(Text=t, Dump=one(t)) for t in texts], sys.stdout)
`

type dumped struct{ Text, Dump string }

func compareTrees(t *testing.T, texts []string) {
	t.Helper()
	var want []dumped
	cpython(t, dumpScript, texts, &want)
	agree := 0
	for _, w := range want {
		tree, err := Parse("f.py", w.Text, FileMode, nil)
		if err != nil {
			t.Errorf("%.200q\n got %v at %v\nwant %.100s", w.Text, err, err.(*Error).Span, w.Dump)
			continue
		}
		if got := dumpBody(tree.Body); got != w.Dump {
			i := 0
			for i < len(got) && i < len(w.Dump) && got[i] == w.Dump[i] {
				i++
			}
			i = max(0, i-60)
			t.Errorf("%.300q\n got …%.200s\nwant …%.200s", w.Text, got[i:], w.Dump[min(i, len(w.Dump)):])
			continue
		}
		agree++
	}
	t.Logf("%d of %d trees agree", agree, len(want))
}

func TestTreesAsCPython(t *testing.T) {
	t.Parallel()
	var texts []string
	for _, group := range [][]string{rightStatements, rightExpressions, rightLiterals, rightYields, rightMatch} {
		texts = append(texts, group...)
	}
	compareTrees(t, append(texts, strings.Split(programs, "\n%%\n")...))
}

func TestStandardLibraryAsCPython(t *testing.T) {
	t.Parallel()
	compareTrees(t, nil)
}
