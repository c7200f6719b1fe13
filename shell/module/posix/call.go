//go:build unix

package posix

import (
	"reflect"
	"strconv"
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// call is a function of the module: do is a function of Go's, of whose parameters and
// results each is converted by its type. A string is the path of a file, and what is
// left of the parameters in sig are descriptors of folders, which must not be given. An
// error is the system's, about the files that were named.
type call struct {
	name, sig string
	do        any
}

// The parameters that no type of Go's stands for; see pathArg.
type (
	onFile   struct{ path } // or a descriptor
	onFolder struct{ path } // or a descriptor, or None
	noFolder struct{}       // a descriptor that must not be given
)

func add(m *object.Module, calls ...call) {
	for _, c := range calls {
		doc := c.name + "(" + strings.NewReplacer(", /", "", "=,", ",").Replace(c.sig) + ")" // as section 2 of the manual says it
		m.AddFunc(c.name, c.sig, doc, c.function())
	}
}

// function makes it one of Python's.
func (c call) function() object.Fn {
	do := reflect.ValueOf(c.do)
	var params []string
	for param := range strings.SplitSeq(c.sig, ", ") {
		if param != "*" && param != "/" {
			params = append(params, param)
		}
	}
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		var in []reflect.Value
		var about []path
		at := 0
		for i := range do.Type().NumIn() {
			kind := do.Type().In(i)
			if kind == reflect.TypeFor[*object.Thread]() {
				in = append(in, reflect.ValueOf(t))
				continue
			}
			v, p, err := c.argument(t, params[at], a[at], kind)
			if err != nil {
				return nil, err
			}
			if in = append(in, reflect.ValueOf(v)); p != nil {
				about = append(about, *p)
			}
			at++
		}
		for _, v := range a[at:] {
			if native.Given(v) {
				return nil, c.refuseFolder()
			}
		}
		return results(do.Call(in), about)
	}
}

func (c call) refuseFolder() error {
	return object.Errorf(object.NotImplementedError, "%s: dir_fd unavailable on this platform", c.name)
}

// argument reads one as the type kind; the path is set where it names a file.
func (c call) argument(t *object.Thread, param string, v object.Value, kind reflect.Type) (any, *path, error) {
	param, usual, _ := strings.Cut(param, "=")
	switch kind {
	case reflect.TypeFor[noFolder]():
		if native.Given(v) {
			return nil, nil, c.refuseFolder()
		}
		return noFolder{}, nil, nil
	case reflect.TypeFor[onFile]():
		p, err := pathArg(t, c.name, param, v, true, false)
		return onFile{p}, &p, err
	case reflect.TypeFor[onFolder]():
		p, err := pathArg(t, c.name, param, v, true, true)
		return onFolder{p}, &p, err
	case reflect.TypeFor[path]():
		p, err := pathArg(t, c.name, param, v, false, false)
		return p, &p, err
	case reflect.TypeFor[[]byte]():
		p, err := native.Octets(v)
		return p, nil, err
	case reflect.TypeFor[object.Value]():
		if v == nil {
			v = object.None
		}
		return v, nil, nil
	}
	switch kind.Kind() {
	case reflect.String:
		p, err := pathArg(t, c.name, param, v, false, false)
		return p.name, &p, err
	case reflect.Bool:
		if v == nil {
			return usual == "True", nil, nil
		}
		yes, err := object.Truth(t, v)
		return yes, nil, err
	}
	n, err := int64(0), error(nil)
	switch {
	case v == nil:
		n, err = strconv.ParseInt(usual, 0, 64)
	case kind.Kind() == reflect.Int64:
		n, err = object.AsInt(t, v)
	default:
		var small int
		small, err = native.Int(t, v)
		n = int64(small)
	}
	return reflect.ValueOf(n).Convert(kind).Interface(), nil, err
}

// results gives a call's to Python: one value, a tuple of them, or None.
func results(out []reflect.Value, about []path) (object.Value, error) {
	var values []object.Value
	for _, r := range out {
		switch v := r.Interface().(type) {
		case error:
			return nil, fail(v, about)
		case object.Value:
			values = append(values, v)
		case bool:
			values = append(values, object.NewBool(v))
		case string:
			values = append(values, fromSystem(v))
		case int:
			values = append(values, object.NewInt(int64(v)))
		case int64:
			values = append(values, object.NewInt(v))
		}
	}
	switch len(values) {
	case 0:
		return object.None, nil
	case 1:
		return values[0], nil
	}
	return object.NewTuple(values...), nil
}

// fail is the exception for an error of a call about files.
func fail(err error, about []path) error {
	if len(about) == 0 || about[0].name == "" && about[0].fd >= 0 {
		return file.OSErrorOf(err)
	}
	err = file.OSErrorAbout(err, about[0].shown)
	if e, ok := object.AsException(err); ok && len(about) > 1 {
		e.SetField("filename2", about[1].shown)
	}
	return err
}
