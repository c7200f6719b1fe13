package module

import "labsh/shell/python/object"

// loader makes a module, with what it needs of the host.
type loader func(h *Host, t *object.Thread) (*object.Module, error)

// table is all that `import` finds. A name that begins with an underscore is left
// out of what is told to people.
var table = map[string]loader{
	"_socket":   func(_ *Host, t *object.Thread) (*object.Module, error) { return newCoreModule(t) },
	"http":      plain(newHTTP),
	"json":      plain(newJSON),
	"math":      plain(newMath),
	"requests":  func(h *Host, _ *object.Thread) (*object.Module, error) { return newRequests(h.Dial, h.Timeout) },
	"socket":    func(_ *Host, t *object.Thread) (*object.Module, error) { return newSocketModule(t) },
	"ssl":       plain(newSSLModule),
	"struct":    plain(newStruct),
	"sys":       func(h *Host, t *object.Thread) (*object.Module, error) { return newSys(t, h.Argv) },
	"threading": func(h *Host, t *object.Thread) (*object.Module, error) { return h.Threads.Module(t, h.Traceback) },
	"time":      plain(newTime),
}

// plain is the loader of a module that needs nothing.
func plain(load func() (*object.Module, error)) loader {
	return func(*Host, *object.Thread) (*object.Module, error) { return load() }
}
