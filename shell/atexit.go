package shell

import "labsh/shell/python/object"

// exitMark is how many functions a program has registered with atexit. t runs.
func (s *Shell) exitMark(t *object.Thread) int64 {
	n, err := s.callAtexit(t, "_ncallbacks")
	if err != nil || n == nil {
		return 0
	}
	count, _ := object.AsInt(t, n)
	return count
}

// atExit calls what was registered with atexit since the mark. t runs.
func (s *Shell) atExit(t *object.Thread, mark int64) {
	_, _ = s.callAtexit(t, "_run_exitfuncs", object.NewInt(mark)) // which reports errors itself
}

// callAtexit calls a function of the module atexit where a program has imported it.
func (s *Shell) callAtexit(t *object.Thread, name string, args ...object.Value) (object.Value, error) {
	m, ok := s.interp.Modules["atexit"]
	if !ok {
		return nil, nil
	}
	f, ok := m.Vars.Get(name)
	if !ok {
		return nil, nil
	}
	return object.Call(t, f, args...)
}
