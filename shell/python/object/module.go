package object

import (
	"iter"
	"slices"
)

// Cell holds one variable; Value is nil while it is unbound.
type Cell struct {
	Name  string
	Value Value
}

// Namespace is a module's variables, in the order in which they were first
// bound. The evaluator keeps the cells, so that a global costs no look-up.
type Namespace struct {
	cells map[string]*Cell
	order []*Cell
	dict  *Dict // the variables as a dict, nil until it is asked for; see namespace.go
}

// NewNamespace makes an empty one.
func NewNamespace() *Namespace { return &Namespace{cells: make(map[string]*Cell)} }

// Cell gives name's cell, made if need be.
func (n *Namespace) Cell(name string) *Cell {
	c := n.cells[name]
	if c == nil {
		c = &Cell{Name: name}
		n.cells[name] = c
		n.order = append(n.order, c)
	}
	return c
}

// Get looks a name up.
func (n *Namespace) Get(name string) (Value, bool) {
	if c := n.cells[name]; c != nil && c.Value != nil {
		return c.Value, true
	}
	return nil, false
}

// Set binds a name.
func (n *Namespace) Set(name string, v Value) { n.Bind(n.Cell(name), v) }

// Delete unbinds a name and reports whether it was bound.
func (n *Namespace) Delete(name string) bool {
	c := n.cells[name]
	if c == nil || c.Value == nil {
		return false
	}
	if n.dict != nil {
		return n.dict.DeleteStr(name)
	}
	c.Value = nil
	return true
}

// Names lists what is bound.
func (n *Namespace) Names() []string {
	var names []string
	for _, c := range n.order {
		if c.Value != nil {
			names = append(names, c.Name)
		}
	}
	return names
}

// All gives what is bound, in order.
func (n *Namespace) All() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for _, c := range n.order {
			if c.Value != nil && !yield(c.Name, c.Value) {
				return
			}
		}
	}
}

// Module is an imported module.
type Module struct {
	Name string
	Doc  string
	Vars *Namespace
	// Late are the variables that are made when the first of them is asked for.
	Late *Late
	// Library is set for a module that Python comes with.
	Library bool
	// Partial is set while the module's text runs.
	Partial bool
}

// Late are variables of a module that only some programs want.
type Late struct {
	Vars []string
	// Make binds them in the module.
	Make func(t *Thread) error
}

// Attr looks up a variable, made if it is one of those made late.
func (m *Module) Attr(t *Thread, name string) (Value, bool, error) {
	if v, ok := m.Vars.Get(name); ok || m.Late == nil || !slices.Contains(m.Late.Vars, name) {
		return v, ok, nil
	}
	if err := m.makeLate(t); err != nil {
		return nil, false, err
	}
	v, ok := m.Vars.Get(name)
	return v, ok, nil
}

// makeLate makes the variables that are made late.
func (m *Module) makeLate(t *Thread) error {
	late := m.Late
	if late == nil {
		return nil
	}
	m.Late = nil // Make looks names up itself
	if err := late.Make(t); err != nil {
		m.Late = late
		return err
	}
	return nil
}

// Names lists the variables, those to be made among them.
func (m *Module) Names() []string {
	names := m.Vars.Names()
	if m.Late != nil {
		names = append(names, m.Late.Vars...)
	}
	return names
}

// NewModule makes an empty module.
func NewModule(name, doc string) *Module {
	m := &Module{Name: name, Doc: doc, Vars: NewNamespace()}
	m.Vars.Set("__name__", Str(name))
	m.Vars.Set("__doc__", Str(doc))
	return m
}

// Type is module.
func (*Module) Type() *Type { return ModuleType }

// AddFunc adds a function to the module; see [Builtin] for sig.
func (m *Module) AddFunc(name, sig, doc string, fn Fn) {
	m.Vars.Set(name, &Builtin{Name: name, Mod: m.Name, Sig: sig, Doc: doc, Fn: fn})
}

func initModule() {
	construct := &Builtin{Name: "module", Sig: "name, doc=None", Fn: func(_ *Thread, a []Value) (Value, error) {
		name, ok := Plain(a[0]).(Str)
		if !ok {
			return nil, Errorf(TypeError, "module() argument 'name' must be str, not %s", a[0].Type().Name)
		}
		m := NewModule(string(name), "")
		for _, attr := range []string{"__doc__", "__package__", "__loader__", "__spec__"} {
			m.Vars.Set(attr, None)
		}
		if a[1] != nil {
			m.Vars.Set("__doc__", a[1])
		}
		return m, nil
	}}
	ModuleType.New = func(t *Thread, _ *Type, args Args) (Value, error) { return CallArgs(t, construct, args) }
	ModuleType.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		m := v.(*Module)
		if name == "__dict__" {
			return m.Vars.Dict(), m.makeLate(t)
		}
		x, found, err := m.Attr(t, name)
		if get, ok := m.Vars.Get("__getattr__"); ok && !found && err == nil && !ofAnyModule(name) {
			return Call(t, get, Str(name))
		}
		return x, err
	}
	ModuleType.SetAttr = func(_ *Thread, v Value, name string, value Value) (bool, error) {
		vars := v.(*Module).Vars
		if value != nil {
			vars.Set(name, value)
			return true, nil
		}
		return vars.Delete(name), nil
	}
	ModuleType.Repr = func(_ *Thread, v Value) (string, error) {
		return v.(*Module).shown(), nil
	}
}

// ofAnyModule tells the attributes that a module has from its class.
func ofAnyModule(name string) bool {
	_, ok := ModuleType.Lookup(name)
	return ok
}
