// Package functools is _functools, the part of the module functools that is in Go; the
// rest is Python.
package functools

import "labsh/shell/python/object"

// CoreModule makes _functools.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_functools", "Tools that operate on functions.")
	m.Vars.Set("_lru_cache_wrapper", cacheType())
	return m, nil
}
