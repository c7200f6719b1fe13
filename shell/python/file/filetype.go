package file

import (
	"strings"

	"github.com/mattn/go-isatty"

	"labsh/shell/python/object"
)

// fileType makes a class of the module _io. CPython names such a class with its
// module when it has no attribute of a name.
func fileType(name, doc string) *object.Type {
	c := object.NewType(&object.Type{Name: name, Module: "_io", Doc: doc, Final: true})
	c.GetAttr = func(_ *object.Thread, v object.Value, attr string) (object.Value, error) {
		if _, ok := c.Lookup(attr); ok || strings.HasPrefix(attr, "__") {
			return nil, nil
		}
		e := object.Errorf(object.AttributeError, "'_io.%s' object has no attribute '%s'", name, attr)
		e.Suggest = func() string { return object.Closest(attr, object.Dir(v)) }
		return nil, e
	}
	return c
}

// addCommonMethods adds what text and binary files share; binary gives the
// binary file that a value is or lies on.
func addCommonMethods(c *object.Type, binary func(object.Value) *Binary) {
	add := func(name, doc string, f func(t *object.Thread, b *Binary) (object.Value, error)) {
		c.AddMethod(name, "", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, binary(a[0]))
		})
	}
	answer := func(name, doc string, f func(t *object.Thread, b *Binary) bool) {
		add(name, doc, func(t *object.Thread, b *Binary) (object.Value, error) {
			if err := b.open("I/O operation on closed file"); err != nil {
				return nil, err
			}
			return object.NewBool(f(t, b)), nil
		})
	}
	able := func(name, doc string, f func(b *Binary) bool) {
		add(name, doc, func(_ *object.Thread, b *Binary) (object.Value, error) {
			if !f(b) {
				return object.False, nil
			}
			return object.True, b.open("I/O operation on closed file")
		})
	}
	able("readable", "Return whether object was opened for reading.", func(b *Binary) bool { return b.readable })
	able("writable", "Return whether object was opened for writing.", func(b *Binary) bool { return b.writable })
	answer("seekable", "Return whether object supports random access.", func(_ *object.Thread, b *Binary) bool { return b.seekable() })
	answer("isatty", "Return whether this is an 'interactive' stream.", func(t *object.Thread, b *Binary) bool { return b.isTerminal(t) })
	add("fileno", "Returns underlying file descriptor if one exists.", func(t *object.Thread, b *Binary) (object.Value, error) {
		if err := b.open("I/O operation on closed file"); err != nil {
			return nil, err
		}
		fd, err := b.descriptor(t)
		return object.NewInt(int64(fd)), err
	})
	add("close", "Flush and close the IO object.\n\nThis method has no effect if the file is already closed.", func(t *object.Thread, b *Binary) (object.Value, error) {
		return object.None, b.Close(t)
	})
	c.AddMethod("flush", "", "Flush write buffers, if applicable.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		b := binary(a[0])
		problem := "I/O operation on closed file."
		if b == a[0] && b.writable {
			problem = "flush of closed file"
		}
		if err := b.open(problem); err != nil {
			return nil, err
		}
		if err := b.flush(t); err != nil {
			return nil, err
		}
		if f, ok := b.stream.(interface{ Flush() error }); ok {
			return object.None, osError(f.Flush(), nil)
		}
		return object.None, nil
	})
	c.AddMethod("__enter__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0], binary(a[0]).open("I/O operation on closed file.")
	})
	c.AddMethod("__exit__", "*args", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, binary(a[0]).Close(t)
	})
	c.AddProperty("closed", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.NewBool(binary(v).closed), nil
	})
	c.AddProperty("name", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
		if n := binary(v).name; n != nil {
			return n, nil
		}
		return nil, object.Errorf(object.AttributeError, "'_io.%s' object has no attribute 'name'", c.Name)
	})
	c.AddProperty("mode", "", func(_ *object.Thread, v object.Value) (object.Value, error) {
		if t, ok := v.(*Text); ok {
			return object.Str(t.mode), nil
		}
		return object.Str(binary(v).mode), nil
	})
}

// isTerminal reports whether the stream is one.
func (b *Binary) isTerminal(t *object.Thread) bool {
	if s, ok := b.stream.(interface{ IsTerminal() bool }); ok {
		return s.IsTerminal()
	}
	fd, err := b.descriptor(t)
	if err != nil {
		return false
	}
	return isatty.IsTerminal(uintptr(fd))
}
