// Package syntaxtest lets tests see that a syntax tree is as it was parsed: a tree
// is read only, since a loop, a function or a saved session runs it again.
package syntaxtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Dump writes all that can be reached from v, a tree or a part of one, with
// unexported fields and what a command's payload holds, a line for each value.
// Two dumps are the same when nothing has changed between them.
func Dump(v any) string {
	d := &dumper{seen: map[reflect.Value]int{}}
	d.value("tree", reflect.ValueOf(v))
	return d.String()
}

// Keep notes how v is now; the function it gives fails the test if v has changed
// since.
func Keep(tb testing.TB, v any) (unchanged func()) {
	tb.Helper()
	before := Dump(v)
	return func() {
		tb.Helper()
		after := Dump(v)
		if after == before {
			return
		}
		was, is := strings.Split(before, "\n"), strings.Split(after, "\n")
		for i := range min(len(was), len(is)) {
			if was[i] != is[i] {
				tb.Errorf("the syntax tree was changed\nwas: %s\nis:  %s", was[i], is[i])
				return
			}
		}
		tb.Errorf("the syntax tree was changed: it had %d parts and has %d", len(was), len(is))
	}
}

type dumper struct {
	strings.Builder
	seen map[reflect.Value]int // pointers, by the order in which they were met
}

func (d *dumper) value(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		d.line(path, "nil")
	case reflect.Interface:
		if v.IsNil() {
			d.line(path, "nil")
			return
		}
		d.value(path, v.Elem())
	case reflect.Pointer:
		if v.IsNil() {
			d.line(path, "nil")
			return
		}
		if n, ok := d.seen[v]; ok {
			d.line(path, fmt.Sprintf("pointer %d", n))
			return
		}
		d.seen[v] = len(d.seen)
		d.value(path, v.Elem())
	case reflect.Struct:
		d.line(path, v.Type().String())
		for i := range v.NumField() {
			d.value(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			d.line(path, "nil slice")
			return
		}
		d.line(path, fmt.Sprintf("%d elements", v.Len()))
		for i := range v.Len() {
			d.value(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		d.line(path, fmt.Sprintf("%d keys", len(keys)))
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, k := range keys {
			d.value(fmt.Sprintf("%s[%v]", path, k), v.MapIndex(k))
		}
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		d.line(path, fmt.Sprintf("%s, nil: %v", v.Type(), v.IsNil()))
	default:
		d.line(path, fmt.Sprintf("%#v", v))
	}
}

func (d *dumper) line(path, text string) { fmt.Fprintf(d, "%s = %s\n", path, text) }
