package sheet

import (
	"errors"
	"math"
	"time"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// Faults are the keyword parameters that go wrong on purpose, of Serveur and Relais and
// of the commands serve and tap, in their order.
var Faults = []string{"delay", "chunk", "drop", "reset", "end"}

// faultParams are they as a signature has them.
const faultParams = "delay=0, chunk=None, drop=0, reset=None, end=None"

// faultDoc says what they are.
const faultDoc = "Pannes exprès : delay (ms avant chaque réponse), chunk (octets émis à la fois), drop (% des datagrammes jetés), reset (RST après tant d'octets), end ('rst', 'half' ou 'never' : comment finit la connexion)."

// FaultsOf reads the values of the faults, nil or None for one that is left out. What
// makes no sense for TCP, or UDP, is left to [netlab.Faults.Check].
func FaultsOf(t *object.Thread, values []object.Value) (f netlab.Faults, err error) {
	delay, chunk, drop, reset, end := values[0], values[1], values[2], values[3], values[4]
	if native.Given(delay) {
		ms, err := object.AsFloat(t, delay)
		if err != nil {
			return f, err
		}
		// What is out of range may be too much for a Duration.
		if f.Delay = time.Duration(ms * float64(time.Millisecond)); math.IsNaN(ms) || ms < 0 || ms > 3_600_000 {
			f.Delay = -1
		}
	}
	if native.Given(chunk) {
		if f.Chunk, err = native.Int(t, chunk); err != nil {
			return f, err
		}
		if f.Chunk == 0 { // in Go, where it is given or not, none
			f.Chunk = -1
		}
	}
	if native.Given(drop) {
		if f.Drop, err = object.AsFloat(t, drop); err != nil {
			return f, err
		}
	}
	if native.Given(reset) {
		n, err := native.Int(t, reset)
		if err != nil {
			return f, err
		}
		f.Reset = &n
	}
	if native.Given(end) {
		name, ok := object.Plain(end).(object.Str)
		if !ok {
			return f, object.Errorf(object.TypeError, "end must be str, not %s", end.Type().Name)
		}
		if f.Ending, ok = netlab.ParseEnding(string(name)); !ok || f.Ending == netlab.EndingClose {
			f.Ending = -1
		}
	}
	return f, nil
}

// CheckServer refuses what a server cannot be: TLS over UDP, an end after fewer clients
// than none, faults that cannot be.
func CheckServer(udp, secure bool, f *netlab.Faults, max int) error {
	switch {
	case udp && secure:
		return refused(locale.TLSOverUDPHint, "tls needs TCP, not udp")
	case max < 0:
		return refused(locale.MaxHint, "max must be 0 or more")
	}
	return CheckFaults(udp, f)
}

// CheckFaults refuses faults that cannot be.
func CheckFaults(udp bool, f *netlab.Faults) error {
	err := f.Check(udp)
	var fault *netlab.FaultError
	if !errors.As(err, &fault) {
		return socket.Exception(err)
	}
	hint := map[string]locale.Text{
		"delay": locale.FaultDelayHint, "chunk": locale.FaultChunkHint, "drop": locale.DropShareHint, "reset": locale.FaultResetHint, "end": locale.FaultEndHint,
	}[fault.Fault]
	switch fault.Needs {
	case "tcp":
		hint = locale.FaultTCPHint
	case "udp":
		hint = locale.DropTCPHint
	}
	return refused(hint, "%s", fault.Error())
}

// refused is the ValueError for what cannot be.
func refused(hint locale.Text, format string, args ...any) error {
	e := object.Errorf(object.ValueError, format, args...)
	e.Hint = hint.Hint()
	return e
}
