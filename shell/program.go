package shell

import (
	"slices"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// runProgram runs a program that is Python alone inside the session. It ends as
// python3 FILE.py would: once its threads have ended, and with its sockets
// closed, so that the port that it listened on is free for the next run.
func (s *Shell) runProgram(t *object.Thread, tree *syntax.Tree, env *eval.Env) error {
	threads, before := s.host.Threads.Mark(), s.sockets.Open()
	defer named(env, tree)()
	err := eval.Run(t, tree, env, true)
	if err == nil || object.IsException(err, object.SystemExit) {
		if waited := s.host.Threads.Wait(t, threads); waited != nil {
			err = waited
		}
	}
	s.host.Threads.StopSince(t, threads)
	for _, sock := range s.sockets.Open() {
		if !slices.Contains(before, sock) {
			_ = sock.Close() // the program is gone that could hear of an error
		}
	}
	return err
}
