// Package http holds the commands that speak HTTP and explain it.
package http

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"labsh/fakestore"
	"labsh/shell/command"

	"labsh/netlab/httpwire"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/http"
	"labsh/shell/python/object"
)

// httpUsage is http's argument pattern; a trailing HTTP/1.1 or HTTP/1.0 is
// taken as well.
const httpUsage = "[METHOD] URL [ITEM…] [--offline] [--follow] [--print=HhBb] [--raw] [--timeout=S] [--max=BYTES] [--http1.0] [--no-host]"

// httpWords are what completion offers for http.
var httpWords = map[string]command.Words{"": command.Listed(append(slices.Clone(httpwire.Methods),
	"--offline", "--follow", "--print=", "--raw", "--timeout=", "--http1.0", "--no-host")...)}

// Commands are the family's; embedded gives the store that web serves.
func Commands(embedded func() *fakestore.Store) []command.Command {
	raises := []command.Raise{
		{Name: "requests.exceptions.ConnectionError", Means: locale.RaiseNoConnection}, {Name: "requests.exceptions.ReadTimeout", Means: locale.RaiseNoAnswerInTime},
		{Name: "requests.exceptions.ChunkedEncodingError", Means: locale.RaiseCutShort}, {Name: "requests.exceptions.InvalidURL", Means: locale.RaiseInvalidURL},
	}
	byHand := []command.Raise{
		{Name: "TimeoutError", Means: locale.RaiseHTTPTimeout}, {Name: "ConnectionResetError", Means: locale.RaiseReset},
		{Name: "requests.exceptions.ChunkedEncodingError", Means: locale.RaiseCutShort},
	}
	return []command.Command{
		{
			Name: "http", Group: command.GroupHTTP, Keeps: true, Usage: httpUsage, Words: httpWords, Yields: true, Shows: true,
			Summary: locale.HTTPSummary, Detail: locale.HTTPDetail, Raises: raises,
			Examples: []command.Example{{Lines: ">>> http --offline --print=H GET localhost:8080/index.php User-Agent:\n" +
				"Request built, not sent:\n> GET /index.php HTTP/1.1\n> Host: localhost:8080\n> Accept: */*\n>",
				Fr: ">>> http --offline --print=H GET localhost:8080/index.php User-Agent:\n" +
					"Requête construite, non émise :\n> GET /index.php HTTP/1.1\n> Host: localhost:8080\n> Accept: */*\n>"}},
			Twin: httpTwin, Run: runHTTP,
		},
		{
			Name: "http", Group: command.GroupHTTP, Keeps: true, Usage: httpUsage, Words: httpWords, Yields: true, Shows: true, MethodOnly: true, On: command.Connected,
			Summary: locale.HTTPMethodSummary, Raises: byHand,
			Twin: httpTwin, Run: runHTTP,
		},
		{
			Name: "web", Group: command.GroupHTTP, Usage: "[HOST] [PORT]",
			Summary: locale.WebSummary, Detail: locale.WebDetail,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "OverflowError", Means: locale.RaisePortRange}},
			Run:    runWeb(embedded),
			Report: func(c *command.Call, r command.Result) error {
				c.Console.Report(locale.WebServing, r.Address)
				c.ReportReach(r.Value)
				return nil
			},
		},
		{
			Name: "status", Group: command.GroupHTTP, Usage: "[CODE]", Yields: true, Shows: true,
			Summary: locale.StatusSummary, Detail: locale.StatusDetail,
			Examples: []command.Example{{Lines: ">>> status 404\n404 Not Found\n4xx Client error\nthere is nothing at this address (RFC 9110 §15.5.5)",
				Fr: ">>> status 404\n404 Not Found\n4xx Erreur client\nil n'y a rien à cette adresse (RFC 9110 §15.5.5)"}},
			Raises: []command.Raise{{Name: "ValueError", Means: locale.RaiseNotANumber}},
			Twin:   statusTwin, Run: runStatus,
		},
		{
			Name: "methods", Group: command.GroupHTTP, Looks: true, Yields: true, Shows: true,
			Summary: locale.MethodsSummary, Detail: locale.MethodsDetail,
			Examples: []command.Example{{
				Lines: ">>> methods | grep PATCH\nPATCH\tno\tno\tif the answer says so\tUpdate existing data in part",
				Fr:    ">>> methods | grep PATCH\nPATCH\tnon\tnon\tsi la réponse le dit\tMettre à jour partiellement les données existantes",
			}, {Lines: ">>> methods | where safe = true | fields method\nGET\nHEAD\nOPTIONS\nTRACE"}},
			Run: func(c *command.Call) (command.Result, error) {
				return command.Result{Rows: methodRows(c.Console.Lang())}, nil
			},
		},
	}
}

// statusTwin asks module http; after NAME = the table is None, as for the command.
func statusTwin(c *command.Call) (command.Twin, error) {
	a := c.Arg("CODE")
	if class, ok := statusClass(a); ok {
		code := "import http\nfor code in http.HTTPStatus:\n"
		if class != 0 {
			code += fmt.Sprintf("    if code // 100 == %d:\n    ", class)
		}
		code += "    print(code.value, code.phrase, code.description)"
		if len(c.Targets) > 0 {
			code = "None"
		}
		return command.Twin{Code: code}, nil
	}
	source, err := a.Int()
	if err != nil {
		return command.Twin{}, err
	}
	if code, err := number(c, a); err == nil && httpwire.Class(int(code)) != 0 {
		if status, known := httpwire.StatusOf(int(code)); !known || !http.Known(status) { // no error of ours: its class is known
			return command.Twin{Code: "import http\n{code.value: code.phrase for code in http.HTTPStatus}.get(" + source + ")"}, nil
		}
	}
	return command.Twin{Code: "import http\nhttp.HTTPStatus(" + source + ").phrase"}, nil
}

// runStatus gives a status code's reason phrase; it is a ValueError, as
// HTTPStatus raises it, where there can be no such code. Without a code it gives
// them all.
func runStatus(c *command.Call) (command.Result, error) {
	a := c.Arg("CODE")
	if class, ok := statusClass(a); ok {
		return command.Result{Rows: statusRows(c.Console.Lang(), class)}, nil
	}
	code, err := c.Number(a)
	class := httpwire.Class(int(code))
	if err == nil && class == 0 {
		err = object.Errorf(object.ValueError, "%d is not a valid HTTPStatus", code)
	}
	if err != nil {
		if e, ok := object.AsException(err); ok {
			e.Hint = locale.StatusCodeHint.Hint()
		}
		return command.Result{}, err
	}
	status, known := httpwire.StatusOf(int(code))
	r := command.Result{Report: func() error {
		lang, title := c.Console.Lang(), strconv.Itoa(int(code))
		if known {
			title += " " + status.Reason
		}
		c.Console.Styled(console.Strong, title)
		c.Console.Line(statusRange(class) + " " + locale.StatusCategory[class].In(lang))
		if known {
			c.Console.Line(locale.StatusMeaning[status.Code].In(lang) + " (" + status.RFC + ")")
		}
		return nil
	}}
	if known && http.Known(status) {
		r.Value = object.Str(http.Phrase(status)) // as Python has it
	}
	return r, nil
}

// statusClass is the class that 4xx names, 0 for all of them where no code is given;
// ok is false for a code.
func statusClass(a *command.Arg) (class int, ok bool) {
	if a == nil {
		return 0, true
	}
	digit, ok := strings.CutSuffix(strings.ToLower(a.Text()), "xx")
	class, err := strconv.Atoi(digit)
	return class, ok && err == nil && class >= 1 && class <= 5
}

// methodRows are the methods, with what RFC 9110 §9.2 says of each.
func methodRows(lang locale.Lang) *command.Rows {
	rows := &command.Rows{Columns: []command.Column{
		{Key: "method", Head: locale.HeadMethod}, {Key: "safe", Head: locale.HeadSafe}, {Key: "idempotent", Head: locale.HeadIdempotent},
		{Key: "cacheable", Head: locale.HeadCacheable}, {Key: "description", Head: locale.HeadPurpose},
	}}
	property := func(has bool, yes locale.Text) command.Cell {
		if !has {
			yes = locale.No
		}
		return command.Cell{Value: object.Bool(has), Shown: yes.In(lang)}
	}
	for _, m := range httpwire.Registry {
		cacheable := locale.Yes
		if m.IfTold {
			cacheable = locale.IfTold
		}
		rows.Cells = append(rows.Cells, []command.Cell{
			command.TextCell(m.Name), property(m.Safe, locale.Yes), property(m.Idempotent, locale.Yes), property(m.Cacheable, cacheable),
			command.TextCell(locale.MethodPurpose[m.Name].In(lang)),
		})
	}
	return rows
}

// statusRows are the status codes of a class, or all; those of a category under its
// name.
func statusRows(lang locale.Lang, wanted int) *command.Rows {
	rows := &command.Rows{Columns: []command.Column{
		{Key: "code", Head: locale.HeadCode}, {Key: "reason", Head: locale.HeadReason}, {Key: "meaning", Head: locale.HeadMeaning},
		{Key: "category", DataOnly: true}, {Key: "standing", DataOnly: true}, {Key: "rfc", DataOnly: true},
	}}
	above := 0
	for _, status := range httpwire.Statuses {
		class := httpwire.Class(status.Code)
		if wanted != 0 && class != wanted {
			continue
		}
		if class != above {
			above = class
			rows.Cells = append(rows.Cells, []command.Cell{{Shown: statusRange(class)}, {}, {Shown: locale.StatusCategory[class].In(lang)}})
		}
		rows.Cells = append(rows.Cells, []command.Cell{
			command.NumberCell(status.Code), command.TextCell(status.Reason), command.TextCell(locale.StatusMeaning[status.Code].In(lang)),
			command.TextCell(statusRange(class)), command.OptionalCell(string(status.Standing)), command.TextCell(status.RFC),
		})
	}
	return rows
}

func statusRange(class int) string { return strconv.Itoa(class) + "xx" }

// readOnce reads a file once, though a redirect asks for it again: what comes from
// a pipe is gone then.
func readOnce(c *command.Call) func(path string) ([]byte, error) {
	var body []byte
	return func(path string) (_ []byte, err error) {
		if body == nil {
			err = command.ReadFile(c.Thread, path, func(_ context.Context, f *os.File) (err error) {
				body, err = httpwire.ReadFile(f)
				return err
			})
		}
		return body, err
	}
}

// runHTTP sends the request and reads the answer; its value is the response as
// module requests has it, or with --offline the request's bytes.
func runHTTP(c *command.Call) (command.Result, error) {
	line, err := readHTTP(c)
	if err != nil {
		return command.Result{}, err
	}
	if line.wrong != nil {
		return command.Result{}, line.wrong
	}
	line.file = readOnce(c)
	first, err := line.firstStep(c)
	if err != nil {
		return command.Result{}, err
	}
	x := &webExchange{line: line, hops: []*hop{first}}
	r := command.Result{Report: func() error {
		if line.offline {
			c.Console.Report(locale.NotSent)
		}
		x.show(c.Console)
		x.explain(c)
		return nil
	}}
	if line.offline {
		line.file = nil
		r.Value = object.TakeBytes(first.request.TakeBytes())
		return r, nil
	}
	if err := x.run(c); err != nil {
		if !c.Silent() {
			x.show(c.Console)
		}
		return command.Result{Address: x.address}, x.failure(c, err)
	}
	r.Value, err = responseValue(c, x)
	return r, err
}

// number is a word's number; in an example it has none.
func number(c *command.Call, a *command.Arg) (int64, error) {
	if c.Example {
		return 0, nil
	}
	return c.Number(a)
}
