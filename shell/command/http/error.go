package http

import (
	"errors"
	"strconv"
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/module/requests"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// diagnosis is a diagnosis as a hint; ok is false where there is none.
func diagnosis(d *httpwire.Diagnosis) (hint locale.Hint, ok bool) {
	if d == nil {
		return nil, false
	}
	text := locale.Diagnosis[string(d.Cause)]
	if d.Subject == "" {
		return text.Hint(), true
	}
	return text.Hint(d.Subject), true
}

// failure is the exception for an exchange that failed: that of requests where the twin
// asks requests, and otherwise the socket's, or what read_response makes of a broken
// answer.
func (x *webExchange) failure(c *command.Call, err error) error {
	s := x.last()
	var failed error
	switch {
	case len(x.hops) > 1 || x.line.byRequests():
		failed = x.requestsFailure(c, err)
	default:
		failed = wireFailure(s, err)
	}
	e, ok := object.AsException(failed)
	if ok && s.stage == requests.Talking && !object.IsException(failed, object.KeyboardInterrupt) {
		x.adviseAnswer(e, err)
	}
	return failed
}

// requestsFailure is the exception of requests.
func (x *webExchange) requestsFailure(c *command.Call, err error) error {
	if e, ok := object.AsException(err); ok && (e.Type().Module == "requests.exceptions" || !object.IsException(err, object.OSError)) {
		return err // an interrupt, or no failure of the wire
	}
	return requests.Failure(c.Thread, x.answer(len(x.hops)-1), x.last().stage, x.line.timeout, shownSeconds(x.line.timeout.Seconds()), err)
}

// shownSeconds is a limit as Python shows what the line gave: 2, or 0.5.
func shownSeconds(seconds float64) string { return strconv.FormatFloat(seconds, 'g', -1, 64) }

// wireFailure is the exception for a request by hand.
func wireFailure(s *hop, err error) error {
	var wire *httpwire.Error
	if !errors.As(err, &wire) || wire.Kind == httpwire.Broken {
		return socket.Exception(err)
	}
	e := wireException(s, wire)
	e.Origin = err
	return e
}

// wireException words an httpwire.Error as read_response does in a program.
func wireException(s *hop, wire *httpwire.Error) *object.Exception {
	switch wire.Kind {
	case httpwire.NoAnswer:
		return object.Errorf(object.ConnectionResetError, "Remote end closed connection without response")
	case httpwire.CutShort:
		text := "IncompleteRead(" + strconv.FormatInt(wire.Got, 10) + " bytes read"
		if wire.Want >= 0 {
			text += ", " + strconv.FormatInt(wire.Want-wire.Got, 10) + " more expected"
		}
		return requests.Exception("ChunkedEncodingError", text+")")
	case httpwire.LineTooLong:
		return requests.Exception("InvalidHeader", "got more than "+strconv.FormatInt(wire.Limit, 10)+" bytes when reading header line")
	case httpwire.HeadTooLarge:
		return requests.Exception("InvalidHeader", "got more than "+strconv.FormatInt(wire.Limit, 10)+" bytes of headers")
	case httpwire.BodyTooLarge:
		return object.Errorf(object.MemoryError, "the response's body is over %d bytes", wire.Limit)
	}
	if r := s.response; r == nil || !strings.HasPrefix(r.StatusLine, "HTTP/") {
		line := ""
		if r != nil {
			line = r.StatusLine
		}
		shown, err := object.Repr(nil, object.Str(line))
		if err != nil {
			shown = ""
		}
		return requests.Exception("ConnectionError", "the answer is not HTTP: it begins with "+shown)
	}
	return requests.Exception("ChunkedEncodingError", wire.Error())
}

// adviseAnswer gives the hint to an exchange that failed once it was connected.
func (x *webExchange) adviseAnswer(e *object.Exception, err error) {
	s := x.last()
	var wire *httpwire.Error
	if !errors.As(err, &wire) {
		return
	}
	if hint, ok := diagnosis(httpwire.DiagnoseRequest(s.request, s.response, err)); ok {
		e.Hint = hint
		return
	}
	switch wire.Kind {
	case httpwire.NoAnswer:
		e.Hint = locale.NoAnswerHint.Hint()
	case httpwire.CutShort:
		if wire.Want > 0 {
			e.Hint = locale.CutShortHint.Hint(wire.Got, wire.Want)
		}
	case httpwire.Malformed:
		e.Hint = locale.NotHTTPHint.Hint()
	case httpwire.Broken:
		if object.IsException(e, object.TimeoutError) || e.Type().Name == "ReadTimeout" {
			e.Hint = locale.AnswerTimeoutHint.Hint()
		}
	case httpwire.LineTooLong, httpwire.HeadTooLarge:
		e.Hint = locale.HeadTooLargeHint.Hint(wire.Limit)
	case httpwire.BodyTooLarge:
		e.Hint = locale.TooLargeHint.Hint(wire.Limit)
	}
}
