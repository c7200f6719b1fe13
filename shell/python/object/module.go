package object

import (
	"iter"
	"slices"
	"strings"
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
		return "<module '" + v.(*Module).Name + "'>", nil
	}
}

// ofAnyModule tells the attributes that a module has from its class.
func ofAnyModule(name string) bool {
	_, ok := ModuleType.Lookup(name)
	return ok
}

// Import is [ImportValue] for what is a module.
func Import(t *Thread, name string) (*Module, error) {
	v, err := ImportValue(t, name)
	if err != nil {
		return nil, err
	}
	m, ok := v.(*Module)
	if !ok {
		return nil, Errorf(ImportError, "sys.modules['%s'] is no module", name)
	}
	return m, nil
}

// ImportValue is `import name`: the module, loaded if it is not yet, or what the
// program has put in its place.
func ImportValue(t *Thread, name string) (Value, error) {
	in := t.Interpreter()
	if in.Imported == nil {
		if m, ok := in.Modules[name]; ok {
			return m, nil
		}
	} else if v, ok := in.Imported.GetStr(name); ok {
		if v != None {
			return v, nil
		}
		return nil, noModule(name, "import of %s halted; None in sys.modules")
	}
	var parent *Module
	dot := strings.LastIndexByte(name, '.')
	if dot >= 0 {
		v, err := ImportValue(t, name[:dot])
		if err != nil {
			return nil, err
		}
		parent, _ = v.(*Module)
	}
	if in.Load != nil {
		m, err := in.Load(t, name)
		if err != nil {
			return nil, err
		}
		if m != nil {
			in.SetModule(name, m)
			if parent != nil {
				parent.Vars.Set(name[dot+1:], m)
			}
			return m, nil
		}
	}
	return nil, noModule(name, "No module named '%s'")
}

// SetModule makes m what import finds under a name, or nothing where m is nil.
func (in *Interpreter) SetModule(name string, m *Module) {
	if m == nil {
		delete(in.Modules, name)
		if in.Imported != nil {
			in.Imported.DeleteStr(name)
		}
		return
	}
	in.Modules[name] = m
	if in.Imported != nil {
		in.Imported.SetStr(name, m)
	}
}

func noModule(name, format string) error {
	e := Errorf(ModuleNotFoundError, format, name)
	e.SetField("name", Str(name))
	return e
}
