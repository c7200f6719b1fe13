package object

// Site is a place in a program that names an attribute. It remembers what its name
// stands for in the two classes that it met last, and where in an instance's
// dictionary it stood, since most places meet no more. A Site is used under the lock of
// one interpreter.
type Site struct {
	name  string
	key   Value // name
	index int   // where in an instance's dictionary
	known [2]classSite
	next  uint8 // which of known is to be replaced

	module *Module // that was met last
	cell   *Cell   // of the name in it
}

// classSite is what a name stands for in a class.
type classSite struct {
	class    *Type
	version  uint32
	found    Value // the attribute of the class, nil for none
	bound    bool  // found is a function that takes the value as its first argument
	constant bool  // found is what an instance has where it has none of its own
	fetched  bool  // an instance's own attribute comes before found
	stored   bool  // setting it goes into the instance's dictionary
	holds    bool  // the values may have a dictionary
	delegate bool  // the values are Delegates
}

// NewSite makes the site of a name.
func NewSite(name string) *Site { return &Site{name: name, key: Str(name)} }

// of gives what is known of the values of class, of which v is one.
func (s *Site) of(v Value, class *Type) *classSite {
	version := class.version.Load()
	for i := range s.known {
		if k := &s.known[i]; k.class == class && k.version == version {
			return k
		}
	}
	k := &s.known[s.next]
	s.next ^= 1
	*k = classSite{class: class, version: version}
	var ok bool
	k.found, ok = class.Lookup(s.name)
	k.bound = ok && bindsTo(v, k.found)
	_, k.holds = v.(attributed)
	_, k.delegate = v.(Delegate)
	if _, plain := v.(*Instance); !plain {
		return k
	}
	k.fetched, k.stored = class.GetAttr == nil, class.SetAttr == nil
	if ok {
		typ := k.found.Type()
		k.fetched = k.fetched && (typ.DescrGet == nil || typ.DescrSet == nil)
		k.stored = k.stored && typ.DescrSet == nil
		k.constant = k.fetched && typ.DescrGet == nil && !Binds(k.found)
	}
	return k
}

// Get is [GetAttr].
func (s *Site) Get(t *Thread, v Value) (Value, error) {
	switch v := v.(type) {
	case *Instance:
		if k := s.of(v, v.class); k.fetched {
			if e := v.attrs.at(s.name, &s.index); e != nil {
				return e.value, nil
			}
			if k.constant {
				return k.found, nil
			}
		}
	case *Module:
		if s.module != v && s.name != "__dict__" {
			if c := v.Vars.cells[s.name]; c != nil {
				s.module, s.cell = v, c
			}
		}
		if s.module == v && s.cell.Value != nil {
			return s.cell.Value, nil
		}
	}
	return GetAttr(t, v, s.name)
}

// Set is [SetAttr].
func (s *Site) Set(t *Thread, v, value Value) error {
	if i, ok := v.(*Instance); ok && s.of(v, i.class).stored {
		if e := i.attrs.at(s.name, &s.index); e != nil {
			e.value = value
			return nil
		}
		if own := i.Attrs(); own != nil {
			own.setNew(s.key, value, i.class)
			return nil
		}
	}
	return SetAttr(t, v, s.name, value)
}

// Method gives the function that v.name(…) may call with self, most often v, before
// the arguments; nil where it is not as plain as that.
func (s *Site) Method(v Value) (f, self Value) {
	k := s.of(v, v.Type())
	switch {
	case k.delegate:
		return v.(Delegate).Delegated(s.name)
	case !k.bound || k.holds && v.(attributed).Attrs().has(s.name):
		return nil, nil
	}
	return k.found, v
}

// Initializer gives the __init__ that a call of class calls, where s is the site of
// that name and class one of a class statement, called as any is.
func (s *Site) Initializer(class *Type) Value {
	if !class.inits || class.New == nil || class.Type() != TypeType {
		return nil
	}
	return s.of(class, class).found
}

// at gives the entry of a name, which is looked for at a place where it may be, and
// the place where it is; nil if there is none.
func (d *Dict) at(name string, place *int) *entry {
	if d == nil {
		return nil
	}
	if i := *place; i < len(d.entries) {
		e := &d.entries[i]
		if k, ok := e.key.(Str); ok && string(k) == name {
			return e
		}
	}
	i := d.findStr(name)
	if i < 0 {
		return nil
	}
	*place = int(i)
	return &d.entries[i]
}

func (d *Dict) has(name string) bool { return d != nil && d.Len() > 0 && d.findStr(name) >= 0 }

// setNew adds a name that is not there to the dictionary of an instance, which has
// room for as many as other instances of the class have.
func (d *Dict) setNew(key, value Value, class *Type) {
	if n := len(d.entries); n == cap(d.entries) {
		width := int(class.width.Load())
		if n >= width && n < maxWidth {
			width = n + 1
			class.width.Store(int32(width))
		}
		if n < width {
			d.entries = append(make([]entry, 0, width), d.entries...)
		}
	}
	d.setStr(string(key.(Str)), key, value)
}

// maxWidth bounds the room that a new instance has for attributes.
const maxWidth = 16
