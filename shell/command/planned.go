package command

import (
	"errors"
	"slices"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/shell/command/journal"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// A plan is what a step was made from, where the next run of the line may have the same
// one.
type plan struct {
	self    string
	subject *object.Type
	types   []*object.Type
	reads   uint64         // the values that it was made from, a bit each, and not their types alone
	values  []object.Value // those of them
	general bool           // it serves all types
}

// suits reports whether the same would be planned for another run of the line.
func (p *plan) suits(c *Call) bool {
	if p == nil || p.self != c.Self || p.subject != typeOf(c.Subject) || p.reads != 0 && p.general {
		return false
	}
	if p.general {
		return true
	}
	for i, v := range c.values {
		if v.Type() != p.types[i] || p.reads>>i&1 != 0 && v != p.values[i] {
			return false
		}
	}
	return true
}

// newPlan is the plan of a step that was made for c with a call of its own; nil where
// the step depends on more than the line.
func newPlan(c, made *Call, twin Twin) *plan {
	command := c.Command
	if twin.Makes != "" || command.Ends || command.Keeps || command.Converses || len(c.values) > 63 {
		return nil
	}
	if made.general {
		return &plan{self: c.Self, subject: typeOf(c.Subject), general: true, reads: made.reads}
	}
	p := &plan{self: c.Self, subject: typeOf(c.Subject), reads: made.reads}
	for i, v := range c.values {
		p.types = append(p.types, v.Type())
		if kept := object.Value(nil); p.reads>>i&1 != 0 {
			switch v := v.(type) {
			case object.Str, object.Int, object.Bool, object.Float:
				kept = v
			default:
				return nil // it may change
			}
			if p.values == nil {
				p.values = make([]object.Value, len(c.values))
			}
			p.values[i] = kept
		}
	}
	return p
}

func typeOf(v object.Value) *object.Type {
	if v == nil {
		return nil
	}
	return v.Type()
}

// planned is what the command, which is about to run, does in Python, with the
// line's names and expressions in it; nil when that is nothing. It is made before
// the run, which changes what it refers to.
func (c *Call) planned(call *eval.CommandCall) (*journal.Step, *plan) {
	if c.Command.Twin == nil || c.nameless() {
		return nil, nil
	}
	general := false
	if ran := c.Session.Journal.Of(c.Line); ran != nil {
		p, _ := ran.Plan.(*plan)
		if c.Line.File == nil && p.suits(c) {
			return ran.Last(), p
		}
		general = p != nil && p.self == c.Self && p.subject == typeOf(c.Subject) && p.reads == 0 && (ran.General || !ran.Varied)
	}
	again, err := c.Session.newSymbolic(c.Thread, call)
	if err != nil {
		return nil, nil
	}
	again.general = general
	again.Self, again.Subject, again.Chosen = c.Self, c.Subject, c.Chosen
	twin, err := c.Command.Twin(again)
	if err != nil || twin.Code == "" {
		return nil, nil
	}
	step := again.step(twin, nil)
	if c.Line.File != nil {
		c.late = func() *journal.Step {
			again.valueFirst = true
			return again.step(twin, nil)
		}
	}
	if len(c.Line.Filters) > 0 {
		c.seeing = func(seen object.Value) *journal.Step { return again.step(twin, seen) }
		return step, nil // each run may have seen other data
	}
	return step, newPlan(c, again, twin)
}

// nameless reports whether what the command was found to act on has no name any more: a
// function's variable had it, and the function has ended.
func (c *Call) nameless() bool {
	if !c.Chosen || c.Subject == nil || syntax.IdentifierLen(c.Self) != len(c.Self) {
		return false
	}
	_, bound := c.Lookup(c.Self)
	return !bound
}

// step is what the command's twin, made for a program, does there with the line's targets,
// filters and file; nil where these have no Python. seen is the command's value, nil before
// it has run.
func (c *Call) step(twin Twin, seen object.Value) *journal.Step {
	w, err := c.complete(twin, seen)
	if err != nil {
		w = c.bound(twin) // the command itself has run
		w.Prints = false
	}
	return &journal.Step{
		Code: w.Code, Value: w.Value, Rebinds: twin.Rebinds, Shown: w.Prints,
		Targets: c.Targets, Self: c.Self, Made: c.made(twin), Ends: c.Command.Ends, General: c.general && c.reads == 0, Partly: err != nil,
		Mute: twin.Mute,
	}
}

// made is the global name that the command gives to what it makes: a target is bound as
// the line's own scope has it.
func (c *Call) made(twin Twin) string {
	if len(c.Targets) > 0 && !twin.Aside {
		return ""
	}
	return twin.Makes
}

// ran notes the run of the line.
func (c *Call) ran(run journal.Run, p *plan) {
	if c.moved {
		return
	}
	r := c.Session.Journal.Note(c.Line)
	if !r.Full() {
		run.Values = literals(c.values)
	}
	r.Add(run)
	r.Plan = p
}

// RanAs notes that the line's run is that of another command, which stood in it.
func (c *Call) RanAs(inner *line.Line) {
	c.Session.Journal.Move(inner, c.Line)
	c.moved = true
}

// RanPython notes that the line ran a Python text.
func (c *Call) RanPython(text string, err error) {
	step := &journal.Step{Code: text, Typed: true, Value: len(c.Targets) == 0, Targets: c.Targets}
	if len(c.Targets) > 0 {
		step.Code = literal.WrapLast(text, strings.Join(c.Targets, ", ")+" = ", "")
	}
	c.ran(journal.Run{Step: step, Kept: step.Value, Failed: c.Session.failed(c.Thread, err)}, nil)
	c.moved = true
}

// failed is how a run ended, or an input.
func (s *Session) failed(t *object.Thread, err error) *journal.Failed {
	if err == nil {
		return nil
	}
	e, ok := object.AsException(err)
	if !ok {
		return &journal.Failed{Line: 1, Class: "Exception", Text: err.Error()}
	}
	f := &journal.Failed{Line: 1, Class: "Exception", Text: lastLine(t, e)}
	if e.Trace != nil {
		f.Line = max(1, int(e.Trace.Line))
	}
	f.Unreached, f.Raise = unreached(e), s.raise(e)
	for _, class := range e.Type().MRO() {
		if v, ok := s.Env.Builtins.Get(class.Name); ok && v == object.Value(class) {
			f.Class = class.Name
			break
		}
	}
	return f
}

// raise is the Python that makes an exception of Python's own again; "" where its
// arguments are more than literals.
func (s *Session) raise(e *object.Exception) string {
	class := e.Type()
	if class.Heap || !isPlain(e.Args, longestResult, 2) {
		return ""
	}
	name := class.Name
	if v, ok := s.Env.Builtins.Get(name); !ok || v != object.Value(class) {
		if !slices.Contains(Predeclared, class.Module) && class.Module != "ssl" {
			return ""
		}
		name = class.Module + "." + name
	}
	var args []string
	for _, v := range e.Args.Elems {
		args = append(args, literalWithin(v, longestResult))
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// lastLine is the last line of an exception's traceback, as far as no Python code of the
// user's has to run for it: what an exception says may have effects.
func lastLine(t *object.Thread, e *object.Exception) string {
	said, _ := e.Type().Lookup("__str__")
	if _, ours := said.(*object.Builtin); !ours || !isPlain(e.Args, longestResult, 4) || e.Type().IsSubclass(object.SyntaxErrorType) && !isPlain(e.Field("msg"), longestResult, 0) {
		return e.Type().QualName()
	}
	return eval.LastLine(t, e)
}

// unreached reports whether an error is that of a connection which did not come about.
func unreached(err error) bool {
	var failed *netlab.Error
	return errors.Is(err, syscall.ECONNREFUSED) || errors.As(err, &failed) && failed.Name == "socket.gaierror"
}

// longestLiteral bounds what is kept of the value of an expression in a line,
// longestResult that of a command's own value that no Python gives; in bytes.
const (
	longestLiteral = 200
	longestResult  = 4 << 10
)

// literals are values as Python writes them, "" for what no short literal gives.
func literals(values []object.Value) []string {
	if len(values) == 0 {
		return nil
	}
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = literalOf(v)
	}
	return all
}

func literalOf(v object.Value) string { return literalWithin(v, longestLiteral) }

// literalWithin is literalOf with another limit.
func literalWithin(v object.Value, longest int) string {
	if !isPlain(v, longest, 4) {
		return ""
	}
	text, err := object.Repr(nil, v)
	if err != nil || len(text) > longest {
		return ""
	}
	return text
}

// isPlain reports whether a literal may give a value that is no deeper than that.
func isPlain(v object.Value, longest, depth int) bool {
	switch v := v.(type) {
	case object.Str:
		return len(v) <= longest
	case object.Bytes:
		return len(v) <= longest
	case object.Int, object.Bool, object.Float:
		return true
	case *object.Tuple:
		return depth > 0 && arePlain(v.Elems, longest, depth)
	case *object.List:
		return depth > 0 && arePlain(v.Elems, longest, depth)
	case *object.Dict:
		if depth == 0 || v.Len() > longest || !arePlain(v.Keys(), longest, depth) {
			return false
		}
		for key, value, i := v.At(0); key != nil; key, value, i = v.At(i) {
			if !isPlain(value, longest, depth-1) {
				return false
			}
		}
		return true
	}
	return v == object.None
}

func arePlain(elems []object.Value, longest, depth int) bool {
	return len(elems) <= longest && !slices.ContainsFunc(elems, func(v object.Value) bool { return !isPlain(v, longest, depth-1) })
}

// CommandOf is the command of a line that a Reader made.
func CommandOf(payload any) *Command { return payload.(*line.Line).Command.(*Command) }
