package sheet

import (
	"fmt"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

var relayClass native.Lazy

// RelayType is the class Relais, a [netlab.Tap] that prints what goes through it.
func RelayType() *object.Type { return relayClass.Of(newRelayType) }

const relayParams = "hote='localhost', port=5001, vers_hote='localhost', vers_port=5000, *, udp=False, " + faultParams

var relayInit = native.NewFunction("labsh", "Relais.__init__", "self, "+relayParams, "", nil)

func newRelayType() *object.Type {
	class := newClass("Relais", "Relais("+relayParams+")\n\nUn relais entre deux programmes : ce qui arrive sur le port va à vers_hote:vers_port, et les réponses reviennent ; demarre(), stop(), attend(), connexions ou datagrammes.\n"+faultDoc, initRelay)
	class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		s := v.(*server)
		return fmt.Sprintf("<%s %s -> %s>", s.class.Name, s.place(), s.target), nil
	}
	class.Str = class.Repr
	return class
}

// NewRelay gives a tap that was set up in Go, and not started yet, as a Relais; host and
// port are its address as it was typed, target the other one. What it says is left to the
// tap's OnStep.
func NewRelay(n *netlab.Tap, host string, port int, target string) object.Value {
	return &server{class: RelayType(), host: host, port: port, target: target, net: n, told: true}
}

func initRelay(t *object.Thread, self object.Value, args object.Args) error {
	s := self.(*server)
	a, err := relayInit.Bind(object.Args{Pos: append([]object.Value{self}, args.Pos...), Kw: args.Kw})
	if err != nil {
		return err
	}
	if a[2] == nil {
		a[2] = object.NewInt(5001)
	}
	if s.host, s.port, err = hostAndPort(t, a[1], a[2]); err != nil {
		return err
	}
	host, port, err := hostAndPort(t, a[3], a[4])
	if err != nil {
		return err
	}
	s.target = netlab.JoinHostPort(host, port)
	udp, err := native.OptionalTruth(t, a[5])
	if err != nil {
		return err
	}
	n := &netlab.Tap{Address: AddressOf(s.host, s.port), Target: AddressOf(host, port), Options: socket.TableOf(t).Observed(), OnPair: socket.TableOf(t).Paired}
	if udp {
		n.Type = netlab.SOCK_DGRAM
	}
	if n.Faults, err = FaultsOf(t, a[6:]); err == nil {
		err = CheckFaults(udp, &n.Faults)
	}
	if err == nil {
		s.net = n
	}
	return err
}
