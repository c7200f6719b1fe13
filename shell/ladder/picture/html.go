package picture

import (
	"bytes"
	"fmt"
	"time"

	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// pageStyle is that of the page around a picture.
const pageStyle = `:root{color-scheme:light dark}
body{margin:2rem auto;padding:0 1rem;max-width:72rem;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1f2328;background:#fff}
h1{font-size:1.5rem;margin:0}
time{color:#5c6570}
figure{margin:1rem 0;overflow-x:auto}
svg{max-width:100%;height:auto}
li{overflow-wrap:anywhere}
@media screen and (prefers-color-scheme:dark){body{color:#e6e9ee;background:#14171c}time{color:#a3adb8}}
@media print{body{margin:0;max-width:none}details:not([open]){display:none}@page{margin:15mm}}`

// HTML is a diagram as a page by itself, with the steps in words under the picture. It has
// no script and asks for nothing from anywhere.
func HTML(d *ladder.Diagram) []byte {
	lang, _ := locale.Parse(d.Lang)
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", escaped(d.Lang))
	b.WriteString("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
	b.WriteString("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">\n")
	fmt.Fprintf(&b, "<title>%s</title>\n<style>\n%s\n</style>\n</head>\n<body>\n<main>\n<h1>%[1]s</h1>\n", escaped(title(d)), pageStyle)
	parts, _ := lastRows(d, maxRows)
	if at := lastTime(parts); !at.IsZero() {
		fmt.Fprintf(&b, "<time datetime=\"%s\">%s</time>\n", at.Format(time.RFC3339), at.Format("2006-01-02 15:04"))
	}
	fmt.Fprintf(&b, "<figure>\n%s</figure>\n", svg(d, false))
	if len(parts) > 0 {
		fmt.Fprintf(&b, "<details>\n<summary>%s</summary>\n", escaped(locale.PictureSteps.Format(lang)))
		for _, p := range parts {
			b.WriteString("<ol>\n")
			for _, r := range p.Rows {
				for _, said := range saidOf(p, r) {
					fmt.Fprintf(&b, "<li>%s</li>\n", escaped(said))
				}
			}
			b.WriteString("</ol>\n")
		}
		b.WriteString("</details>\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	return b.Bytes()
}

// lastTime is when the last of the rows was.
func lastTime(parts []*ladder.Part) (at time.Time) {
	for _, p := range parts {
		for _, r := range p.Rows {
			if r.At.After(at) {
				at = r.At
			}
		}
	}
	return at
}
