package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// maxLinks is how many symbolic links may lead to a file (path_resolution(7)).
const maxLinks = 40

// Resolve gives the one path of the file that name leads to: absolute and without
// symbolic links. The file need not exist; its folder must. Its errors are
// *fs.PathError; what stands behind a descriptor (/dev/stdout) has no path of its
// own and is ENXIO.
func Resolve(name string) (string, error) {
	if name == "" {
		return "", openError(name, syscall.ENOENT)
	}
	if !filepath.IsAbs(name) {
		here, err := os.Getwd()
		if err != nil {
			return "", openError(name, err)
		}
		// Not cleaned: link/.. is the folder above the one that link leads to.
		name = here + "/" + name
	}
	target, err := follow(name)
	if err == nil && target == "" {
		err = syscall.ENXIO
	}
	if err != nil {
		return "", openError(name, err)
	}
	dir, base := filepath.Split(target)
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", openError(name, err)
	}
	return filepath.Join(dir, base), nil
}

// follow follows the symbolic links at name's end, to a file that may not exist
// yet. It is "" where they lead to a descriptor: whoever holds that open must see
// what is written.
func follow(name string) (string, error) {
	target := name
	for range maxLinks + 1 { // the last time to see that it is no link
		link, err := os.Readlink(target)
		if err != nil { // no link, or nothing there yet
			return target, nil
		}
		dir, _ := filepath.Split(target) // not filepath.Dir, which cleans
		if dir, err = filepath.EvalSymlinks(dir); err != nil {
			return "", err
		}
		if strings.HasPrefix(dir, "/proc/") || strings.HasPrefix(dir, "/dev/fd") { // Linux's, others'
			return "", nil
		}
		if target = link; !filepath.IsAbs(link) {
			target = dir + "/" + link
		}
	}
	return "", syscall.ELOOP
}
