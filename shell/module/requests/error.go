package requests

import (
	"sync"

	"labsh/shell/module/json"
	"labsh/shell/python/object"
)

// exceptionClasses are the exceptions of requests.
type exceptionClasses struct {
	request, invalidJSON, jsonDecode, http, connection, proxy, ssl, timeout, connectTimeout,
	readTimeout, urlRequired, tooManyRedirects, missingSchema, invalidSchema, invalidURL,
	invalidHeader, chunkedEncoding, contentDecoding, streamConsumed, retry, unrewindable *object.Type

	// What requests' own exceptions hold as their argument.
	urllibMaxRetry, urllibProtocol, urllibReadTimeout, disconnected, badStatusLine, lineTooLong,
	urllibIncomplete *object.Type

	all []*object.Type // those of requests.exceptions
}

// exceptions makes them once. Some have a second base, as requests' own have.
var exceptions = sync.OnceValue(func() *exceptionClasses {
	x := &exceptionClasses{}
	x.request = newRequestException()
	x.invalidJSON = requestsError("InvalidJSONError", x.request)
	x.jsonDecode = requestsError("JSONDecodeError", x.invalidJSON, json.DecodeError())
	x.http = requestsError("HTTPError", x.request)
	x.connection = requestsError("ConnectionError", x.request)
	x.proxy = requestsError("ProxyError", x.connection)
	x.ssl = requestsError("SSLError", x.connection)
	x.timeout = requestsError("Timeout", x.request)
	x.connectTimeout = requestsError("ConnectTimeout", x.connection, x.timeout)
	x.readTimeout = requestsError("ReadTimeout", x.timeout)
	x.urlRequired = requestsError("URLRequired", x.request)
	x.tooManyRedirects = requestsError("TooManyRedirects", x.request)
	x.missingSchema = requestsError("MissingSchema", x.request, object.ValueError)
	x.invalidSchema = requestsError("InvalidSchema", x.request, object.ValueError)
	x.invalidURL = requestsError("InvalidURL", x.request, object.ValueError)
	x.invalidHeader = requestsError("InvalidHeader", x.request, object.ValueError)
	x.chunkedEncoding = requestsError("ChunkedEncodingError", x.request)
	x.contentDecoding = requestsError("ContentDecodingError", x.request)
	x.streamConsumed = requestsError("StreamConsumedError", x.request)
	x.retry = requestsError("RetryError", x.request)
	x.unrewindable = requestsError("UnrewindableBodyError", x.request)

	// What requests' own exceptions hold as their argument.
	x.urllibMaxRetry = object.NewExceptionClass("urllib3.exceptions", "MaxRetryError", object.ExceptionType)
	x.urllibProtocol = object.NewExceptionClass("urllib3.exceptions", "ProtocolError", object.ExceptionType)
	x.urllibReadTimeout = object.NewExceptionClass("urllib3.exceptions", "ReadTimeoutError", object.ExceptionType)
	x.disconnected = object.NewExceptionClass("http.client", "RemoteDisconnected", object.ConnectionResetError)
	x.badStatusLine = object.NewExceptionClass("http.client", "BadStatusLine", object.ExceptionType)
	x.lineTooLong = object.NewExceptionClass("http.client", "LineTooLong", object.ExceptionType)
	x.urllibIncomplete = incompleteRead(x.urllibProtocol)
	x.all = []*object.Type{
		x.request, x.invalidJSON, x.jsonDecode, x.http, x.connection, x.proxy, x.ssl, x.timeout,
		x.connectTimeout, x.readTimeout, x.urlRequired, x.tooManyRedirects, x.missingSchema,
		x.invalidSchema, x.invalidURL, x.invalidHeader, x.chunkedEncoding, x.contentDecoding,
		x.streamConsumed, x.retry, x.unrewindable,
	}
	return x
})

func requestsError(name string, bases ...*object.Type) *object.Type {
	return object.NewExceptionClass("requests.exceptions", name, bases...)
}

func newRequestException() *object.Type {
	c := requestsError("RequestException", object.OSError)
	c.Doc = "There was an ambiguous exception that occurred while handling your\nrequest."
	// request and response are None until they are known.
	c.GetAttr = func(t *object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "request" || name == "response" {
			if x, ok := v.(*object.Exception).Attrs().GetStr(name); ok {
				return x, nil
			}
			return object.None, nil
		}
		return nil, nil
	}
	c.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		e := self.(*object.Exception)
		kept := args.Kw[:0:0]
		for _, kw := range args.Kw {
			if kw.Name == "request" || kw.Name == "response" {
				e.Attrs().SetStr(kw.Name, kw.Value)
			} else {
				kept = append(kept, kw)
			}
		}
		args.Kw = kept
		return object.OSError.Init(t, self, args)
	}
	return c
}

// incompleteRead is urllib3's IncompleteRead, whose repr is its text.
func incompleteRead(protocol *object.Type) *object.Type {
	c := object.NewExceptionClass("urllib3.exceptions", "IncompleteRead", protocol)
	c.Repr = func(t *object.Thread, v object.Value) (string, error) { return object.ToStr(t, v) }
	return c
}

// raise makes an exception of requests with its request and response, either of
// which may be nil.
func raise(class *object.Type, request, response object.Value, args ...object.Value) error {
	e := object.NewException(class, args...)
	for name, v := range map[string]object.Value{"request": request, "response": response} {
		if v != nil {
			e.Attrs().SetStr(name, v)
		}
	}
	return e
}
