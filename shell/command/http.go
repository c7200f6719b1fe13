package command

import (
	"strconv"

	"labsh/netlab/httpwire"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// httpUsage is http's argument pattern; a trailing HTTP/1.1 or HTTP/1.0 is
// taken as well.
const httpUsage = "[METHOD] URL [ITEM…] [--offline] [--follow] [--print=HhBb] [--raw] [--timeout=S] [--max=BYTES] [--http1.0] [--no-host]"

// httpCommands speak HTTP and explain it.
func httpCommands() []Command {
	raises := []Raise{
		{"ConnectionRefusedError", locale.RaiseRefused}, {"socket.gaierror", locale.RaiseUnknownHost},
		{"TimeoutError", locale.RaiseTimeout}, {"ConnectionResetError", locale.RaiseReset},
	}
	return []Command{
		{
			Name: "http", Group: HTTP, Usage: httpUsage, Yields: true, Shows: true,
			Summary: locale.HTTPSummary, Detail: locale.HTTPDetail, Raises: raises,
			Examples: []Example{{Lines: ">>> http --offline --print=H GET localhost:8080/index.php User-Agent:\n" +
				"Request built, not sent:\n> GET /index.php HTTP/1.1\n> Host: localhost:8080\n> Accept: */*\n>",
				Fr: ">>> http --offline --print=H GET localhost:8080/index.php User-Agent:\n" +
					"Requête construite, non émise :\n> GET /index.php HTTP/1.1\n> Host: localhost:8080\n> Accept: */*\n>"}},
			Twin: httpTwin, Run: runHTTP, Report: reportHTTP,
		},
		{
			Name: "http", Group: HTTP, Usage: httpUsage, Yields: true, Shows: true, MethodOnly: true, On: connected,
			Summary: locale.HTTPMethodSummary, Raises: raises,
			Twin: httpTwin, Run: runHTTP, Report: reportHTTP,
		},
		{
			Name: "web", Group: HTTP, Usage: "[PORT]",
			Summary: locale.WebSummary, Detail: locale.WebDetail,
			Raises: []Raise{{"OSError", locale.RaiseInUse}, {"PermissionError", locale.RaisePrivileged}, {"OverflowError", locale.RaisePortRange}},
			Run:    runWeb,
			Report: func(c *Call, _ object.Value) error {
				c.Console.Report(locale.WebServing, c.address)
				return nil
			},
		},
		{
			Name: "status", Group: HTTP, Usage: "[CODE]", Yields: true, Shows: true,
			Summary: locale.StatusSummary,
			Examples: []Example{{Lines: ">>> status 404\n404 Not Found\n4xx Client error\nthere is nothing at this address (RFC 9110 §15.5.5)",
				Fr: ">>> status 404\n404 Not Found\n4xx Erreur client\nil n'y a rien à cette adresse (RFC 9110 §15.5.5)"}},
			Raises: []Raise{{"ValueError", locale.RaiseNotANumber}},
			Twin: func(c *Call) (string, error) {
				a := c.Arg("CODE")
				if a == nil {
					return "import http\nfor code in http.HTTPStatus:\n    print(code.value, code.phrase, code.description)", nil
				}
				code, err := a.Int()
				return "import http\nhttp.HTTPStatus(" + code + ").phrase", err
			},
			Run: runStatus, Report: reportStatus,
		},
		{
			Name: "methods", Group: HTTP, Yields: true, Shows: true,
			Summary:  locale.MethodsSummary,
			Examples: []Example{{Lines: ">>> methods | grep PATCH\nPATCH\tUpdate existing data in part", Fr: ">>> methods | grep PATCH\nPATCH\tMettre à jour partiellement les données existantes"}},
			Run:      func(*Call) (object.Value, error) { return object.None, nil },
			Report: func(c *Call, _ object.Value) error {
				lang := c.Console.Lang()
				t := console.Table{Head: []string{locale.HeadMethod.In(lang), locale.HeadPurpose.In(lang)}}
				for _, m := range httpwire.Methods {
					t.Rows = append(t.Rows, []string{m.Name, locale.MethodPurpose[m.Name].In(lang)})
				}
				c.Console.Table(t, console.Auto)
				return nil
			},
		},
	}
}

// runStatus gives a status code's reason phrase; it is a ValueError, as
// HTTPStatus raises it, where there can be no such code.
func runStatus(c *Call) (object.Value, error) {
	a := c.Arg("CODE")
	if a == nil {
		return object.None, nil
	}
	code, err := c.number(a)
	if err != nil {
		return nil, err
	}
	if _, ok := httpwire.CategoryOf(int(code)); !ok {
		e := object.Errorf(object.ValueError, "%d is not a valid HTTPStatus", code)
		e.Hint = locale.StatusCodeHint.Hint()
		return nil, e
	}
	c.count = int(code)
	if status, ok := httpwire.StatusOf(int(code)); ok {
		return object.Str(status.Reason), nil
	}
	return object.None, nil
}

func reportStatus(c *Call, _ object.Value) error {
	lang := c.Console.Lang()
	if c.count > 0 {
		status, known := httpwire.StatusOf(c.count)
		title := strconv.Itoa(c.count)
		if known {
			title += " " + status.Reason
		}
		c.Console.Styled(console.Strong, title)
		c.Console.Line(statusRange(c.count/100) + " " + locale.StatusCategory[c.count/100].In(lang))
		if known {
			c.Console.Line(meaning(status, lang) + " (" + status.RFC + ")")
		}
		return nil
	}
	t := console.Table{Head: []string{locale.HeadCode.In(lang), locale.HeadReason.In(lang), locale.HeadMeaning.In(lang)}}
	category := 0
	for _, status := range httpwire.Statuses {
		if digit := status.Code / 100; digit != category {
			category = digit
			t.Rows = append(t.Rows, []string{statusRange(digit), "", locale.StatusCategory[digit].In(lang)})
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(status.Code), status.Reason, meaning(status, lang)})
	}
	c.Console.Table(t, console.Auto)
	return nil
}

func statusRange(digit int) string { return strconv.Itoa(digit) + "xx" }

func meaning(s httpwire.Status, lang locale.Lang) string {
	return locale.Text{Fr: s.FR, En: s.EN}.In(lang)
}

// runHTTP sends the request and reads the answer; its value is the response as
// module requests has it, or with --offline the request's bytes.
func runHTTP(c *Call) (object.Value, error) {
	line, err := c.readHTTP()
	if err != nil {
		return nil, err
	}
	first, err := line.firstStep(c)
	if err != nil {
		return nil, err
	}
	c.wire = &webExchange{line: line, hops: []*hop{first}}
	if line.offline {
		return object.TakeBytes(first.request.Bytes()), nil
	}
	if err := c.wire.run(c); err != nil {
		if !c.silent() {
			c.wire.show(c.Console)
		}
		return nil, c.wireError(err)
	}
	v, err := c.responseValue(c.wire)
	if err == nil && c.Interactive && len(c.Targets) == 0 {
		c.Env.Builtins.Set("_", v)
	}
	return v, err
}

func reportHTTP(c *Call, _ object.Value) error {
	if c.wire.line.offline {
		c.Console.Report(locale.NotSent)
	}
	c.wire.show(c.Console)
	c.wire.explain(c)
	return nil
}
