package labtest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// A sessionKind is one kind of thing that people type: an input or a few that belong
// together.
type sessionKind struct {
	name   string
	weight int
	nests  bool // it can stand in a block, and there happen several times
	write  func(g *sessionGenerator)
}

// sessionKinds is the table of all kinds: one that is not to be typed has no weight.
func sessionKinds() []sessionKind {
	return slices.Concat(pythonKinds, socketKinds, messageKinds, datagramKinds, requestKinds, shellKinds, fileKinds, blockKinds, endingKinds, mistakeKinds, nameKinds)
}

// A sessionGenerator makes up a session from a seed.
type sessionGenerator struct {
	*rand.Rand
	kinds   []sessionKind // what may stand in a block
	session session
	bound   map[string]bool
	open    map[string]string // connections of the session's own making, with their peer
	values  map[string]string // variables that are certain to be there, with their type
	taken   map[string]bool   // built-ins and modules that the session has hidden
	depth   int               // blocks around what is written now
	looped  bool              // one of them runs several times
	hidden  int               // functions around it: what they bind is theirs
	counter int
}

// newSession makes up the session of a seed out of some kinds, one thing alone where there
// is one kind; other kinds may stand in its blocks.
func newSession(seed uint64, kinds, inside []sessionKind) session {
	g := &sessionGenerator{
		Rand: rand.New(rand.NewPCG(seed, 1)), kinds: inside, bound: map[string]bool{}, open: map[string]string{}, values: map[string]string{}, taken: map[string]bool{},
	}
	g.session.lang = g.one("en", "en", "en", "fr")
	g.session.files = map[string]string{"in.txt": "première ligne\nfin\n", "data.json": `{"items": [{"a": 1, "b": "x"}, {"a": 2, "b": "é"}]}`}
	for most := 15 + g.IntN(31); len(g.session.inputs) < most; {
		g.kind(kinds, func(sessionKind) bool { return true }).write(g)
		if len(kinds) == 1 {
			break
		}
	}
	g.session.names = slices.Sorted(maps.Keys(g.bound))
	return g.session
}

// kind draws one of the kinds that will do.
func (g *sessionGenerator) kind(kinds []sessionKind, will func(sessionKind) bool) sessionKind {
	sum := 0
	for _, k := range kinds {
		if will(k) {
			sum += k.weight
		}
	}
	if sum == 0 {
		return sessionKind{write: func(g *sessionGenerator) { g.add("pass") }}
	}
	at := g.IntN(sum)
	for _, k := range kinds {
		if will(k) {
			if at -= k.weight; at < 0 {
				return k
			}
		}
	}
	panic("not reached")
}

func (g *sessionGenerator) one(of ...string) string { return of[g.IntN(len(of))] }

// chance is true so many times in a hundred.
func (g *sessionGenerator) chance(percent int) bool { return g.IntN(100) < percent }

func (g *sessionGenerator) add(inputs ...string) {
	g.session.inputs = append(g.session.inputs, inputs...)
}

func (g *sessionGenerator) addf(format string, args ...any) { g.add(fmt.Sprintf(format, args...)) }

// print adds a line that is compared.
func (g *sessionGenerator) print(expressions ...string) {
	if g.taken["print"] {
		g.add(`__import__("sys").stdout.write("@@ %r\n" % ((` + strings.Join(expressions, ", ") + "),))")
		return
	}
	g.add(`print("@@", ` + strings.Join(expressions, ", ") + ")")
}

// bind notes that an input binds a name; kind is what it is then, if that is certain.
func (g *sessionGenerator) bind(name, kind string) string {
	if g.hidden == 0 {
		g.bound[name] = true
	}
	delete(g.open, name)
	delete(g.values, name)
	if kind != "" {
		g.values[name] = kind
	}
	return name
}

// connected notes that an input binds a name to a connection with a peer.
func (g *sessionGenerator) connected(name, peer string) string {
	g.bind(name, "")
	g.open[name] = peer
	return name
}

// fresh is a name that nothing has had.
func (g *sessionGenerator) fresh(stem string) string {
	g.counter++
	return fmt.Sprint(stem, g.counter)
}

// variable is a name to bind: a new one, or one that was there.
func (g *sessionGenerator) variable() string {
	return g.one("x", "y", "n", "d", "t", "r", "msg", "total", "texte", "value")
}

// valueOf gives a variable of some type, which it makes if there is none.
func (g *sessionGenerator) valueOf(kind string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(g.values)) {
		if g.values[name] == kind {
			names = append(names, name)
		}
	}
	if len(names) > 0 && g.chance(80) {
		return g.one(names...)
	}
	name := g.variable()
	g.addf("%s = %s", name, g.literal(kind))
	return g.bind(name, kind)
}

func (g *sessionGenerator) literal(kind string) string {
	switch kind {
	case "int":
		return fmt.Sprint(g.IntN(100))
	case "bytes":
		return g.one(`b"octets"`, `b"\xff\xfe"`, `"é".encode()`, "bytes([65, 66])", `b'it\'s'`)
	case "list":
		return g.one("[1, 2, 3]", `["a", "b"]`, "[[1], (2,)]", "list(range(4))")
	}
	return g.one(`"Ada"`, `'l\'eau'`, `"été"`, `"a" "b"`, `"x" * 3`, `f"{1 + 1}"`, `r"a\d"`)
}

// connection gives the name of an open connection with a peer, which it makes if there
// is none.
func (g *sessionGenerator) connection(peer string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(g.open)) {
		if g.open[name] == peer {
			names = append(names, name)
		}
	}
	if len(names) > 0 && g.chance(75) {
		return g.one(names...)
	}
	return g.connect(peer)
}

// connect makes a connection with a peer, in one of the ways in which that is typed.
func (g *sessionGenerator) connect(peer string) string {
	name, port := g.fresh(g.one("c", "k", "conn", "lien")), "<"+peer+">"
	if peer == "unix" {
		g.addf("%s = connect %s", name, port)
		return g.connected(name, peer)
	}
	host := g.one("localhost", "localhost", "127.0.0.1")
	switch g.IntN(8) {
	case 0:
		g.addf("%s = socket", name)
		g.addf("%s.connect %s %s", name, host, port)
	case 1:
		p := g.fresh("port")
		g.addf("%s = %s", p, port)
		g.bind(p, "int")
		g.addf("%s = connect %s $%s", name, host, p)
	case 2:
		g.addf(`%s = connect ${"local" + "host"} ${int("%s")}`, name, port)
	case 3:
		if g.taken["socket"] {
			g.addf("%s = connect %s %s", name, host, port)
			break
		}
		g.addf(`%s = socket.create_connection(("%s", %s))`, name, host, port)
	default:
		g.addf("%s = connect %s %s", name, host, port)
	}
	if g.chance(20) {
		g.addf("%s.settimeout %s", name, g.one("5", "7.5", "none"))
	}
	return g.connected(name, peer)
}

// inputs are what a function adds, without adding it.
func (g *sessionGenerator) inputs(write func()) []string {
	before := g.session.inputs
	g.session.inputs = nil
	write()
	made := g.session.inputs
	g.session.inputs = before
	return made
}

// A scope is what is certain at some place.
type scope struct {
	open, values map[string]string
	taken        map[string]bool
}

func (g *sessionGenerator) scope() scope {
	return scope{maps.Clone(g.open), maps.Clone(g.values), maps.Clone(g.taken)}
}

// forget makes certain only what was so before and still is.
func (g *sessionGenerator) forget(s scope) {
	keep := func(now, before map[string]string) {
		maps.DeleteFunc(now, func(name, kind string) bool { return before[name] != kind })
	}
	keep(g.open, s.open)
	keep(g.values, s.values)
}

// block writes a block of some kinds that nest, indented, under its head.
func (g *sessionGenerator) block(head string, looped bool, first ...string) string {
	was := g.looped
	g.depth++
	g.looped = was || looped
	lines := append(first, g.inputs(func() {
		for range 1 + g.IntN(3) {
			g.kind(g.kinds, func(k sessionKind) bool { return k.nests && (g.depth < 3 || !strings.HasPrefix(k.name, "block")) }).write(g)
		}
	})...)
	g.depth--
	g.looped = was
	return nested(head, lines...)
}

// nested is a block out of its head and its inputs.
func nested(head string, inputs ...string) string {
	var b strings.Builder
	b.WriteString(head)
	for _, input := range inputs {
		b.WriteString("\n    " + strings.ReplaceAll(input, "\n", "\n    "))
	}
	return b.String()
}
