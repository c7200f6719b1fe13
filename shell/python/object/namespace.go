package object

// This file has globals(): the variables of a module as a dict that follows them.
// The items of such a dict whose keys are names hold the variables' cells, so that
// reading or writing one, here or there, costs no more than it did.

// CellType is the class of what a function's __closure__ holds.
var CellType = NewType(&Type{Name: "cell", Final: true})

// Type is cell.
func (*Cell) Type() *Type { return CellType }

// Bind gives one of the namespace's cells a value. What keeps cells may set the
// value of one that has one already itself.
func (n *Namespace) Bind(c *Cell, v Value) {
	if c.Value == nil && v != nil && n.dict != nil {
		n.dict.addStr(c.Name, nil, c)
	}
	c.Value = v
}

// Dict is the namespace as a dict, always the same one.
func (n *Namespace) Dict() *Dict {
	if n.dict == nil {
		n.dict = &Dict{space: n}
		for _, c := range n.order {
			if c.Value != nil {
				n.dict.addStr(c.Name, nil, c)
			}
		}
	}
	return n.dict
}

// NamespaceOf makes the items of d variables: those of a program that runs with d
// for its globals.
func NamespaceOf(d *Dict) *Namespace {
	if d.space == nil {
		n := NewNamespace()
		for i := range d.entries {
			if name, ok := d.entries[i].key.(Str); ok {
				c := n.Cell(string(name))
				c.Value, d.entries[i].value = d.entries[i].value, c
			}
		}
		n.dict, d.space = d, n
	}
	return d.space
}

// value is the value of the item at i.
func (d *Dict) value(i int32) Value {
	v := d.entries[i].value
	if d.space != nil {
		if c, ok := v.(*Cell); ok {
			return c.Value
		}
	}
	return v
}

// unbind unbinds the variable that the item at i is, before the item goes.
func (d *Dict) unbind(i int32) {
	if d.space != nil {
		if c, ok := d.entries[i].value.(*Cell); ok {
			c.Value = nil
		}
	}
}

func initCells() {
	CellType.Repr = func(t *Thread, v Value) (string, error) {
		held := "empty"
		if x := v.(*Cell).Value; x != nil {
			held = x.Type().Name + " object at " + Address(x)
		}
		return "<cell at " + Address(v) + ": " + held + ">", nil
	}
	CellType.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		c := &Cell{}
		if len(args.Pos) > 1 || len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "cell expected at most 1 argument, got %d", len(args.Pos))
		}
		if len(args.Pos) == 1 {
			c.Value = args.Pos[0]
		}
		return c, nil
	}
	CellType.Init = func(*Thread, Value, Args) error { return nil }
	CellType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Cell)
		b, ok2 := y.(*Cell)
		switch {
		case !ok1 || !ok2:
			return nil, nil
		case a.Value == nil || b.Value == nil:
			return Compare(t, op, NewBool(a.Value != nil), NewBool(b.Value != nil))
		}
		return Compare(t, op, a.Value, b.Value)
	}
	CellType.Unhashable()
	CellType.GetAttr = func(_ *Thread, v Value, name string) (Value, error) {
		if name != "cell_contents" {
			return nil, nil
		}
		if c := v.(*Cell); c.Value != nil {
			return c.Value, nil
		}
		return nil, Errorf(ValueError, "Cell is empty")
	}
	CellType.SetAttr = func(_ *Thread, v Value, name string, value Value) (bool, error) {
		if name == "cell_contents" {
			v.(*Cell).Value = value
		}
		return name == "cell_contents", nil
	}
}
