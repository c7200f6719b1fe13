package command

import (
	"os"
	"path/filepath"
	"strings"
)

// Words gives what completion offers at one place; stem is what is typed of it.
type Words func(s *Session, stem string) []string

// Listed offers always the same words.
func Listed(words ...string) Words { return func(*Session, string) []string { return words } }

// Commands offers the names of the commands.
func Commands(s *Session, _ string) []string { return s.Table.Names() }

// Variables offers the names that the session has bound.
func Variables(s *Session, _ string) []string { return s.Env.Globals.Names() }

// ProgramNames offers the names of the programs in the background.
func ProgramNames(s *Session, _ string) []string {
	var names []string
	for _, p := range s.Programs.All() {
		names = append(names, p.Name)
	}
	return names
}

// Both offers what several do.
func Both(all ...Words) Words {
	return func(s *Session, stem string) []string {
		var words []string
		for _, w := range all {
			words = append(words, w(s, stem)...)
		}
		return words
	}
}

// Files offers the files whose path begins with the stem; a folder ends in a slash.
func Files(_ *Session, stem string) []string {
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
