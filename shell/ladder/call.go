package ladder

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// silent are the calls that say nothing of an exchange as long as they succeed.
var silent = map[string]bool{"socket": true, "socketpair": true, "setsockopt": true, "dup": true, "detach": true}

var directions = map[netlab.How]string{netlab.SHUT_RD: "rd", netlab.SHUT_WR: "wr", netlab.SHUT_RDWR: "rdwr"}

// quiet reports whether a call is not drawn: what prepares a socket.
func quiet(e *record.Event) bool {
	if e == nil || e.Err != nil {
		return false
	}
	return silent[e.Op] || e.Op == "bind" && (e.Protocol == netlab.ProtocolTCP || e.Protocol.Unix())
}

// callText is a call and what came of it: "recv 500 → 28". Of one that failed, or has not
// returned, it is the call alone. accepted is the name of the socket that an accept gave.
func callText(e *record.Event, accepted string) string {
	text := Call(e)
	switch {
	case e.Op == "bind" && e.Err != nil:
		var failed *netlab.Error
		if errors.As(e.Err, &failed) && failed.Address != nil {
			text += " " + address(failed.Address)
		}
		return text
	case e.Open, e.Err != nil:
		return text
	case e.Op == "accept" && accepted != "":
		return text + " → " + accepted
	case e.Receives() && e.Bytes == 0 && e.Asked > 0 && !datagrams(e.Protocol):
		return text + " → b''"
	case e.Receives() && e.Length > e.Bytes && datagrams(e.Protocol):
		return fmt.Sprintf("%s → %d/%d", text, e.Bytes, e.Length)
	case e.Receives(), e.Sends() && e.Bytes != e.Asked:
		return fmt.Sprintf("%s → %d", text, e.Bytes)
	}
	return text
}

// Call is a call and its argument: "recv 500", "shutdown wr".
func Call(e *record.Event) string {
	text := e.Op
	switch {
	case e.Within != "":
		text = e.Within
	case e.Op == "shutdown":
		text += " " + directions[e.How]
	case e.Asked > 0 || e.Op == "listen" || e.Receives():
		text += " " + strconv.Itoa(e.Asked)
	}
	if e.Option != "" {
		text += " " + e.Option + " " + e.Value
	}
	if e.Peeks() {
		text += " MSG_PEEK"
	}
	return text
}

func datagrams(p netlab.Protocol) bool {
	return p == netlab.ProtocolUDP || p == netlab.ProtocolUnixDatagram
}

// ErrorName is the exception that Python raises.
func ErrorName(err error) string {
	var e *netlab.Error
	var tls *netlab.TLSError
	switch {
	case err == nil:
		return ""
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "KeyboardInterrupt"
	case errors.As(err, &e):
		return e.Name
	case errors.As(err, &tls) && tls.Fault == netlab.TLSCertificate:
		return "ssl.SSLCertVerificationError"
	case errors.As(err, &tls):
		return "ssl.SSLError"
	}
	return "OSError"
}

// labelSize is how many bytes of a message stand in its label at most: more than any
// arrow has room for.
const labelSize = 256

// MessageText is the start of a message on one line: what Python would write between
// quotation marks, as far as a screen can show it.
func MessageText(data []byte, length int) string {
	cut := len(data) < length
	if len(data) > labelSize {
		data, cut = data[:labelSize], true
		for n := 1; n < utf8.UTFMax && n < len(data); n++ {
			// A character is not cut in two.
			if tail := data[len(data)-n:]; utf8.RuneStart(tail[0]) {
				if !utf8.FullRune(tail) {
					data = data[:len(data)-n]
				}
				break
			}
		}
	}
	text := console.Escape(quoter.Replace(string(data)))
	if cut {
		text += "…"
	}
	return text
}

var quoter = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

// address is an end's address as its column's head has it.
func address(a netlab.Address) string {
	if _, port, ok := netlab.SplitHostPort(a); a == nil || ok && port == 0 {
		return ""
	}
	return console.Escape(netlab.AddressText(a))
}

// gapText is a time in which nothing happened.
func gapText(d time.Duration, l locale.Lang) string {
	switch {
	case d < 9950*time.Millisecond:
		text := strconv.FormatFloat(d.Seconds(), 'f', 1, 64)
		if l == locale.French {
			text = strings.ReplaceAll(text, ".", ",")
		}
		return locale.LadderSeconds.Format(l, text)
	case d < time.Minute-time.Second/2:
		return locale.LadderSeconds.Format(l, strconv.Itoa(int(d.Round(time.Second)/time.Second)))
	}
	seconds := int(d.Round(time.Second) / time.Second)
	return locale.LadderMinutes.Format(l, seconds/60, seconds%60)
}
