package command

import (
	"encoding/json"
	"strconv"
	"strings"

	"labsh/fakestore/extract"
	"labsh/shell/console"
)

// consoleTable is a table's cells as text.
func consoleTable(t *extract.Table) console.Table {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]string, len(row))
		for j, cell := range row {
			rows[i][j] = cell.Text()
		}
	}
	return console.Table{Head: t.Header, Rows: rows}
}

// tableRows is a drawn table as rows for filters: numbers are numbers, all else
// text.
func tableRows(t console.Table) *extract.Table {
	rows := &extract.Table{Header: t.Head, Rows: make([][]extract.Cell, len(t.Rows))}
	for i, row := range t.Rows {
		rows.Rows[i] = make([]extract.Cell, len(t.Head))
		for j, text := range row[:min(len(row), len(t.Head))] {
			if _, err := strconv.ParseFloat(text, 64); err != nil || !json.Valid([]byte(text)) {
				quoted, err := json.Marshal(text)
				if err != nil {
					continue
				}
				text = string(quoted)
			}
			rows.Rows[i][j] = extract.Cell(text)
		}
	}
	return rows
}

// show draws the flow on the screen, all of it escaped.
func (f flow) show(out *console.Console) {
	switch f.kind {
	case rowsFlow:
		out.Table(consoleTable(f.rows), console.Auto)
	case tableFlow:
		out.Table(consoleTable(f.rows), console.Aligned)
	case prettyFlow:
		out.JSON(f.data)
	case jsonFlow:
		if text, ok := scalarLines(f.data); ok {
			showText(out, text)
		} else {
			out.JSON(f.data)
		}
	case octetsFlow:
		// Exactly as they are where no terminal sees them.
		if len(f.data) == 0 {
			return
		}
		out.Octets(f.data)
	case linesFlow:
		showText(out, f.text)
	}
}

func showText(out *console.Console, text string) {
	if text != "" {
		out.Line(text)
	}
}

// encode is the flow as a file has it.
func (f flow) encode() []byte {
	switch f.kind {
	case rowsFlow:
		return []byte(consoleTable(f.rows).TSV())
	case tableFlow:
		return []byte(consoleTable(f.rows).Aligned(0))
	case prettyFlow:
		return []byte(console.IndentJSON(f.data) + "\n")
	case jsonFlow:
		if text, ok := scalarLines(f.data); ok {
			return []byte(text)
		}
		return []byte(console.IndentJSON(f.data) + "\n")
	case linesFlow:
		return []byte(f.text)
	}
	return f.data
}

// scalarLines is a scalar, or an array of scalars, one a line.
func scalarLines(data []byte) (string, bool) {
	all, ok := extract.Result{JSON: data}.Lines()
	if !ok {
		return "", false
	}
	for i, line := range all {
		all[i] = console.Escape(line)
	}
	return joinLines(all), true
}

// looksLikeJSON reports whether a text is a JSON array or object.
func looksLikeJSON(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	return text != "" && (text[0] == '{' || text[0] == '[') && json.Valid([]byte(text))
}
