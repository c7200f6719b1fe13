package importlib

import (
	"os"
	"strings"

	"labsh/shell/python/object"
)

// Missing is what a ModuleNotFoundError comes from.
type Missing struct {
	Name string
	path object.Value // sys.path
}

func (m *Missing) Error() string { return "no module named " + m.Name }

// Missing is the ModuleNotFoundError for a module that was looked for.
func (f *Finder) Missing(in *object.Interpreter, name string) error {
	e := object.NoModule(name)
	e.Origin = &Missing{Name: name, path: f.Path(in)}
	return e
}

// Beside are the names of the modules that are in the folders of sys.path, or in the
// working folder where nothing has been imported yet.
func Beside(in *object.Interpreter) []string {
	path := object.Value(object.NewList(object.Str("")))
	if f := FinderOf(in); f != nil {
		path = f.Path(in)
	}
	_, names := (&Missing{path: path}).Beside()
	return names
}

// Beside tells the folders of sys.path, and the names of the modules that are in them.
func (m *Missing) Beside() (folders, names []string) {
	path, ok := m.path.(*object.List)
	if !ok {
		return nil, nil
	}
	for _, e := range path.Elems {
		entry, ok := object.Plain(e).(object.Str)
		dir := whole(string(entry))
		if !ok || dir == "" || strings.HasPrefix(string(entry), object.LibraryPath) {
			continue
		}
		folders = append(folders, max(strings.TrimSuffix(dir, "/"), "/"))
		files, err := os.ReadDir(dir)
		if err != nil { // it is no folder: nothing is in it
			continue
		}
		for _, f := range files {
			if name, ok := strings.CutSuffix(f.Name(), ".py"); ok || isFile(dir+name+"/__init__.py") {
				names = append(names, name)
			}
		}
	}
	return folders, names
}
