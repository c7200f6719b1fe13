package line_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// grammars are commands by name; NAME.METHOD has the method's.
type grammars map[string]string

type entry struct{ g *line.Grammar }

func (e entry) Grammar() *line.Grammar { return e.g }

func (g grammars) Standing(name string) line.Command {
	usage, ok := g[name]
	if !ok {
		return nil
	}
	e := entry{line.ReadGrammar(strings.TrimLeft(usage, "|!"))}
	e.g.Yields = strings.HasPrefix(usage, "|")
	e.g.Module = strings.HasPrefix(usage, "!")
	if strings.Contains(usage, "FILTER") {
		e.g.Compares = []string{"sport"}
	}
	return e
}

func (g grammars) Following(name string) line.Command { return g.Standing("." + name) }

// commands are what the tests read lines for: | before a pattern tells that filters
// may follow, ! that the name alone is a module.
var commands = grammars{
	"go": "|[ARG…]", "two": "[HOST] PORT [n=1]", "say": "[eol=lf] TEXT…", "to": "HOST [PORT] TEXT…", "till": "|TEXT…", "item": "|URL [ITEM…]",
	"look": "|[-a] [FILTER…]", "mod": "!NAME", "help": "[NAME]", ".go": "|[ARG…]", ".say": "TEXT…",
}

// seen writes a line as it was read.
func seen(text string) string {
	read, err := (&line.Reader{Commands: commands}).ReadCommand(text)
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		return fmt.Sprintf("%s %d:%d-%d:%d %v", wrong.Msg, wrong.Span.Start.Line, wrong.Span.Start.Col, wrong.Span.End.Line, wrong.Span.End.Col, wrong.Incomplete)
	case err != nil:
		return "error: " + err.Error()
	case read == nil:
		return "python"
	}
	l := read.Payload.(*line.Line)
	var b strings.Builder
	if len(read.Targets) > 0 {
		b.WriteString(strings.Join(read.Targets, ",") + "=")
	}
	if read.Receiver != "" {
		b.WriteString(read.Receiver + ".")
	}
	b.WriteString(read.Name)
	for _, group := range []struct {
		mark  string
		words []*line.Word
	}{{"", l.Words}, {"opt", l.Options}, {"text", l.Text}} {
		for _, w := range group.words {
			b.WriteString(" " + group.mark + "[" + word(w) + "]")
		}
	}
	for _, f := range l.Filters {
		b.WriteString(" |" + f.Text)
	}
	if l.File != nil {
		b.WriteString(map[bool]string{false: " >", true: " >>"}[l.Append] + word(l.File))
	}
	if l.Wrong != nil {
		b.WriteString(" wrong")
	}
	if rest := text[len(read.Text):]; rest != "" {
		b.WriteString(" rest " + fmt.Sprintf("%q", rest))
	}
	return b.String()
}

func word(w *line.Word) string {
	var b strings.Builder
	if w.Bytes {
		b.WriteString("b:")
	}
	if w.Quoted {
		b.WriteString("q:")
	}
	if w.Sep != "" {
		b.WriteString(w.Key + "‹" + w.Sep + "›")
	}
	for _, p := range w.Parts {
		switch {
		case p.Expr < 0:
			quoted := fmt.Sprintf("%q", p.Text)
			b.WriteString(quoted[1 : len(quoted)-1])
		case p.Plain:
			b.WriteString("$" + p.Src)
		default:
			b.WriteString("${" + p.Src + "}")
		}
	}
	return b.String()
}

func TestReadLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		// A command, or Python.
		{"go", "go"}, {"go a", "go [a]"}, {"go\ta\r", "go [a]"}, {"go  a   b ", "go [a] [b]"}, {"go a\nb", "go [a] rest \"\\nb\""},
		{"goes a", "python"}, {"go(a)", "python"}, {"go (a)", "python"}, {"go = 1", "python"}, {"go == 1", "go [==] [1]"}, {"go += 1", "python"},
		{"go //= 1", "python"}, {"go := 1", "python"}, {"go >>= 1", "python"}, {"go.x", "python"}, {"go[1]", "python"}, {"go, x = 1", "python"},
		{"", "python"}, {"1 go", "python"}, {" go", "python"}, {"# go", "python"},
		{"c.go a", "c.go [a]"}, {"c.two 1", "python"}, {"c.go.go a", "python"}, {"c.", "python"}, {"c.go(1)", "python"},
		{"x = go a", "x=go [a]"}, {"x=go a", "x=go [a]"}, {"x, y = go a", "x,y=go [a]"}, {"x, y, z = go a", "python"}, {"x == go a", "python"},
		{"x = c.go a", "x=c.go [a]"}, {"x = y = go a", "python"}, {"x += go a", "python"},
		{"mod", "python"}, {"mod # why", "python"}, {"mod x", "mod [x]"}, {"mod | x", "mod [|] [x]"}, {"go # why", "go"}, {"go #why", "go"}, {"go a#b", "go [a#b]"},
		{"go a # b 'c", "go [a]"}, {"go a # b\nc", "go [a] rest \"\\nc\""},
		// NAME? is help.
		{"go?", "help [go]"}, {"go? ", "help [go]"}, {"c.go?", "help [c.go]"}, {"a.b.c? # x", "help [a.b.c]"}, {"nothing?", "help [nothing]"}, {"FIN-WAIT-1?", "help [FIN-WAIT-1]"}, {"a-b.c?", "help [a-b.c]"}, {"a-?", "python"}, {"a - b?", "python"}, {"a-b", "python"},
		{"go? x", "python"}, {"x = go?", "python"}, {"?", "python"},
		// Words.
		{`go "a b" 'c d'`, `go [q:a b] [q:c d]`}, {`go a"b"`, `go [a\"b\"]`}, {`go "a"b`, `go [q:ab]`}, {`go ""`, `go [q:]`}, {`go b"a" r'\n' rb"\n" B'x' Rb''`, `go [b:q:a] [q:\\n] [b:q:\\n] [b:q:x] [b:q:]`},
		{`go bb`, `go [bb]`}, {`go b`, `go [b]`}, {`go r`, `go [r]`}, {`go bx"a"`, `go [bx\"a\"]`}, {`go brb"a"`, `go [brb\"a\"]`},
		{`go "a'b" 'a"b'`, `go [q:a'b] [q:a\"b]`}, {"go 'a\nb' c", `go [q:a\nb] [c]`},
		{`go "\n\r\t\\\'\"\a\b\f\v\0\$x"`, `go [q:\n\r\t\\'\"\a\b\f\v\x00$x]`}, {`go "\x41\u00e9\U0001F600\q"`, `go [q:Aé😀\\q]`}, {"go 'a\\\nb'", `go [q:ab]`},
		{`go b"\xff\u00e9"`, `go [b:q:ÿ\\u00e9]`}, {`go r"\"" x`, `go [q:\\\"] [x]`},
		{`go "\x4"`, `(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1:4-1:7 false`},
		{`go "\u004"`, `(unicode error) 'unicodeescape' codec can't decode bytes in position 0-4: truncated \uXXXX escape 1:4-1:9 false`},
		{`go "\U0001"`, `(unicode error) 'unicodeescape' codec can't decode bytes in position 0-5: truncated \UXXXXXXXX escape 1:4-1:10 false`},
		{`go "\U00110000"`, `(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character 1:4-1:14 false`},
		{`go "\U0010FFFF"`, `go [q:\U0010ffff]`}, {`go b"\x4"`, `(value error) invalid \x escape at position 0 1:5-1:8 false`},
		{`go b"é"`, `bytes can only contain ASCII literal characters 1:3-1:7 false`}, {"go b\"\x7f\"", `go [b:q:\x7f]`},
		{`go "a`, `unterminated string literal (detected at line 1) 1:3-1:4 true`}, {"go 'a\nb", `unterminated string literal (detected at line 2) 1:3-1:4 true`},
		{"go 'a\n", `unterminated string literal (detected at line 1) 1:3-1:4 true`}, {`go "a\`, `unterminated string literal (detected at line 1) 1:3-1:4 true`}, {`go rb"`, `unterminated string literal (detected at line 1) 1:3-1:6 true`},
		// Values.
		{"go $a", "go [$a]"}, {"go x$a.b", "go [x$a.b]"}, {"go ${a + 1}b", "go [${a + 1}b]"}, {`go ${f("}")}`, `go [${f("}")}]`}, {`go ${{"a": [1]}["a"]}`, `go [${{"a": [1]}["a"]}]`},
		{`go ${f("\"}")}`, `go [${f("\"}")}]`}, {"go ${(1, 2)[0]} x", "go [${(1, 2)[0]}] [x]"}, {"go ${'a' 'b'}", "go [${'a' 'b'}]"},
		{"go $$a $5 $", "go [$a] [$5] [$]"}, {"go \"$a ${b} $$ \\$c\" '$d' r'$e'", "go [q:$a ${b} $ $c] [q:$d] [q:$e]"}, {"go ${", "'${' was never closed 1:3-1:5 false"}, {"go ${a\nb}", "'${' was never closed 1:3-2:2 false"},
		{"go \"${a\"", "'${' was never closed 1:4-1:8 false"},
		// Keys.
		{"two 1 n=2", "two [1] opt[n‹=›2]"}, {"two n='a b' 1", "two [1] opt[n‹=›a b]"}, {"two 1 m=2", "two [1] [m=2]"}, {"two 1 n:2", "two [1] [n:2]"}, {"two 'n=2'", "two [q:n=2]"}, {"two n==2", "two [n==2]"}, {"two $n=2", "two [$n=2]"},
		{"item u a=b c==d e:=1 f:g", "item [u] [a‹=›b] [c‹==›d] [e‹:=›1] [f‹:›g]"}, {"item h:80 h:80/x h://x", "item [h:80] [h:80/x] [h://x]"}, {"item u X-A.b:1x", "item [u] [X-A.b‹:›1x]"}, {"item u -a=b 1a=b", "item [u] [-a=b] [1a=b]"},
		{"item u a=b=c a:b:c é=1 _a=1", "item [u] [a‹=›b=c] [a‹:›b:c] [é‹=›1] [_a‹=›1]"}, {"item u a=\"x y\" b:='[1, 2]' c=$d", "item [u] [a‹=›x y] [b‹:=›[1, 2]] [c‹=›$d]"}, {"item u a= b:", "item [u] [a‹=›] [b‹:›]"}, {"item [::1]:80", "item [[::1]:80]"},
		// Texts.
		{"say a  b 'c' # d ", "say text[a  b 'c' # d]"}, {`say "a" 'b'`, `say text[q:a] text[q:b]`}, {`say "a" b`, `say text[\"a\" b]`}, {`say "a"b`, `say text[\"a\"b]`}, {"say eol=x a b", "say opt[eol‹=›x] text[a b]"}, {"say eul=x a", "say text[eul=x a]"},
		{"say $a ${b} $$", "say text[$a ${b} $]"}, {`say "$a" $b`, `say text[\"$a\" $b]`}, {"say a > b | c", "say text[a > b | c]"}, {"say a \r", "say text[a]"}, {"say", "say"}, {`say \n`, `say text[\\n]`}, {"say 'a\nb'", `say text[q:a\nb]`}, {"say a\nb", "say text[a] rest \"\\nb\""},
		{"to h 1 a b", "to [h] [1] text[a b]"}, {"to h 1", "to [h] [1]"}, {"to h", "to [h]"}, {"to /p a b", "to [/p] text[a b]"}, {"to @p 'a'", "to [@p] text[q:a]"}, {"to ./p a", "to [./p] text[a]"}, {"to ../p a", "to [../p] text[a]"}, {"to $p 1 a", "to [$p] [1] text[a]"},
		{"till a | b", "till text[a | b]"}, {`till "a" | count`, "till text[q:a] |count"}, {`till "a" > f`, "till text[q:a] >f"}, {`till "a" |b`, `till text[\"a\" |b]`}, {"till | count", "till |count"}, {"till > f", "till >f"},
		// Filters and files.
		{"go a | count", "go [a] |count"}, {"go a|count", "go [a] |count"}, {"go|count", "go |count"}, {"go a | count | head 2 > f", "go [a] |count |head 2 >f"}, {"go a |count|head 2", "go [a] |count |head 2"},
		{"go a > f", "go [a] >f"}, {"go a >> f", "go [a] >>f"}, {"go a >f # c", "go [a] >f"}, {"go > 'a b'", "go >q:a b"}, {"go > $f", "go >$f"}, {"go > a=b", "go >a=b"}, {"go a>f", "go [a>f]"},
		{"go a > f g", "a file name must end the line; one with spaces stands in quotes 1:9-1:10 false"}, {"go a >", "a file name must follow '>' 1:5-1:6 false"}, {"go a >> ", "a file name must follow '>' 1:7-1:8 false"},
		// An expression: > behind what compares, a bracket that opens the line.
		{"look sport > :80", "look [sport] [>] [:80]"}, {"look sport >= :80 > f", "look [sport] [>=] [:80] >f"}, {"look -a sport >80|count", "look [-a] [sport] [>80] |count"}, {"look x > f", "look [x] >f"}, {"look 'sport' > f", "look [q:sport] >f"},
		{"look a | grep sport > f", "look [a] |grep sport >f"}, {"look ( a = b or c )|count", "look [(] [a] [=] [b] [or] [c] [)] |count"}, {`look \( a \)`, `look [\\(] [a] [\\)]`}, {"look (a)", "look [(a)]"}, {"look(a)", "python"}, {"look (\n", "look [(] rest \"\\n\""}, {"look a=b", "look [a=b]"}, {"look = 1", "python"},
		{"look '( a = $b )'", "look [q:( a = $b )]"}, {"look -a|grep :5000", "look [-a] |grep :5000"}, {"look state x|count", "look [state] [x] |count"}, {"look -a| grep x | count", "look [-a] |grep x |count"}, {"look a = :$b", "look [a] [=] [:$b]"},
		{"go a | ", "a filter must follow '|' 1:5-1:6 false"}, {"go a | count |", "a filter must follow '|' 1:13-1:14 false"}, {"go a | > f", "go [a] |> f"},
		{"go a | grep 'a | b'", "go [a] |grep 'a | b'"}, {"go a | grep 'a", "unterminated string literal (detected at line 1) 1:7-1:14 false"}, {"go a | grep it's", "go [a] |grep it's"}, {"go a | #(a>1)#.b", "go [a] |#(a>1)#.b"}, {`go a | #(a="x | y")`, `go [a] |#(a="x | y")`},
		{"go a | {a,b} | count", "go [a] |{a,b} |count"}, {"go a | @this|0", "go [a] |@this|0"}, {"go a | @this |x", "go [a] |@this |x"}, {"go a | x # y", "go [a] |x"}, {"go a | where b > 1", "go [a] |where b > 1"}, {"go a | where b > 1 > f", "go [a] |where b > 1 >f"}, {"go a | where b = 'x > y' > f", "go [a] |where b = 'x > y' >f"},
		{"go a | count > f", "go [a] |count >f"}, {`go a | grep "a\"b" | count`, `go [a] |grep "a\"b" |count`}, {"go a | #.a\nb", "go [a] |#.a rest \"\\nb\""}, {"go a | (x > y", "invalid filter: (x > y 1:7-1:13 false"},
		{"go | nl", "go |nl wrong"}, {"go a | nl", "unknown filter: nl 1:7-1:9 false"}, {"go|grep a|wc -l", "go |grep a |wc -l"}, {"go|grep a|b|nl", "unknown filter: nl 1:12-1:14 false"}, {"go|raw|head -2|tail 1", "go |raw |head -2 |tail 1"}, {"go|grep (|count", "go |grep ( |count"}, {`go|grep "a|wc"`, `go |grep "a|wc"`}, {"go | fields a|count", "go |fields a|count"}, {"go a | head $n", "invalid filter: head $n 1:7-1:14 false"}, {"go a | head x | tail", "invalid filter: head x 1:7-1:13 false"},
	} {
		if got := seen(tt.text); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestBegin(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"send x": "[] send. x", "  x = c.send y": "[x] c.send y", "a, b = c": "[a b] c.", "1 + 2": "[] . 1 + 2", "x.": "[] x. ", "x = ": "[x] .", "x == 1": "[] x. == 1",
	} {
		s := line.Begin(text)
		if got := fmt.Sprintf("%v %s.%s%s", s.Targets, s.Name, s.Method, s.Rest); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"x = send y": "send y", "x, y = z": "z", "send y": "send y", "x == y": "x == y", "": ""} {
		if got := line.AfterTargets(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestRequoted(t *testing.T) {
	t.Parallel()
	read, err := (&line.Reader{Commands: commands}).ReadCommand(`item ${f("a")} a=${{"b": 1}["b"]} ${f('"')} ${f("\\n")}`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range read.Payload.(*line.Line).Requoted().Words {
		got = append(got, w.Parts[len(w.Parts)-1].Src)
	}
	if want := "f('a') | {'b': 1}['b'] |f('\"')|f(\"\\\\n\")"; strings.Join(got, "|") != strings.ReplaceAll(strings.ReplaceAll(want, " | ", "| "), "] |", "]|") {
		t.Errorf("%q", got)
	}
}

// TestGrammar: what an argument pattern says.
func TestGrammar(t *testing.T) {
	t.Parallel()
	g := line.ReadGrammar("[-antp] [HOST] PORT 0|1 [tcp|udp] [n=1] [N=1024] [--flag] NAME|FILE [COMMAND…] [ITEM…] [TEXT…]")
	var got []string
	for _, p := range g.Params {
		got = append(got, fmt.Sprintf("%s %v %v %v %v %v %v", p.Name, p.Optional, p.Many, p.Choices, p.Flags, p.Any, p.Command()))
	}
	want := []string{
		"-antp true false [] true false false", "HOST true false [] false false false", "PORT false false [] false false false", "0|1 false false [0 1] false false false",
		"tcp|udp true false [tcp udp] false false false", "N true false [] false false false", "NAME|FILE false false [] false true false",
		"COMMAND true true [] false true true", "ITEM true true [] false true false",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !g.Text || !g.Items || len(g.Options) != 1 || g.Options[0] != (line.Option{Name: "n", Default: "1"}) {
		t.Errorf("%+v", g)
	}
	if !g.Choice("tcp") || g.Choice("0") || g.Choice("x") {
		t.Error("choices")
	}
	c := line.ReadGrammar("on|off|COMMAND…")
	if p := c.Params[0]; fmt.Sprint(p.Choices) != "[on off]" || !p.Many || !p.Command() {
		t.Errorf("%+v", p)
	}
}
