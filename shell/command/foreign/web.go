package foreign

import (
	"net/netip"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/tidwall/gjson"

	"labsh/shell/command/literal"
	"labsh/shell/locale"
)

// A fetch is what curl and wget are told.
type fetch struct {
	method, url, data, file string
	headers                 []string
	follow                  bool
}

// curlValued are curl's and wget's letters that take a value, of those in common use.
const curlValued = "XdHuomAebFTxOwP"

// curl asks a web server (curl(1), wget(1)).
func curl(in invocation) Advice {
	f, wget := fetch{}, in.name == "wget"
	ours := in
	ours.words = nil
	for i := 0; i < len(in.words); i++ { // long options with their values first
		name, value, given := strings.Cut(in.words[i], "=")
		letter, ok := map[string]string{
			"--request": "-X", "--data": "-d", "--data-raw": "-d", "--data-ascii": "-d", "--data-binary": "-d", "--json": "-d", "--header": "-H", "--user": "-u",
			"--output": "-o", "--head": "-I", "--location": "-L", "--method": "-X", "--body-data": "-d", "--post-data": "-d", "--output-document": "-o", "--include": "-i",
		}[name]
		switch {
		case !ok:
			ours.words = append(ours.words, in.words[i])
		case given:
			ours.words = append(ours.words, letter+value)
		default:
			ours.words = append(ours.words, letter)
		}
		if name == "--json" || name == "--post-data" {
			f.method = "POST"
		}
	}
	valued := curlValued
	if !wget {
		valued = strings.ReplaceAll(valued, "O", "") // curl -O names the file as the URL does
	}
	letters, values, _, plain := ours.options(valued)
	if len(plain) == 0 {
		return Advice{Text: locale.ForeignCurl}
	}
	f.url, f.data, f.follow = plain[0], values['d'], strings.Contains(letters, "L") && !wget
	switch {
	case values['X'] != "":
		f.method = strings.ToUpper(values['X'])
	case f.method == "" && f.data != "":
		f.method = "POST"
	case strings.Contains(letters, "I"):
		f.method = "HEAD"
	}
	for i, word := range ours.words {
		if header, ok := strings.CutPrefix(word, "-H"); ok {
			if header == "" && i+1 < len(ours.words) {
				header = ours.words[i+1]
			}
			f.headers = append(f.headers, header)
		}
	}
	f.file = values['o']
	if wget && f.file == "" {
		f.file = values['O']
	}
	if f.file == "" && (wget || strings.Contains(letters, "O")) {
		_, behind, _ := strings.Cut(f.url, "://")
		if behind == "" {
			behind = f.url
		}
		at, _, _ := strings.Cut(behind, "?")
		if f.file = path.Base(at); !strings.Contains(at, "/") || strings.HasSuffix(at, "/") {
			f.file = "index.html" // as wget calls it
		}
	}
	if f.file == "-" {
		f.file = ""
	}
	return f.advice(in.piped)
}

// advice is http's line, or a call of requests where the body is neither none nor an
// object of JSON.
func (f fetch) advice(piped string) Advice {
	items, isJSON := jsonItems(f.data)
	if f.data != "" && !isJSON {
		call := "requests.request(" + literal.Str(f.method) + ", " + literal.Str(withScheme(f.url)) + ", data=" + literal.Str(f.data) + ")"
		if f.method == "POST" {
			call = "requests.post(" + literal.Str(withScheme(f.url)) + ", data=" + literal.Str(f.data) + ")"
		}
		if strings.HasPrefix(f.data, "@") || len(f.headers) > 0 {
			return Advice{Text: locale.ForeignCurl}
		}
		return here(call)
	}
	words := []string{"http", f.method, f.url}
	for _, header := range f.headers {
		name, value, ok := strings.Cut(header, ":")
		if !ok || isJSON && strings.EqualFold(strings.TrimSpace(name), "content-type") {
			continue // http says so itself
		}
		words = append(words, name+":"+strings.TrimSpace(value))
	}
	words = append(words, items...)
	if f.follow {
		words = append(words, "--follow")
	}
	text := line(words...)
	if f.file != "" {
		return here(text + " > " + quoted(f.file))
	}
	return here(text + piped)
}

// request is a request line, as it is typed into telnet: over the current connection,
// or with the server's address.
func request(in invocation) Advice {
	target := "/index.php"
	if len(in.words) > 0 {
		target = in.words[0]
	}
	if !strings.HasPrefix(target, "/") {
		return here(line("http", in.name, target))
	}
	return Advice{Text: locale.ForeignHTTP, Lines: []string{line("http", in.name, target), line("http", in.name, "localhost:8080"+target)}}
}

// withScheme is a URL as requests takes it.
func withScheme(url string) string {
	if strings.Contains(url, "://") {
		return url
	}
	return "http://" + url
}

// itemName is a field's name that an item can have.
var itemName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\w[\w.-]*$`)
})

// jsonItems are the fields of an object of JSON as http's items; ok is false for any
// other data.
func jsonItems(data string) (items []string, ok bool) {
	root := gjson.Parse(data)
	if !gjson.Valid(data) || !root.IsObject() {
		return nil, false
	}
	ok = true
	root.ForEach(func(name, value gjson.Result) bool {
		if ok = itemName().MatchString(name.Str); !ok {
			return false
		}
		if value.Type == gjson.String {
			items = append(items, name.Str+"="+value.Str)
		} else {
			items = append(items, name.Str+":="+value.Raw)
		}
		return true
	})
	return items, ok
}

// resolver is resolve; a number is looked up the other way round.
func resolver(in invocation) Advice {
	_, values, _, plain := in.options("xtcp")
	host := values['x']
	for _, word := range plain {
		switch {
		case word == "" || word == "-" || strings.ContainsAny(word, "()[]=*/,;"):
			return None // Python: host - 1, host[0]
		case word[0] != '@' && word[0] != '+' && host == "":
			host = word
		}
	}
	if host == "" {
		return None
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return here("socket.gethostbyaddr(" + literal.Str(host) + ")")
	}
	return here(line("resolve", host))
}

// getent is resolver behind its word hosts.
func getent(in invocation) Advice {
	if len(in.words) < 2 || !strings.HasSuffix(in.words[0], "hosts") && !strings.HasPrefix(in.words[0], "ahosts") {
		return None
	}
	in.words = in.words[1:]
	return resolver(in)
}

// ping is not here; what comes near it is said.
func ping(in invocation) Advice {
	_, _, _, plain := in.options("cWwisItmpQqf")
	host := "HOST"
	if len(plain) > 0 {
		host = plain[len(plain)-1]
	}
	return Advice{Text: locale.ForeignPing, Lines: []string{in.name, line("resolve", host), line("connect", host, "PORT")}}
}
