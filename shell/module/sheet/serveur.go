package sheet

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// server is the lab sheet's class Serveur: a [netlab.Server] that prints the
// sheet's lines as its clients come and go.
type server struct {
	object.Header
	class *object.Type
	host  string
	port  int
	net   *netlab.Server
	told  bool // whoever made net is told its steps; nothing is printed
}

var serverClass native.Lazy

// ServerType is the class Serveur.
func ServerType() *object.Type { return serverClass.Of(newServerType) }

func (s *server) Type() *object.Type { return s.class }

// ServerOf gives the server under a Serveur that has been made.
func ServerOf(v object.Value) (*netlab.Server, bool) {
	s, ok := v.(*server)
	if !ok || s.net == nil {
		return nil, false
	}
	return s.net, true
}

// NewServer gives a server that was set up in Go, and not started yet, as a
// Serveur; host and port are its address as it was typed. Where the server has
// an OnStep already, the lines that a Serveur prints are left to that.
func NewServer(n *netlab.Server, host string, port int) object.Value {
	return &server{class: ServerType(), host: host, port: port, net: n, told: n.OnStep != nil}
}

// ServerPlace is where a Serveur listens, "localhost:5000": its host as it was
// typed, and the port that the kernel chose if it did. It is "" for any other
// value.
func ServerPlace(v object.Value) string {
	s, ok := v.(*server)
	if !ok {
		return ""
	}
	return s.place()
}

var serverInit = native.NewFunction("labsh", "Serveur.__init__", "self, hote='localhost', port=5000, *, backlog=4096, max=None, reply=None, echo=False, tls=False", "", nil)

func newServerType() *object.Type {
	class := object.NewType(&object.Type{Name: "Serveur", Doc: "Serveur(hote='localhost', port=5000, *, backlog=4096, max=None, reply=None, echo=False, tls=False)\n\nLe serveur de la feuille de TP : démarre(), stop(), attend(), connexions."})
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		s := &server{class: class}
		if class.Heap {
			s.SetClass(class)
		}
		return s, nil
	}
	class.Init = initServer
	class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		s := v.(*server)
		return fmt.Sprintf("<%s %s>", s.class.Name, s.place()), nil
	}
	class.Str = class.Repr
	method := func(name, doc string, f func(s *server, t *object.Thread) (object.Value, error)) {
		sig := "self"
		if strings.HasPrefix(name, "__exit") {
			sig = "self, *exc"
		}
		class.SetClassAttr(name, native.NewFunction("labsh", "Serveur."+name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			s, ok := a[0].(*server)
			if !ok || s.net == nil {
				return nil, object.Errorf(object.TypeError, "Serveur.%s() needs a Serveur", name)
			}
			return f(s, t)
		}))
	}
	for _, name := range []string{"demarre", "démarre"} {
		method(name, "Attend les clients et échange avec eux, en arrière-plan.", (*server).start)
	}
	method("stop", "Ne prend plus de clients, et laisse finir ceux qui sont là.", func(s *server, t *object.Thread) (object.Value, error) {
		return object.None, socket.Exception(t.Blocking(s.net.Stop))
	})
	method("attend", "Attend que le serveur soit arrêté.", func(s *server, t *object.Thread) (object.Value, error) {
		return object.None, socket.Exception(t.Blocking(s.net.Wait))
	})
	method("__enter__", "", func(s *server, t *object.Thread) (object.Value, error) { return s, nil })
	method("__exit__", "", func(s *server, t *object.Thread) (object.Value, error) {
		return object.None, socket.Exception(t.Blocking(s.net.Stop))
	})
	property := func(name, doc string, get func(s *server) object.Value) {
		class.AddProperty(name, doc, func(_ *object.Thread, v object.Value) (object.Value, error) {
			s := v.(*server)
			if s.net == nil {
				return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute '%s'", s.class.Name, name)
			}
			return get(s), nil
		})
	}
	for _, name := range []string{"connexions", "connections"} {
		property(name, "Le nombre de connexions reçues.", func(s *server) object.Value {
			return object.NewInt(int64(s.net.Connections()))
		})
	}
	property("hote", "", func(s *server) object.Value { return object.Str(s.host) })
	property("port", "", func(s *server) object.Value { return object.NewInt(int64(s.listensAt())) })
	property("running", "", func(s *server) object.Value { return object.NewBool(s.net.Running()) })
	return class
}

func initServer(t *object.Thread, self object.Value, args object.Args) error {
	s := self.(*server)
	a, err := serverInit.Bind(object.Args{Pos: append([]object.Value{self}, args.Pos...), Kw: args.Kw})
	if err != nil {
		return err
	}
	if s.host, s.port, err = hostAndPort(t, a[1], a[2]); err != nil {
		return err
	}
	h := socket.TableOf(t)
	family := netlab.AF_INET
	if strings.Contains(s.host, ":") {
		family = netlab.AF_INET6
	}
	n := &netlab.Server{Address: netlab.HostPort(family, s.host, s.port), Options: h.Observed()} // a default timeout would end the wait for clients
	if native.Given(a[3]) {
		if n.Backlog, err = native.Int(t, a[3]); err != nil {
			return err
		}
	}
	if native.Given(a[4]) {
		if n.Max, err = native.Int(t, a[4]); err != nil {
			return err
		}
	}
	if native.Given(a[5]) {
		if n.Reply, err = replyArg(t, a[5]); err != nil {
			return err
		}
	}
	if n.Echo, err = native.OptionalTruth(t, a[6]); err != nil {
		return err
	}
	secure, err := native.OptionalTruth(t, a[7])
	if err != nil {
		return err
	}
	if secure {
		certificate, err := netlab.LocalhostCertificate()
		if err != nil {
			return socket.Exception(err)
		}
		n.Certificate = &certificate
	}
	s.net = n
	return nil
}

// replyArg reads what a server answers: text, or bytes.
func replyArg(t *object.Thread, v object.Value) (string, error) {
	if text, ok := v.(object.Str); ok {
		return file.EncodeUTF8(t, string(text))
	}
	p, err := native.Octets(v)
	return string(p), err
}

// listensAt is the port, the one that the kernel chose if it did.
func (s *server) listensAt() int {
	if s.net != nil {
		if _, port, ok := netlab.SplitHostPort(s.net.Addr()); ok {
			return port
		}
	}
	return s.port
}

func (s *server) place() string { return netlab.JoinHostPort(s.host, s.listensAt()) }

// start starts the server. What it prints from then on is printed under the
// interpreter's lock, as by a thread of its own.
func (s *server) start(t *object.Thread) (object.Value, error) {
	h := socket.TableOf(t)
	in := t.Interpreter()
	background := in.NewThread(context.Background())
	if !s.told && !s.net.Running() {
		s.net.OnStep = func(step netlab.Step) {
			line, ok := s.line(step)
			if !ok {
				return
			}
			// That it listens is the answer to who started it, the rest is said in
			// the background.
			if h.Line != nil && step.Kind != netlab.StepListening {
				h.Line(line)
				return
			}
			// Nobody is there to be told of an error.
			_ = background.Run(func() error { return printLine(background, line) })
		}
	}
	if err := t.Blocking(s.net.Start); err != nil {
		return nil, socket.Exception(err)
	}
	h.AddServer(s.net)
	return object.None, nil
}

// line words a step as the lab sheet's server does; ok is false for a step of
// which it says nothing.
func (s *server) line(step netlab.Step) (line string, ok bool) {
	switch step.Kind {
	case netlab.StepListening:
		return worded(locale.WaitingForClient, s.placeOf(step)), true
	case netlab.StepReceived:
		if len(step.Data) == 0 {
			return worded(locale.ClientSilent, step.Peer), true
		}
		return worded(locale.ReceivedFromClient, shown(string(step.Data)), step.Peer), true
	case netlab.StepSent:
		return worded(locale.SentToClient, shown(string(step.Data))), true
	case netlab.StepDisconnected:
		return worded(locale.Disconnected, s.placeOf(step)), true
	case netlab.StepFailed:
		if errors.Is(step.Err, context.Canceled) {
			return "", false // the server was stopped
		}
		return worded(locale.ExchangeFailed, step.Err), true
	}
	return "", false
}

func (s *server) placeOf(step netlab.Step) string {
	_, port, _ := netlab.SplitHostPort(step.Local)
	return netlab.JoinHostPort(s.host, port)
}
