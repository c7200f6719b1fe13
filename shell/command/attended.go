package command

import (
	"strings"

	"labsh/shell/command/known"
	"labsh/shell/module/sheet"
	"labsh/shell/program"
)

// Attended is the Python with which a saved program ends where the session has servers or
// programs in the background: like the session it waits for them, until Ctrl-C. It is ""
// where nothing runs there.
func (s *Session) Attended() string {
	var waits, stops []string
	for _, name := range s.attendable() {
		waits, stops = append(waits, name+".attend()"), append(stops, name+".stop()")
	}
	for _, p := range s.Programs.Running() {
		waits, stops = append(waits, p.Name+".wait()"), append(stops, StopProgram(p))
	}
	if len(waits) == 0 {
		return ""
	}
	const indent = "\n    "
	return "try:" + indent + strings.Join(waits, indent) + "\nexcept KeyboardInterrupt:" + indent + strings.Join(stops, indent)
}

// Waited are the names of the servers and programs that run: a saved script waits for them,
// and of those that a program can have Attended waits.
func (s *Session) Waited() []string {
	var names []string
	for _, n := range s.servers() {
		names = append(names, n.Name)
	}
	for _, p := range s.Programs.Running() {
		names = append(names, p.Name)
	}
	return names
}

// attendable are the names of the session's servers that run, and that a program can have:
// what web and store serve make has no Python.
func (s *Session) attendable() (names []string) {
	for _, n := range s.servers() {
		if _, ok := sheet.ServerOf(n.Value); ok {
			names = append(names, n.Name)
		}
	}
	return names
}

// servers are the session's servers that run and have a name still.
func (s *Session) servers() (named []known.Server) {
	for _, n := range s.Known.Servers() {
		if v, ok := s.LookupName(n.Name); ok && v == n.Value && n.Server.Running() {
			named = append(named, n)
		}
	}
	return named
}

// StopProgram is the Python that ends a program as stop does: by KeyboardInterrupt first.
func StopProgram(p *program.Program) string { return "stop_program(" + p.Name + ")" }
