package seeing

import (
	"labsh/shell/command"
	"labsh/shell/ladder"
	"labsh/shell/ladder/picture"
)

// pictures are the forms of a ladder in a file. Text under the name of another kind of
// picture, or of a capture, would be a file that opens nowhere.
var pictures = map[string]command.Form{
	".svg":  drawn(picture.SVG),
	".html": drawn(picture.HTML),
	".md":   drawn(picture.Markdown),
	".png":  nil, ".jpg": nil, ".jpeg": nil, ".gif": nil, ".webp": nil, ".pdf": nil, ".ps": nil,
	".doc": nil, ".docx": nil, ".odt": nil, ".odg": nil, ".pcap": nil, ".pcapng": nil,
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
