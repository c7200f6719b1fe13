package shell

import (
	"context"
	"slices"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// tellNow reports what ended a program before its threads have ended, which may be
// long after; [Shell.report] leaves it out then. t is the shell's thread, running.
func (s *Shell) tellNow(t *object.Thread, err error) {
	if object.IsException(err, object.SystemExit) {
		return
	}
	_ = t.Blocking(func(context.Context) error { // report takes the lock itself
		s.report(err)
		return nil
	})
	s.told, _ = object.AsException(err)
}

// runProgram runs a program that is Python alone inside the session. It ends as
// python3 FILE.py would: once its threads have ended, and with its sockets
// closed, so that the port that it listened on is free for the next run.
func (s *Shell) runProgram(t *object.Thread, tree *syntax.Tree, env *eval.Env) error {
	threads, before := s.host.Threads.Mark(), s.sockets.Open()
	defer named(env, tree)()
	err := eval.Run(t, tree, env, true)
	if !object.IsException(err, object.KeyboardInterrupt) { // which is to end all of it
		if err != nil && t == s.thread && s.host.Threads.Waited(t, threads) {
			s.tellNow(t, err)
		}
		if waited := s.host.Threads.Wait(t, threads); waited != nil {
			err = waited
		}
	}
	s.host.Threads.StopSince(t, threads)
	if s.session.Recorder != nil {
		s.session.Known.NameAll(env.Globals)
	}
	for _, sock := range s.sockets.Open() {
		if !slices.Contains(before, sock) {
			_ = sock.Close() // the program is gone that could hear of an error
		}
	}
	return err
}
