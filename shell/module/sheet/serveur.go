package sheet

import (
	"context"
	"fmt"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// server is the lab sheet's class Serveur: a [netlab.Server] that prints the
// sheet's lines as its clients come and go, or a [netlab.DatagramServer]; or Relais,
// a [netlab.Tap].
type server struct {
	object.Header
	class  *object.Type
	host   string
	port   int
	target string // a Relais's, "localhost:5000"
	net    Net
	told   bool // whoever made net is told its steps; nothing is printed
}

// Net is what is under a Serveur or a Relais: a *[netlab.Server], a
// *[netlab.DatagramServer] or a *[netlab.Tap].
type Net interface {
	Start(ctx context.Context) error
	Stop(ctx context.Context) error
	Wait(ctx context.Context) error
	Running() bool
	Addr() netlab.Address
	Socket() *netlab.Socket
}

var serverClass native.Lazy

// ServerType is the class Serveur.
func ServerType() *object.Type { return serverClass.Of(newServerType) }

func (s *server) Type() *object.Type { return s.class }

// ServerOf gives the server under a Serveur or a Relais that has been made.
func ServerOf(v object.Value) (Net, bool) {
	s, ok := v.(*server)
	if !ok || s.net == nil {
		return nil, false
	}
	return s.net, true
}

// Connections is how many clients have connected to a server of TCP; ok is false for one
// of UDP.
func Connections(n Net) (received int, ok bool) {
	switch n := n.(type) {
	case *netlab.Server:
		return n.Connections(), true
	case *netlab.Tap:
		return n.Connections(), n.Type != netlab.SOCK_DGRAM
	}
	return 0, false
}

// Datagrams is how many datagrams a server of UDP has received, and how many of them it
// has dropped; ok is false for one of TCP.
func Datagrams(n Net) (received, dropped int, ok bool) {
	switch n := n.(type) {
	case *netlab.DatagramServer:
		return n.Datagrams(), n.Dropped(), true
	case *netlab.Tap:
		return n.Datagrams(), n.Dropped(), n.Type == netlab.SOCK_DGRAM
	}
	return 0, 0, false
}

// NewServer gives a server that was set up in Go, and not started yet, as a
// Serveur; host and port are its address as it was typed. The lines that a Serveur
// prints are left to the server's OnStep.
func NewServer(n Net, host string, port int) object.Value {
	return &server{class: ServerType(), host: host, port: port, net: n, told: true}
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

var serverInit = native.NewFunction("labsh", "Serveur.__init__", "self, hote='localhost', port=5000, *, backlog=4096, max=None, reply=None, echo=False, tls=False, udp=False, "+faultParams, "", nil)

func newServerType() *object.Type {
	return newClass("Serveur", "Serveur(hote='localhost', port=5000, *, backlog=4096, max=None, reply=None, echo=False, tls=False, udp=False, "+faultParams+")\n\nLe serveur de la feuille de TP : démarre(), stop(), attend(), connexions.\nudp=True : il répond à des datagrammes, et les compte : datagrammes.\n"+faultDoc, initServer)
}

// newClass makes Serveur, or what has the same methods.
func newClass(name, doc string, init func(t *object.Thread, self object.Value, args object.Args) error) *object.Type {
	class := object.NewType(&object.Type{Name: name, Doc: doc})
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		s := &server{class: class}
		if class.Heap {
			s.SetClass(class)
		}
		return s, nil
	}
	class.Init = init
	class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		s := v.(*server)
		return fmt.Sprintf("<%s %s>", s.class.Name, s.place()), nil
	}
	class.Str = class.Repr
	method := func(called, doc string, f func(s *server, t *object.Thread) (object.Value, error)) {
		sig := "self"
		if strings.HasPrefix(called, "__exit") {
			sig = "self, *exc"
		}
		class.SetClassAttr(called, native.NewFunction("labsh", name+"."+called, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			s, ok := a[0].(*server)
			if !ok || s.net == nil {
				return nil, object.Errorf(object.TypeError, "%s.%s() needs a %[1]s", name, called)
			}
			return f(s, t)
		}))
	}
	for _, start := range []string{"demarre", "démarre"} {
		method(start, "Attend les clients et échange avec eux, en arrière-plan.", (*server).start)
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
	// A server has no attribute for which get gives nil.
	property := func(name, doc string, get func(s *server) object.Value) {
		class.AddProperty(name, doc, func(_ *object.Thread, v object.Value) (object.Value, error) {
			s := v.(*server)
			if s.net != nil {
				if v := get(s); v != nil {
					return v, nil
				}
			}
			return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute '%s'", s.class.Name, name)
		})
	}
	for _, name := range []string{"connexions", "connections"} {
		property(name, "Le nombre de connexions reçues (TCP).", func(s *server) object.Value {
			if n, ok := Connections(s.net); ok {
				return object.NewInt(int64(n))
			}
			return nil
		})
	}
	for _, name := range []string{"datagrammes", "datagrams"} {
		property(name, "Le nombre de datagrammes reçus (UDP).", func(s *server) object.Value {
			if n, _, ok := Datagrams(s.net); ok {
				return object.NewInt(int64(n))
			}
			return nil
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
	address, options := AddressOf(s.host, s.port), socket.TableOf(t).Observed() // a default timeout would end the wait for clients
	udp, err := native.OptionalTruth(t, a[8])
	if err != nil {
		return err
	}
	faults, err := FaultsOf(t, a[9:])
	if err != nil {
		return err
	}
	n := &netlab.Server{Address: address, Options: options, Faults: faults}
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
	if err == nil {
		err = CheckServer(udp, secure, &faults, n.Max)
	}
	if err != nil {
		return err
	}
	if udp {
		s.net = &netlab.DatagramServer{Address: address, Options: options, Max: n.Max, Reply: n.Reply, Echo: n.Echo, Faults: faults}
		return nil
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

// AddressOf is an address as the classes have it: of IPv6 where the host is written so.
func AddressOf(host string, port int) netlab.Address {
	if strings.Contains(host, ":") {
		return netlab.HostPort(netlab.AF_INET6, host, port)
	}
	return netlab.HostPort(netlab.AF_INET, host, port)
}

// replyArg reads what a server answers: text, or bytes.
func replyArg(t *object.Thread, v object.Value) (string, error) {
	if text, ok := object.Plain(v).(object.Str); ok {
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
