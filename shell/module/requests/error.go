package requests

import (
	"labsh/shell/module/json"
	"labsh/shell/python/object"
)

// The exceptions of requests. Some have a second base, as requests' own have.
var (
	requestException          = newRequestException()
	requestsInvalidJSON       = requestsError("InvalidJSONError", requestException)
	requestsJSONDecodeError   = requestsError2("JSONDecodeError", requestsInvalidJSON, json.DecodeError)
	requestsHTTPError         = requestsError("HTTPError", requestException)
	requestsConnectionError   = requestsError("ConnectionError", requestException)
	requestsProxyError        = requestsError("ProxyError", requestsConnectionError)
	requestsSSLError          = requestsError("SSLError", requestsConnectionError)
	requestsTimeout           = requestsError("Timeout", requestException)
	requestsConnectTimeout    = requestsError2("ConnectTimeout", requestsConnectionError, requestsTimeout)
	requestsReadTimeout       = requestsError("ReadTimeout", requestsTimeout)
	requestsURLRequired       = requestsError("URLRequired", requestException)
	requestsTooManyRedirects  = requestsError("TooManyRedirects", requestException)
	requestsMissingSchema     = requestsError2("MissingSchema", requestException, object.ValueError)
	requestsInvalidSchema     = requestsError2("InvalidSchema", requestException, object.ValueError)
	requestsInvalidURL        = requestsError2("InvalidURL", requestException, object.ValueError)
	requestsInvalidHeader     = requestsError2("InvalidHeader", requestException, object.ValueError)
	requestsChunkedEncoding   = requestsError("ChunkedEncodingError", requestException)
	requestsContentDecoding   = requestsError("ContentDecodingError", requestException)
	requestsStreamConsumed    = requestsError("StreamConsumedError", requestException)
	requestsRetryError        = requestsError("RetryError", requestException)
	requestsUnrewindableError = requestsError("UnrewindableBodyError", requestException)

	// What requests' own exceptions hold as their argument.
	urllibMaxRetry     = object.NewExceptionClass("urllib3.exceptions", "MaxRetryError", object.ExceptionType)
	urllibProtocol     = object.NewExceptionClass("urllib3.exceptions", "ProtocolError", object.ExceptionType)
	urllibReadTimeout  = object.NewExceptionClass("urllib3.exceptions", "ReadTimeoutError", object.ExceptionType)
	httpDisconnected   = object.NewExceptionClass("http.client", "RemoteDisconnected", object.ConnectionResetError)
	httpBadStatusLine  = object.NewExceptionClass("http.client", "BadStatusLine", object.ExceptionType)
	urllibIncomplete   = incompleteRead()
	requestsExceptions = []*object.Type{
		requestException, requestsInvalidJSON, requestsJSONDecodeError, requestsHTTPError, requestsConnectionError, requestsProxyError, requestsSSLError,
		requestsTimeout, requestsConnectTimeout, requestsReadTimeout, requestsURLRequired, requestsTooManyRedirects, requestsMissingSchema,
		requestsInvalidSchema, requestsInvalidURL, requestsInvalidHeader, requestsChunkedEncoding, requestsContentDecoding,
		requestsStreamConsumed, requestsRetryError, requestsUnrewindableError,
	}
)

func requestsError(name string, base *object.Type) *object.Type {
	return object.NewExceptionClass("requests.exceptions", name, base)
}

// requestsError2 makes one with a second base.
func requestsError2(name string, base, also *object.Type) *object.Type {
	c := requestsError(name, base)
	c.Also = also
	return c
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
		return object.OSError.GetAttr(t, v, name)
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
func incompleteRead() *object.Type {
	c := object.NewExceptionClass("urllib3.exceptions", "IncompleteRead", urllibProtocol)
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
