// Package module holds the modules that the shell's Python can import, in Go,
// with CPython's names, signatures and errors. The table is the list of them.
//
// A module is made when it is first imported, by [Host.Load], which the shell
// puts into its interpreter; what a module needs of the shell is in [Host].
package module

import (
	"context"
	"net"
	"slices"
	"strings"
	"time"

	"labsh/shell/module/lib"
	"labsh/shell/module/threading"
	"labsh/shell/python/object"
)

// Host is what the modules are given by the shell. Make one per interpreter.
type Host struct {
	// Argv is sys.argv.
	Argv []string
	// Dial opens the connections of requests; nil is Go's own dialer.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Timeout limits the waits of requests that give no limit of their own; 0
	// for none.
	Timeout time.Duration
	// Traceback words an exception as Python prints one that nothing caught,
	// with a newline at the end; nil prints its last line alone.
	Traceback func(t *object.Thread, e *object.Exception) string

	// Threads are those that Python code has started.
	Threads threading.Threads
}

// Load makes the module of that name; nil, nil when there is none. It is an
// [object.Interpreter]'s Load. A dotted name may be a module that is an attribute of
// another, of one in Go: requests.exceptions.
func (h *Host) Load(t *object.Thread, name string) (*object.Module, error) {
	if load, ok := table[name]; ok {
		return load(h, t)
	}
	if m, err := lib.Module(t, name); m != nil || err != nil {
		return m, err
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return nil, nil
	}
	parent, err := object.Import(t, name[:dot])
	if err != nil {
		return nil, err
	}
	if v, ok := parent.Vars.Get(name[dot+1:]); ok {
		if m, ok := v.(*object.Module); ok {
			return m, nil
		}
	}
	return nil, nil
}

// Names lists the modules that there are, sorted, but for those whose name begins with
// an underscore, which are not for people.
func Names() []string {
	names := lib.Names()
	for n := range table {
		names = append(names, n)
	}
	names = slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(n, "_") })
	slices.Sort(names)
	return slices.Compact(names)
}
