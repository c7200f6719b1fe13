package shell

import (
	"context"
	"errors"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/shell/command/journal"
	"labsh/shell/command/known"
	"labsh/shell/module/socket"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// A world is what of the session stands aside while a demo is played, which has
// variables, sockets, a store and a history of its own: those of the user are found
// again as they were left.
type world struct {
	shell   *Shell
	env     *eval.Env
	known   *known.Objects
	journal journal.Journal
	since   time.Time
	twins   bool
	quiet   bool
	talks   bool // Interactive
	last    object.Value

	store   func(ctx context.Context) error
	threads int64            // those before
	sockets []*netlab.Socket // open before
	servers []socket.Server  // running before
	alone   bool             // no thread of the user's makes any meanwhile
}

// enterWorld begins a new world, as the prompt is: values are echoed, and twins are shown.
// The caller holds the interpreter's lock.
func (s *Shell) enterWorld() *world {
	w := &world{
		shell: s, env: s.env, known: s.session.Known, journal: s.session.Journal, since: s.session.Since,
		twins: s.session.ShowTwins, quiet: s.session.Quiet.Load(), talks: s.session.Interactive,
		threads: s.host.Threads.Mark(), alone: s.host.Threads.Running() == 0,
		sockets: s.sockets.Open(), servers: s.sockets.Servers(),
	}
	w.last, _ = s.interp.Builtins.Get("_")
	s.interp.Builtins.Delete("_")
	env := *s.env
	env.Globals, env.Echo = newMain(), s.echo
	s.env, s.session.Env = &env, &env
	s.session.Known = &known.Objects{Globals: env.Globals, Named: w.known.Named}
	s.session.Journal = journal.Journal{}
	s.session.Since = time.Now()
	s.session.ShowTwins, s.session.Interactive = true, true
	w.store = s.store.Aside()
	return w
}

// leave closes what the world has open and brings back what stood aside. The caller
// does not hold the interpreter's lock.
func (w *world) leave() error {
	s := w.shell
	var servers []socket.Server
	var errs []error
	s.session.Quiet.Store(true) // nobody waits for what servers say of their end
	locked := func(f func()) {
		_ = s.thread.Run(func() error { f(); return nil })
	}
	locked(func() {
		s.host.Threads.StopSince(s.thread, w.threads)
		for _, n := range s.session.Known.Servers() {
			servers = append(servers, n.Server)
		}
		s.session.Known.Sockets() // learns of those that Python lines made
		errs = append(errs, s.session.Known.CloseSockets())
	})
	if w.alone {
		for _, sock := range s.sockets.Open() {
			if !slices.Contains(w.sockets, sock) {
				_ = sock.Close() // the demo is gone that could hear of an error
			}
		}
		for _, server := range s.sockets.Servers() {
			if !slices.Contains(w.servers, server) {
				servers = append(servers, server)
			}
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), closeGrace)
	defer cancel()
	for _, server := range servers {
		if server.Running() {
			errs = append(errs, server.Stop(ctx))
		}
	}
	errs = append(errs, w.store(ctx))
	locked(func() {
		s.env, s.session.Env = w.env, w.env
		s.session.Known, s.session.Journal, s.session.Since = w.known, w.journal, w.since
		s.session.ShowTwins, s.session.Interactive = w.twins, w.talks
		s.interp.Builtins.Delete("_")
		if w.last != nil {
			s.interp.Builtins.Set("_", w.last)
		}
	})
	s.session.Quiet.Store(w.quiet)
	return errors.Join(errs...)
}
