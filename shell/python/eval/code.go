package eval

import (
	"fmt"
	"slices"

	"labsh/shell/python/object"
)

// codeType is the class of code objects, which programs look at but cannot make.
var codeType = object.NewType(&object.Type{Name: "code", Final: true})

// Type is code.
func (*code) Type() *object.Type { return codeType }

func init() {
	codeType.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		k := v.(*code)
		return fmt.Sprintf("<code object %s at %s, file \"%s\", line %d>", k.name, object.Address(v), k.source.File, k.line), nil
	}
	codeType.GetAttr = func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
		if get := codeAttributes[name]; get != nil {
			return get(v.(*code)), nil
		}
		return nil, nil
	}
	codeType.SetAttr = func(_ *object.Thread, _ object.Value, name string, _ object.Value) (bool, error) {
		if codeAttributes[name] == nil {
			return false, nil
		}
		return true, object.Errorf(object.AttributeError, "readonly attribute")
	}
}

var codeAttributes = map[string]func(k *code) object.Value{
	"co_name":            func(k *code) object.Value { return object.Str(k.name) },
	"co_qualname":        func(k *code) object.Value { return object.Str(k.qualName()) },
	"co_filename":        func(k *code) object.Value { return object.Str(k.source.File) },
	"co_firstlineno":     func(k *code) object.Value { return object.NewInt(int64(k.line)) },
	"co_argcount":        func(k *code) object.Value { return object.NewInt(int64(k.parameters().pos)) },
	"co_posonlyargcount": func(k *code) object.Value { return object.NewInt(int64(k.parameters().posOnly)) },
	"co_kwonlyargcount":  func(k *code) object.Value { return object.NewInt(int64(k.parameters().kwOnly)) },
	"co_nlocals":         func(k *code) object.Value { return object.NewInt(int64(len(k.variables()))) },
	"co_flags":           func(k *code) object.Value { return object.NewInt(k.flags()) },
	"co_varnames":        func(k *code) object.Value { return nameTuple(k.variables()) },
	"co_cellvars":        func(k *code) object.Value { return nameTuple(k.scope.cells[:len(k.scope.cells)-len(k.scope.free)]) },
	"co_freevars":        func(k *code) object.Value { return nameTuple(k.scope.free) },
}

func nameTuple(names []string) object.Value {
	vs := make([]object.Value, len(names))
	for i, n := range names {
		vs[i] = object.Str(n)
	}
	return object.NewTuple(vs...)
}

func (k *code) parameters() *signature {
	if k.sig == nil {
		return &signature{}
	}
	return k.sig
}

// variables are the parameters and, behind them, the other locals that no inner
// function shares.
func (k *code) variables() []string {
	names := slices.Clone(k.parameters().names)
	for _, n := range k.scope.locals {
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// flags are the bits that inspect asks for: whether it is of a function, takes *args and
// **kwargs, and gives a generator.
func (k *code) flags() int64 {
	flags := int64(0)
	for _, f := range []struct {
		bit int64
		set bool
	}{
		{0x3, k.scope.kind == functionScope}, // its variables are its own
		{0x4, k.parameters().varArg},
		{0x8, k.parameters().kwArg},
		{0x20, k.resumed != nil},
	} {
		if f.set {
			flags |= f.bit
		}
	}
	return flags
}
