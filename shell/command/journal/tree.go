package journal

import (
	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// CommandsIn lists the commands among statements, those in blocks too.
func CommandsIn(body []syntax.Stmt) []*syntax.Command {
	var found []*syntax.Command
	for _, s := range body {
		if c, ok := s.(*syntax.Command); ok {
			found = append(found, c)
			continue
		}
		for _, block := range Blocks(s) {
			found = append(found, CommandsIn(block)...)
		}
	}
	return found
}

// Blocks lists the blocks inside a statement.
func Blocks(s syntax.Stmt) [][]syntax.Stmt {
	switch s := s.(type) {
	case *syntax.If:
		return [][]syntax.Stmt{s.Body, s.Else}
	case *syntax.For:
		return [][]syntax.Stmt{s.Body, s.Else}
	case *syntax.While:
		return [][]syntax.Stmt{s.Body, s.Else}
	case *syntax.With:
		return [][]syntax.Stmt{s.Body}
	case *syntax.Match:
		var blocks [][]syntax.Stmt
		for _, c := range s.Cases {
			blocks = append(blocks, c.Body)
		}
		return blocks
	case *syntax.FunctionDef:
		return [][]syntax.Stmt{s.Body}
	case *syntax.ClassDef:
		return [][]syntax.Stmt{s.Body}
	case *syntax.Try:
		blocks := [][]syntax.Stmt{s.Body, s.Else, s.Finally}
		for _, h := range s.Handlers {
			blocks = append(blocks, h.Body)
		}
		return blocks
	}
	return nil
}

// LineOf is what the Reader made of a command.
func LineOf(c *syntax.Command) *line.Line { return c.Payload.(*line.Line) }
