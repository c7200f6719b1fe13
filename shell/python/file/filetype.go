package file

import (
	"github.com/mattn/go-isatty"

	"labsh/shell/python/object"
)

// fileType makes a class of the module _io, which programs may extend and whose files
// they may give attributes. CPython names such a class with its module when it has no
// attribute of a name.
func fileType(name, doc string) *object.Type {
	return object.NewType(&object.Type{Name: name, Module: "_io", Doc: doc, Static: true})
}

// addCommonMethods adds what text and buffered files share; binary gives the
// binary file that a value is or lies on, or the error of one that was detached.
func addCommonMethods(c *object.Type, binary func(object.Value) (*Binary, error)) {
	method := func(name, sig, doc string, f func(t *object.Thread, b *Binary, self object.Value) (object.Value, error)) {
		c.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			b, err := binary(a[0])
			if err != nil {
				return nil, err
			}
			return f(t, b, a[0])
		})
	}
	property := func(name string, f func(b *Binary, v object.Value) (object.Value, error)) {
		c.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			b, err := binary(v)
			if err != nil {
				return nil, err
			}
			return f(b, v)
		})
	}
	able := func(name, doc string, f func(b *Binary) bool) {
		method(name, "", doc, func(_ *object.Thread, b *Binary, _ object.Value) (object.Value, error) {
			if !f(b) {
				return object.False, nil
			}
			return b.raw.able(true)
		})
	}
	able("readable", "Return whether object was opened for reading.", func(b *Binary) bool { return b.readable })
	able("writable", "Return whether object was opened for writing.", func(b *Binary) bool { return b.writable })
	method("seekable", "", "Return whether object supports random access.", func(_ *object.Thread, b *Binary, _ object.Value) (object.Value, error) {
		if b.class == pairType {
			return object.False, nil
		}
		return b.raw.able(b.raw.seekable())
	})
	method("isatty", "", "Return whether this is an 'interactive' stream.", func(t *object.Thread, b *Binary, _ object.Value) (object.Value, error) {
		return b.raw.terminal(t)
	})
	method("fileno", "", "Returns underlying file descriptor if one exists.", func(t *object.Thread, b *Binary, _ object.Value) (object.Value, error) {
		if b.class == pairType {
			return nil, object.Errorf(UnsupportedOperation, "fileno")
		}
		return b.raw.fileno(t)
	})
	method("close", "", "Flush and close the IO object.\n\nThis method has no effect if the file is already closed.", func(t *object.Thread, b *Binary, _ object.Value) (object.Value, error) {
		return object.None, b.Close(t)
	})
	method("flush", "", "Flush write buffers, if applicable.", func(t *object.Thread, b *Binary, self object.Value) (object.Value, error) {
		problem := "I/O operation on closed file."
		if b == self && b.writable {
			problem = "flush of closed file"
		}
		if err := b.open(problem); err != nil {
			return nil, err
		}
		if err := b.flush(t); err != nil {
			return nil, err
		}
		if f, ok := b.raw.stream.(interface{ Flush() error }); ok {
			return object.None, osError(f.Flush(), nil)
		}
		return object.None, nil
	})
	method("__enter__", "", "", func(_ *object.Thread, b *Binary, self object.Value) (object.Value, error) {
		return self, b.open("I/O operation on closed file.")
	})
	method("__exit__", "*args", "", func(t *object.Thread, b *Binary, _ object.Value) (object.Value, error) {
		return object.None, b.Close(t)
	})
	property("closed", func(b *Binary, _ object.Value) (object.Value, error) { return object.NewBool(b.raw.closed), nil })
	if c == pairType {
		return
	}
	property("name", func(b *Binary, _ object.Value) (object.Value, error) {
		if b.raw.name == nil || b.class == pairType {
			return nil, object.Errorf(object.AttributeError, "'_io.%s' object has no attribute 'name'", b.class.Name)
		}
		return b.raw.name(), nil
	})
	if c == textType {
		return
	}
	property("mode", func(b *Binary, _ object.Value) (object.Value, error) { return object.Str(b.raw.mode), nil })
}

// terminal is isatty().
func (r *Raw) terminal(t *object.Thread) (object.Value, error) {
	if err := r.open(); err != nil {
		return nil, err
	}
	if s, ok := r.stream.(interface{ IsTerminal() bool }); ok {
		return object.NewBool(s.IsTerminal()), nil
	}
	fd, err := r.descriptor(t)
	return object.NewBool(err == nil && isatty.IsTerminal(uintptr(fd))), nil
}
