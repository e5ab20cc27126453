package main

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

const lines = `{"title": "Lines", "note": "a note", "x": {"label": "x", "log": true}, "y": {"label": "y", "log": true},
"series": [{"name": "one", "x": [1, 10, 100], "y": [1, 2, 30]}, {"name": "two", "x": [1, 10], "y": [3, 4]}]}`

const groups = `{"title": "Bars", "note": "a note", "x": {}, "y": {"label": "y", "log": true}, "categories": ["a", "b"],
"series": [{"name": "one", "y": [1, 0]}, {"name": "two", "y": [0.5, 20]}]}`

func TestRender(t *testing.T) {
	for name, figure := range map[string]string{"lines": lines, "bars": groups} {
		base := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(base+".json", []byte(figure), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := render(base + ".json"); err != nil {
			t.Fatal(err)
		}
		svg, err := os.ReadFile(base + ".svg")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(svg, []byte(">one<")) || !bytes.Contains(svg, []byte("#0072B2")) {
			t.Errorf("%s: the first series is not in the SVG", name)
		}
		file, err := os.Open(base + ".png")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		picture, err := png.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		bounds := picture.Bounds()
		for x := range bounds.Dx() {
			for y := range bounds.Dy() {
				if color.RGBAModel.Convert(picture.At(x, y)) == color.Color(colours[1]) {
					count++
				}
			}
		}
		if count < 100 {
			t.Errorf("%s: only %d pixels have the colour of the second series", name, count)
		}
	}
	if err := render("missing.json"); err == nil {
		t.Error("a missing file is drawn")
	}
}
