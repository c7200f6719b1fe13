package module

import (
	"labsh/shell/module/binascii"
	"labsh/shell/module/collections"
	"labsh/shell/module/errno"
	"labsh/shell/module/functools"
	"labsh/shell/module/hashlib"
	"labsh/shell/module/html"
	"labsh/shell/module/http"
	"labsh/shell/module/importlib"
	"labsh/shell/module/io"
	"labsh/shell/module/itertools"
	"labsh/shell/module/json"
	"labsh/shell/module/math"
	"labsh/shell/module/native"
	"labsh/shell/module/operator"
	"labsh/shell/module/posix"
	"labsh/shell/module/random"
	"labsh/shell/module/re"
	"labsh/shell/module/requests"
	selects "labsh/shell/module/select"
	"labsh/shell/module/signal"
	"labsh/shell/module/socket"
	"labsh/shell/module/ssl"
	structs "labsh/shell/module/struct"
	"labsh/shell/module/sys"
	"labsh/shell/module/time"
	"labsh/shell/module/traceback"
	"labsh/shell/module/zlib"
	"labsh/shell/python/object"
)

// loader makes a module, with what it needs of the host.
type loader func(h *Host, t *object.Thread) (*object.Module, error)

// table is what `import` finds in Go; what it finds in Python is the files of folder
// lib. A file there of a module that stands here is a part of it, which it runs itself.
var table = map[string]loader{
	"_posix":       plain(posix.CoreModule),
	"_random":      plain(random.Module),
	"_collections": plain(collections.CoreModule),
	"_enum":        plain(native.EnumModule),
	"_functools":   plain(functools.CoreModule),
	"_operator":    plain(operator.CoreModule),
	"_socket":      plain(socket.CoreModule),
	"_thread":      func(h *Host, t *object.Thread) (*object.Module, error) { return h.Threads.LowModule(t, h.Traceback) },
	"binascii":     plain(binascii.Module),
	"errno":        plain(errno.Module),
	"http":         plain(http.Module),
	"_itertools":   plain(itertools.CoreModule),
	"json":         plain(json.Module),
	"math":         plain(math.Module),
	"requests":     func(h *Host, _ *object.Thread) (*object.Module, error) { return requests.Module(h.Dial, h.Timeout) },
	"select":       plain(selects.Module),
	"socket":       func(_ *Host, t *object.Thread) (*object.Module, error) { return socket.Module(t) },
	"_ssl":         plain(ssl.CoreModule),
	"struct":       plain(structs.Module),
	"sys":          func(h *Host, t *object.Thread) (*object.Module, error) { return sys.Module(t, h.Argv, h.Traceback) },
	"threading":    func(h *Host, t *object.Thread) (*object.Module, error) { return h.Threads.Module(t, h.Traceback) },
	"time":         plain(time.Module),
	"_traceback":   plain(traceback.CoreModule),
	"_io":          func(_ *Host, t *object.Thread) (*object.Module, error) { return io.CoreModule(t) },
	"_hashlib":     plain(hashlib.Module),
	"zlib":         plain(zlib.Module),
	"_importlib":   func(_ *Host, t *object.Thread) (*object.Module, error) { return importlib.CoreModule(t) },
	"_html":        plain(html.CoreModule),
	"_re":          plain(re.Module),
	"signal":       func(_ *Host, t *object.Thread) (*object.Module, error) { return signal.Module(t) },
	"_native":      plain(native.ClassModule),
	"_strptime":    plain(time.StrptimeModule),
}

// plain is the loader of a module that needs nothing.
func plain(load func() (*object.Module, error)) loader {
	return func(*Host, *object.Thread) (*object.Module, error) { return load() }
}
