package main

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// colours are those of Okabe and Ito, which people with any colour vision can
// tell apart (M. Okabe and K. Ito, "Color Universal Design", 2008).
var colours = []color.Color{
	color.RGBA{0x00, 0x72, 0xb2, 0xff}, // blue
	color.RGBA{0xe6, 0x9f, 0x00, 0xff}, // orange
	color.RGBA{0x00, 0x9e, 0x73, 0xff}, // green
	color.RGBA{0xcc, 0x79, 0xa7, 0xff}, // purple
	color.RGBA{0xd5, 0x5e, 0x00, 0xff}, // vermilion
	color.RGBA{0x56, 0xb4, 0xe9, 0xff}, // sky
}

// style sets what all plots have in common.
func style(p *plot.Plot) {
	p.BackgroundColor = color.White
	p.Title.Padding = vg.Millimeter * 3
	p.Title.TextStyle.Font.Size = 11
	p.X.Label.Padding, p.Y.Label.Padding = vg.Millimeter*2, vg.Millimeter*2
	p.Legend.Top, p.Legend.Left = true, true
	p.Legend.Padding = vg.Millimeter
	grid := plotter.NewGrid()
	grid.Vertical.Color = nil
	grid.Horizontal.Color = color.Gray{0xdd}
	p.Add(grid)
}

// lines draws a line with points for each series.
func (f *figure) lines(p *plot.Plot) error {
	for i, s := range f.Series {
		points := make(plotter.XYs, len(s.X))
		for k := range s.X {
			points[k] = plotter.XY{X: s.X[k], Y: s.Y[k]}
		}
		line, dots, err := plotter.NewLinePoints(points)
		if err != nil {
			return err
		}
		line.Color, dots.Color = colours[i%len(colours)], colours[i%len(colours)]
		line.Width, dots.Shape = vg.Points(2), draw.CircleGlyph{}
		p.Add(line, dots)
		p.Legend.Add(s.Name, line, dots)
	}
	return nil
}

// bars draws a group of bars for each category.
func (f *figure) bars(p *plot.Plot) error {
	room := float64(width-3*vg.Centimeter) / float64(len(f.Categories))
	bar := vg.Length(0.8 * room / float64(len(f.Series)))
	floor := 0.0
	if f.Y.Log {
		floor = f.floor()
	}
	for i, s := range f.Series {
		b := &bars{
			values: s.Y, floor: floor, width: bar, colour: colours[i%len(colours)],
			offset: bar * vg.Length(float64(i)-float64(len(f.Series)-1)/2),
		}
		p.Add(b)
		if len(f.Series) > 1 {
			p.Legend.Add(s.Name, b)
		}
	}
	p.NominalX(f.Categories...)
	if len(f.Categories) > 9 {
		p.X.Tick.Label.Rotation = math.Pi / 5
		p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = draw.XRight, draw.YCenter
	}
	return nil
}

// bars are the bars of one series. They stand on a floor, which a logarithmic axis
// needs, and gonum's own do not have.
type bars struct {
	values        []float64
	floor         float64
	width, offset vg.Length
	colour        color.Color
}

// Plot implements plot.Plotter.
func (b *bars) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, v := range b.values {
		if v <= b.floor {
			continue
		}
		left := x(float64(i)) + b.offset - b.width/2
		c.FillPolygon(b.colour, c.ClipPolygonXY([]vg.Point{
			{X: left, Y: y(b.floor)}, {X: left, Y: y(v)}, {X: left + b.width, Y: y(v)}, {X: left + b.width, Y: y(b.floor)},
		}))
	}
}

// DataRange implements plot.DataRanger.
func (b *bars) DataRange() (xmin, xmax, ymin, ymax float64) {
	ymax = b.floor
	for _, v := range b.values {
		ymax = math.Max(ymax, v)
	}
	return -0.5, float64(len(b.values)) - 0.5, b.floor, ymax * 1.1
}

// Thumbnail implements plot.Thumbnailer.
func (b *bars) Thumbnail(c *draw.Canvas) {
	c.FillPolygon(b.colour, []vg.Point{c.Min, {X: c.Min.X, Y: c.Max.Y}, c.Max, {X: c.Max.X, Y: c.Min.Y}})
}

// floor is a round value below all that are shown.
func (f *figure) floor() float64 {
	least := math.Inf(1)
	for _, s := range f.Series {
		for _, v := range s.Y {
			if v > 0 {
				least = math.Min(least, v)
			}
		}
	}
	return math.Pow(10, math.Floor(math.Log10(least)))
}
