package command

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"labsh/shell/command/pipe"
)

// argumentWords are what may stand for a parameter, by the command's name, or
// by that and the parameter's.
var argumentWords = map[string][]string{
	"http": {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "--offline", "--follow", "--print=", "--raw", "--timeout=", "--http1.0", "--no-host"},
	"store": {
		"products", "products/1", "products/categories", "products/category/", "carts", "carts/1", "carts/user/", "users", "users/1",
		"post", "put", "patch", "delete", "login", "use", "mode", "reset", "export", "import", "serve", "limit=", "sort=",
	},
	"store use":  {"embedded", publicStore},
	"store mode": {"fake", "remember"},
	"getsockopt": socketOptions,
	"setsockopt": socketOptions,
	"close":      {"all"},
	"stop":       {"all"},
	"settimeout": {"none"},
	"listen":     {"localhost", "0.0.0.0", "reuse=no"},
	"sendline":   {"eol=crlf"},
	"connect":    {"localhost"}, "connect_ex": {"localhost"}, "bind": {"localhost"}, "resolve": {"localhost"}, "sendto": {"localhost"}, "serve": {"localhost"},
	"ss": {"-antp"},
}

var socketOptions = []string{
	"SO_REUSEADDR", "SO_REUSEPORT", "SO_KEEPALIVE", "SO_BROADCAST", "SO_LINGER", "SO_RCVBUF", "SO_SNDBUF", "SO_ERROR", "SO_TYPE", "TCP_NODELAY",
}

// completeArgument completes the last word of a command's arguments.
func (s *Session) completeArgument(command *Command, args string) (string, []string) {
	before, stem := "", args
	if i := strings.LastIndexAny(args, " \t"); i >= 0 {
		before, stem = strings.TrimSpace(args[:i]), args[i+1:]
	}
	last := before[strings.LastIndexAny(before, " \t")+1:]
	switch {
	case command.Yields && (last == ">" || last == ">>"):
		return stem, files(stem)
	case command.Yields && last == "|":
		return stem, matching(stem, pipe.Words())
	case command.Yields && strings.Contains(" "+before+" ", " | "):
		return "", nil
	}
	key := command.Name
	if before != "" {
		if _, ok := argumentWords[key+" "+last]; ok {
			key += " " + last
		}
	}
	words := slices.Clone(argumentWords[key])
	for _, o := range command.grammar.Options {
		words = append(words, o.Name+"=")
	}
	for _, p := range command.grammar.Params {
		switch {
		case p.Choices != nil && p.Name == strings.ToLower(p.Name):
			words = append(words, p.Choices...)
		case p.Name == "FILE" || p.Name == "PATH" && command.Name == "sendfile":
			words = append(words, files(stem)...)
		case p.Name == "NAME|FILE":
			words = append(append(words, files(stem)...), s.Env.Globals.Names()...)
		case p.Name == "NAME" && command.Name == "help":
			words = append(append(words, s.Table.Names()...), "filters")
		case p.Name == "NAME":
			words = append(words, s.subjects(command.On)...)
		case command.Name == "twin" || command.Name == "time":
			if before == "" {
				words = append(append(words, s.Table.Names()...), "on", "off")
				break
			}
			return s.complete(args)
		}
	}
	return stem, matching(stem, words)
}

// subjects lists the names of what a command can act on; for one that acts on
// nothing, of sockets.
func (s *Session) subjects(on Subject) []string {
	if on == Nothing {
		on = AnySocket
	}
	var names []string
	for _, name := range s.Env.Globals.Names() {
		if v, _ := s.Env.Globals.Get(name); name != "_" && on.Accepts(v) {
			names = append(names, name)
		}
	}
	return names
}

// files lists the files whose path begins with stem; a folder ends in a slash.
func files(stem string) []string {
	folder, base := filepath.Split(stem)
	open := folder
	if open == "" {
		open = "."
	}
	entries, err := os.ReadDir(open)
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, base) || base == "" && strings.HasPrefix(name, ".") || strings.ContainsAny(name, " \t\n") {
			continue
		}
		if info, err := os.Stat(filepath.Join(open, name)); err == nil && info.IsDir() {
			name += "/"
		}
		found = append(found, folder+name)
	}
	return found
}
