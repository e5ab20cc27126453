// Command plots draws figures, as SVG and as PNG beside each file:
//
//	cd scripts/plots && go run . ../../testdata/figures/*.json
//
// The files are those that scripts/figures writes. This is a module of its own, so
// that what draws does not weigh on the library.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// The size of a plot.
const (
	width  = 20 * vg.Centimeter
	height = 11 * vg.Centimeter
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("plots: ")
	if len(os.Args) < 2 {
		log.Fatal("which figures? name their JSON files")
	}
	for _, name := range os.Args[1:] {
		if err := render(name); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
	}
}

// A figure is what a plot shows.
type figure struct {
	Title, Note string
	X, Y        struct {
		Label string
		Log   bool
	}
	Categories []string
	Series     []series
}

// A series has a point for each X, or for each category; 0 is not shown.
type series struct {
	Name string
	X, Y []float64
}

func render(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var f figure
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	p, err := f.plot()
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(name, ".json")
	for _, format := range []string{".svg", ".png"} {
		if err := p.Save(width, height, base+format); err != nil {
			return fmt.Errorf("%s: %w", format, err)
		}
	}
	return nil
}

// plot arranges the figure.
func (f *figure) plot() (*plot.Plot, error) {
	p := plot.New()
	p.Title.Text = f.Title + "\n" + f.Note
	p.X.Label.Text, p.Y.Label.Text = f.X.Label, f.Y.Label
	style(p)
	if f.X.Log {
		p.X.Scale, p.X.Tick.Marker = plot.LogScale{}, plot.LogTicks{Prec: -1}
	}
	if f.Y.Log {
		p.Y.Scale, p.Y.Tick.Marker = plot.LogScale{}, plot.LogTicks{Prec: -1}
	}
	show := f.lines
	if f.Categories != nil {
		show = f.bars
	}
	if err := show(p); err != nil {
		return nil, err
	}
	f.leaveRoom(p)
	return p, nil
}

// leaveRoom makes room for the legend above what is drawn.
func (f *figure) leaveRoom(p *plot.Plot) {
	if len(f.Series) < 2 {
		return
	}
	if f.Y.Log {
		p.Y.Max *= 4
	} else {
		p.Y.Max *= 1.2
	}
}
