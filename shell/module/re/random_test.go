package re_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// runner is the program's beginning: run shows all that a pattern does with a text.
const runner = `
import re
def run(p, s):
    try:
        c = re.compile(p)
    except (re.error, OverflowError) as e:
        print(ascii(p), type(e).__name__, ascii(str(e)))
        return
    found = [m and (m.regs, m.lastindex) for m in (c.match(s), c.fullmatch(s), c.search(s), c.search(s, 1), c.match(s, 2, 4))]
    print(ascii((p, s, found, c.findall(s), [m.span() for m in c.finditer(s)], c.split(s), c.sub('-', s))))

`

// random makes patterns and texts.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 0))} }

func (r random) one(of ...string) string { return of[r.IntN(len(of))] }

// some joins up to n of what make makes.
func (r random) some(n int, between string, make func() string) string {
	parts := []string{}
	for range r.IntN(n + 1) {
		parts = append(parts, make())
	}
	return strings.Join(parts, between)
}

func (r random) subject() string {
	return r.some(8, "", func() string { return r.one("a", "a", "a", "b", "b", "c", "A", "B", "é", "1", "_", " ", "\n") })
}

// pattern makes alternatives, with groups up to a depth.
func (r random) pattern(depth int) string {
	if r.IntN(2) == 0 {
		return r.sequence(depth)
	}
	return r.sequence(depth) + "|" + r.sequence(depth)
}

func (r random) sequence(depth int) string {
	return r.some(3, "", func() string { return r.item(depth) })
}

// item makes an item, repeated perhaps. What may be empty is not counted: CPython's own
// marks of groups are not always put back there.
func (r random) item(depth int) string {
	if depth == 0 || r.IntN(2) == 0 {
		item := r.one("a", "b", "c", ".", "[ab]", "[^a]", `\w`, `\W`, `\d`, `[\Wb]`, `[^\w-]`, "é", "[à-ü]", " ", `\x61`, `\u0062`)
		return item + r.one("", "", "", "*", "+", "?", "{2}", "{1,2}", "{,2}", "{0}") + r.one("", "", "?")
	}
	inside := r.pattern(depth - 1)
	switch r.IntN(14) {
	case 0, 1, 2, 3:
		return "(" + inside + ")" + r.one("", "", "*", "+", "?", "*?", "+?", "??")
	case 4, 5:
		return "(?:" + inside + ")" + r.one("", "", "*", "+", "?", "*?")
	case 6:
		return "(?=" + inside + ")"
	case 7:
		return "(?!" + inside + ")"
	case 8:
		return r.one("(?<=", "(?<!") + r.one("a", "[ab]", "ab", "(a)", "a|b", "(?=b).", "(a|b)c", inside) + ")"
	case 9:
		return "(?>" + inside + ")"
	case 10:
		return r.one("(?i:", "(?s:", "(?m:", "(?x:", "(?a:", "(?-i:") + inside + ")"
	case 11:
		return `\` + r.one("1", "2")
	case 12:
		return r.one("^", "$", `\A`, `\Z`, `\b`, `\B`)
	}
	return r.one("(?(1)a|b)", "(?P<n>"+inside+")", "(?P=n)", "(?#c)", "a++", "[b-a]", "(", ")", "[", "*", "(?", `\q`, "a**", "(?<=a*)", "(?i)", "a{2,1}", "(?P<1>a)", `\8`, "(?z)")
}

// quoted writes text as Python has it.
func quoted(s string) string { return fmt.Sprintf("%+q", s) }
