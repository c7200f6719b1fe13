package module

import (
	"labsh/shell/module/binascii"
	"labsh/shell/module/http"
	"labsh/shell/module/json"
	"labsh/shell/module/lib"
	"labsh/shell/module/math"
	"labsh/shell/module/requests"
	selects "labsh/shell/module/select"
	"labsh/shell/module/socket"
	"labsh/shell/module/ssl"
	structs "labsh/shell/module/struct"
	"labsh/shell/module/sys"
	"labsh/shell/module/time"
	"labsh/shell/python/object"
)

// loader makes a module, with what it needs of the host.
type loader func(h *Host, t *object.Thread) (*object.Module, error)

// table is all that `import` finds. A name that begins with an underscore is left
// out of what is told to people.
var table = map[string]loader{
	"__future__": inPython("__future__"),
	"_socket":    plain(socket.CoreModule),
	"_thread":    func(h *Host, t *object.Thread) (*object.Module, error) { return h.Threads.LowModule(t, h.Traceback) },
	"abc":        inPython("abc"),
	"base64":     inPython("base64"),
	"binascii":   plain(binascii.Module),
	"http":       plain(http.Module),
	"json":       plain(json.Module),
	"math":       plain(math.Module),
	"requests":   func(h *Host, _ *object.Thread) (*object.Module, error) { return requests.Module(h.Dial, h.Timeout) },
	"select":     plain(selects.Module),
	"selectors":  inPython("selectors"),
	"socket":     func(_ *Host, t *object.Thread) (*object.Module, error) { return socket.Module(t) },
	"_ssl":       plain(ssl.CoreModule),
	"ssl":        inPython("ssl"),
	"struct":     plain(structs.Module),
	"sys":        func(h *Host, t *object.Thread) (*object.Module, error) { return sys.Module(t, h.Argv, h.Traceback) },
	"threading":  func(h *Host, t *object.Thread) (*object.Module, error) { return h.Threads.Module(t, h.Traceback) },
	"time":       plain(time.Module),
}

// plain is the loader of a module that needs nothing.
func plain(load func() (*object.Module, error)) loader {
	return func(*Host, *object.Thread) (*object.Module, error) { return load() }
}

// inPython is the loader of a module that folder lib has in the shell's Python.
func inPython(name string) loader {
	return func(_ *Host, t *object.Thread) (*object.Module, error) { return lib.Module(t, name) }
}
