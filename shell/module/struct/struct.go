// Package structs is the module struct, a name that Go keeps for itself: bytes packed
// and unpacked by a format.
package structs

import (
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// structObject is struct.Struct(format).
type structObject struct{ f *structFormat }

// unpackIterator is struct.iter_unpack's.
type unpackIterator struct {
	f    *structFormat
	rest []byte
}

var unpackIteratorType = sync.OnceValue(func() *object.Type {
	class := object.NewIteratorType("unpack_iterator")
	class.Module = "_struct"
	return class
})

var structClass native.Lazy

func structType() *object.Type { return structClass.Of(newStructType) }

func (*structObject) Type() *object.Type   { return structType() }
func (*unpackIterator) Type() *object.Type { return unpackIteratorType() }

func (it *unpackIterator) Next(t *object.Thread) (object.Value, error) {
	if len(it.rest) == 0 {
		return nil, nil
	}
	v := it.f.unpack(t, it.rest[:it.f.size])
	it.rest = it.rest[it.f.size:]
	return v, nil
}

// structFunction is one that both the module and Struct have; the values come after
// the format, one by one. Sig is the signature after it.
type structFunction struct {
	name, sig, doc string
	fn             func(t *object.Thread, f *structFormat, a []object.Value) (object.Value, error)
}

// args are the values in the arguments after the format.
func (fn structFunction) args(a []object.Value) []object.Value {
	if fn.sig == "*args" {
		return a[0].(*object.Tuple).Elems
	}
	return a
}

var structFunctions = []structFunction{
	{"pack", "*args", "Return a bytes object containing the values v1, v2, ... packed according\nto the format string.", structPack},
	{"unpack", "buffer, /", "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size in bytes must be calcsize(format).", structUnpack},
	{"unpack_from", "/, buffer, offset=0", "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus offset, must be at least calcsize(format).", structUnpackFrom},
	{"pack_into", "*args", "Pack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.", structPackInto},
	{"iter_unpack", "buffer, /", "Return an iterator yielding tuples unpacked from the given bytes.", structIterUnpack},
}

func newStructType() *object.Type {
	class := object.NewType(&object.Type{Name: "Struct", Module: "_struct", Static: true, Doc: "Struct(fmt) --> compiled struct object"})
	format := &object.Builtin{Name: "Struct", Mod: "struct", Sig: "format", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		f, err := readStruct(t, a[0])
		return &structObject{f}, err
	}}
	class.New = func(t *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		return object.CallArgs(t, format, args)
	}
	class.AddProperty("size", "struct size in bytes", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.NewInt(v.(*structObject).f.size), nil
	})
	class.AddProperty("format", "struct format string", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.Str(v.(*structObject).f.text), nil
	})
	for _, fn := range structFunctions {
		class.AddMethod(fn.name, fn.sig, fn.doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return fn.fn(t, a[0].(*structObject).f, fn.args(a[1:]))
		})
	}
	return class
}

// Module makes the module struct.
func Module() (*object.Module, error) {
	m := object.NewModule("struct", "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.")
	m.Vars.Set("error", structError())
	m.Vars.Set("Struct", structType())
	m.AddFunc("calcsize", "format, /", "Return size in bytes of the struct described by the format string.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		f, err := readStruct(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.NewInt(f.size), nil
	})
	for _, fn := range structFunctions {
		if fn.sig == "*args" {
			m.AddFunc(fn.name, fn.sig, fn.doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
				args := a[0].(*object.Tuple).Elems
				if len(args) == 0 {
					return nil, object.Errorf(object.TypeError, "missing format argument")
				}
				f, err := readStruct(t, args[0])
				if err != nil {
					return nil, err
				}
				return fn.fn(t, f, args[1:])
			})
			continue
		}
		m.AddFunc(fn.name, "format, "+fn.sig, fn.doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			f, err := readStruct(t, a[0])
			if err != nil {
				return nil, err
			}
			return fn.fn(t, f, a[1:])
		})
	}
	return m, nil
}

func structPack(t *object.Thread, f *structFormat, values []object.Value) (object.Value, error) {
	if int64(len(values)) != f.items {
		return nil, object.Errorf(structError(), "pack expected %d items for packing (got %d)", f.items, len(values))
	}
	if err := f.room(); err != nil {
		return nil, err
	}
	v, p := object.MakeBytes(int(f.size))
	return v, f.pack(t, p, values)
}

// structBytes gives the octets of an argument, for as long as no Python code runs.
func structBytes(v object.Value) ([]byte, error) {
	l, err := object.Borrow(v)
	l.Return()
	return l.P, err
}

func structUnpack(t *object.Thread, f *structFormat, a []object.Value) (object.Value, error) {
	b, err := structBytes(a[0])
	if err != nil {
		return nil, err
	}
	if int64(len(b)) != f.size {
		return nil, object.Errorf(structError(), "unpack requires a buffer of %d bytes", f.size)
	}
	return f.unpack(t, b), nil
}

// within gives the part of b at an offset, which may count from the end; verb
// and short word what is wrong.
func (f *structFormat) within(b []byte, offset int64, function, verb, short string) ([]byte, error) {
	size := f.size
	if offset < 0 {
		if offset+size > 0 {
			return nil, object.Errorf(structError(), "%s %d bytes at offset %d", short, f.size, offset)
		}
		if offset+int64(len(b)) < 0 {
			return nil, object.Errorf(structError(), "offset %d out of range for %d-byte buffer", offset, len(b))
		}
		offset += int64(len(b))
	}
	if int64(len(b))-offset < size {
		return nil, object.Errorf(structError(), "%s requires a buffer of at least %d bytes for %s %d bytes at offset %d (actual buffer size is %d)",
			function, uint64(size)+uint64(offset), verb, f.size, offset, len(b))
	}
	return b[offset : offset+size], nil
}

func structUnpackFrom(t *object.Thread, f *structFormat, a []object.Value) (object.Value, error) {
	b, err := structBytes(a[0])
	if err != nil {
		return nil, err
	}
	offset := int64(0)
	if a[1] != nil {
		if offset, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	p, err := f.within(b, offset, "unpack_from", "unpacking", "not enough data to unpack")
	if err != nil {
		return nil, err
	}
	return f.unpack(t, p), nil
}

func structPackInto(t *object.Thread, f *structFormat, args []object.Value) (object.Value, error) {
	switch len(args) {
	case 0:
		return nil, object.Errorf(structError(), "pack_into expected buffer argument")
	case 1:
		return nil, object.Errorf(structError(), "pack_into expected offset argument")
	}
	into, values := args[0], args[2:]
	if int64(len(values)) != f.items {
		return nil, object.Errorf(structError(), "pack_into expected %d items for packing (got %d)", f.items, len(values))
	}
	buffer, err := native.Writable(into, "argument")
	if err != nil {
		return nil, err
	}
	defer buffer.Return()
	offset, err := object.AsInt(t, args[1])
	if err != nil {
		return nil, err
	}
	p, err := f.within(buffer.P, offset, "pack_into", "packing", "no space to pack")
	if err != nil {
		return nil, err
	}
	clear(p)
	return object.None, f.pack(t, p, values)
}

func structIterUnpack(_ *object.Thread, f *structFormat, a []object.Value) (object.Value, error) {
	if f.size == 0 {
		return nil, object.Errorf(structError(), "cannot iteratively unpack with a struct of length 0")
	}
	b, err := structBytes(a[0])
	if err != nil {
		return nil, err
	}
	if int64(len(b))%f.size != 0 {
		return nil, object.Errorf(structError(), "iterative unpacking requires a buffer of a multiple of %d bytes", f.size)
	}
	return &unpackIterator{f, append([]byte(nil), b...)}, nil
}
