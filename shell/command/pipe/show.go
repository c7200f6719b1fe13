package pipe

import (
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

// Show draws the Flow on the screen, all of it escaped.
func (f Flow) Show(out *console.Console) {
	switch f.kind {
	case drawingFlow:
		f.drawing.Draw(out)
	case rowsFlow:
		out.Table(consoleTable(f.rows), console.Auto)
	case tableFlow:
		out.Table(consoleTable(f.rows), console.Aligned)
	case prettyFlow:
		out.JSON(f.data, console.Uncut)
	case jsonFlow:
		if text, ok := scalarLines(f.data); ok {
			showText(out, text)
		} else {
			out.JSON(f.data, console.Uncut)
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

// Encode is the flow as a file has it.
func (f Flow) Encode() []byte {
	switch f.kind {
	case drawingFlow:
		return []byte(f.drawing.Lines())
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
