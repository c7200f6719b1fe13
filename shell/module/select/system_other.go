//go:build !linux

package selects

import "labsh/shell/python/object"

// addSystem adds nothing: select() and poll() are what there is.
func addSystem(*object.Module) {}
