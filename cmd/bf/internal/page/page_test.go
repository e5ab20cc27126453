package page_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/page"
)

func TestText(t *testing.T) {
	const src = "+é\xff😀-"
	text := page.NewText([]byte(src))
	units := utf16.Encode([]rune(text.Text))
	for offset, r := range src {
		at := text.At(offset)
		if got := utf16.Decode(units[at:min(at+2, len(units))])[0]; got != r {
			t.Errorf("offset %d: %q, want %q", offset, got, r)
		}
	}
	if end := text.At(len(src)); end != len(units) {
		t.Errorf("the end is at %d of %d", end, len(units))
	}
}

func TestWriteEscapes(t *testing.T) {
	var b strings.Builder
	p := page.Page{Title: "<b>", HTML: "{{title}} {{data}} {{js}}", JS: "{{data}}", DataJSON: "</script>"}
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	if want := `&lt;b&gt; "\u003c/script\u003e" {{data}}`; b.String() != want {
		t.Errorf("%s, want %s", &b, want)
	}
}
