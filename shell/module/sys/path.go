package sys

import (
	"os"
	"path/filepath"

	"labsh/shell/python/object"
)

// Path is sys.path of a program with those arguments: the folder of the program, or the
// working folder, whatever that is by then, where there is no file; and the library.
func Path(argv []string) *object.List {
	dir := ""
	if len(argv) > 0 && argv[0] != "" && argv[0] != "-c" {
		dir = Folder(argv[0])
	}
	return object.NewList(object.Str(dir), object.Str(object.LibraryPath))
}

// Folder is where the program of that file looks for its modules: beside the file, which
// may be reached by a link, or in the program itself where that is a folder. For -m it is
// the working folder.
func Folder(program string) string {
	dir := program
	if info, err := os.Stat(program); err != nil || !info.IsDir() {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		dir = filepath.Dir(program)
	}
	if dir, err := filepath.Abs(dir); err == nil {
		return dir
	}
	return dir
}
