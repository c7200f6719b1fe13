package seeing

import (
	"labsh/shell/command"
	"labsh/shell/ladder"
	"labsh/shell/ladder/picture"
)

// pictures are the forms of a ladder in a file.
var pictures = map[string]command.Form{
	".svg":  drawn(picture.SVG),
	".html": drawn(picture.HTML),
	".md":   drawn(picture.Markdown),
}

// drawn makes the picture of what a ladder's line asks for.
func drawn(draw func(*ladder.Diagram) []byte) command.Form {
	return func(c *command.Call) ([]byte, error) {
		d, err := diagram(c, ladder.MostColumns)
		if err != nil {
			return nil, err
		}
		return draw(d), nil
	}
}
