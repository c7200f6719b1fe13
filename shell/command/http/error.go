package http

import (
	"errors"

	"labsh/shell/command"

	"labsh/netlab/httpwire"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// The exceptions of Python's http.client, which reads answers there.
var (
	httpException      = object.NewExceptionClass("http.client", "HTTPException", object.ExceptionType)
	badStatusLine      = object.NewExceptionClass("http.client", "BadStatusLine", httpException)
	incompleteRead     = object.NewExceptionClass("http.client", "IncompleteRead", httpException)
	lineTooLong        = object.NewExceptionClass("http.client", "LineTooLong", httpException)
	remoteDisconnected = object.NewExceptionClass("http.client", "RemoteDisconnected", object.ConnectionResetError)
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

// wireError is the exception for an exchange that failed.
func wireError(s *hop, err error) error {
	var wire *httpwire.Error
	if !errors.As(err, &wire) {
		return socket.Exception(err)
	}
	e := wireException(wire)
	e.Origin = err
	if hint, ok := diagnosis(httpwire.DiagnoseRequest(s.request, s.response, err)); ok {
		e.Hint = hint
		return e
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
		if e.Type() == object.TimeoutError {
			e.Hint = locale.AnswerTimeoutHint.Hint()
		}
	case httpwire.LineTooLong, httpwire.HeadTooLarge:
		e.Hint = locale.HeadTooLargeHint.Hint(wire.Limit)
	case httpwire.BodyTooLarge:
		e.Hint = locale.TooLargeHint.Hint(wire.Limit)
	}
	return e
}

// wireException words an httpwire.Error as http.client would.
func wireException(wire *httpwire.Error) *object.Exception {
	switch wire.Kind {
	case httpwire.NoAnswer:
		return object.Errorf(remoteDisconnected, "Remote end closed connection without response")
	case httpwire.CutShort:
		if wire.Want >= 0 {
			return object.Errorf(incompleteRead, "IncompleteRead(%d bytes read, %d more expected)", wire.Got, wire.Want-wire.Got)
		}
		return object.Errorf(incompleteRead, "IncompleteRead(%d bytes read)", wire.Got)
	case httpwire.LineTooLong:
		return object.Errorf(lineTooLong, "got more than %d bytes when reading header line", wire.Limit)
	case httpwire.HeadTooLarge:
		return object.Errorf(httpException, "got more than %d bytes of headers", wire.Limit)
	case httpwire.BodyTooLarge:
		return object.Errorf(httpException, "got more than %d bytes of body", wire.Limit)
	case httpwire.Malformed:
		return object.Errorf(badStatusLine, "%s", wire.Error())
	}
	if e, ok := object.AsException(socket.Exception(wire.Err)); ok {
		return e
	}
	return object.Errorf(httpException, "%s", wire.Error())
}

// requestsError is an exception of module requests.
func requestsError(c *command.Call, class, message string) error {
	m, err := object.Library(c.Thread, "requests")
	if err != nil {
		return err
	}
	exceptions, err := object.GetAttr(c.Thread, m, "exceptions")
	if err != nil {
		return err
	}
	e, err := object.CallMethod(c.Thread, exceptions, class, object.Str(message))
	if err != nil {
		return err
	}
	return e.(*object.Exception)
}
