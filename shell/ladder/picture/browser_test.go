package picture

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// measuring finds, of each picture, the texts that lie over one another or over a lifeline,
// or leave the picture.
const measuring = `<!DOCTYPE html><meta charset="utf-8"><body><script>
const faults = [];
let texts = 0;
for (const [name, picture] of Object.entries(PICTURES)) {
  const host = document.createElement("div");
  document.body.append(host);
  host.attachShadow({mode: "open"}).innerHTML = picture;
  const svg = host.shadowRoot.firstElementChild;
  const frame = svg.getBoundingClientRect();
  const boxes = [];
  for (const text of svg.querySelectorAll("text")) {
    let {left, right, top, bottom} = text.getBoundingClientRect();
    if (text.parentNode.localName === "svg" && text.parentNode !== svg) {
      const clip = text.parentNode, s = (a) => clip[a].baseVal.value;
      left = Math.max(left, frame.left + s("x")), right = Math.min(right, frame.left + s("x") + s("width"));
      top = Math.max(top, frame.top + s("y")), bottom = Math.min(bottom, frame.top + s("y") + s("height"));
    }
    boxes.push({left, right, top: top + 1.5, bottom: bottom - 1.5, said: text.textContent});
    texts++;
  }
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  boxes.forEach((a, i) => {
    if (a.left < frame.left || a.right > frame.right || a.top < frame.top || a.bottom > frame.bottom)
      faults.push(name + ": out of the picture: " + a.said);
    for (const b of boxes.slice(i + 1))
      if (!apart(a, b)) faults.push(name + ": " + a.said + " | " + b.said);
  });
  for (const line of svg.querySelectorAll("line")) {
    const l = line.getBoundingClientRect();
    if (line.x1.baseVal.value !== line.x2.baseVal.value) continue;
    for (const a of boxes)
      if (!apart(a, {left: l.left + 0.5, right: Math.max(l.right, l.left + 1), top: l.top, bottom: l.bottom})) faults.push(name + ": over a lifeline: " + a.said);
  }
}
const out = document.createElement("pre");
out.id = "measured";
out.textContent = JSON.stringify({Texts: texts, Faults: faults});
document.body.replaceChildren(out);
</script>`

// measured is what Chromium finds of pictures.
func measured(t *testing.T, pictures map[string]string) (found struct {
	Texts  int
	Faults []string
}) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium to measure pictures with")
	}
	data, err := json.Marshal(pictures) // which escapes < and >
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte(strings.Replace(measuring, "PICTURES", string(data), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+page)
	c.WaitDelay = 5 * time.Second
	dom, err := c.Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	m := regexp.MustCompile(`(?s)<pre id="measured">(.*)</pre>`).FindSubmatch(dom)
	if m == nil {
		t.Fatalf("chromium measured nothing:\n%.2000s", dom)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(string(m[1]))), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestNothingOverlaps: in a browser, no text lies over another or over a lifeline.
func TestNothingOverlaps(t *testing.T) {
	t.Parallel()
	pictures := map[string]string{}
	for name, d := range scenes() {
		pictures[name] = string(SVG(d))
		// In another font whatever is mono is as wide as in the widest.
		pictures[name+" in one font"] = strings.ReplaceAll(string(SVG(d)), "system-ui,", "DejaVu Sans,")
	}
	for seed := range 60 {
		pictures[fmt.Sprint("random ", seed)] = string(SVG(random(int64(seed))))
	}
	found := measured(t, pictures)
	for i, fault := range found.Faults {
		if i == 20 {
			t.Errorf("and %d more", len(found.Faults)-i)
			break
		}
		t.Error(fault)
	}
	if found.Texts < 500 {
		t.Errorf("%d texts measured", found.Texts)
	}
}

// TestOverlapsAreFound: the measuring sees what it looks for.
func TestOverlapsAreFound(t *testing.T) {
	t.Parallel()
	found := measured(t, map[string]string{"bad": `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<line x1="100" y1="0" x2="100" y2="100" stroke="red"/><text x="5" y="50">one</text><text x="6" y="55">two</text><text x="95" y="20">line</text><text x="180" y="80">outside</text></svg>`})
	if len(found.Faults) != 3 {
		t.Errorf("%q", found.Faults)
	}
}
