// Package explain shows people a program on its way from source to machine
// code: the passes of the optimiser with what each did, and source, ops and
// instructions side by side.
//
// A [Subject] is all there is to show. [Subject.Text] prints it for a terminal
// (text.go); [Subject.HTML] makes a page of it (html.go with page.html, page.css
// and page.js) that needs nothing else. Both align by stretches of the source
// (rows.go) and colour by loop.
//
// Read next: subject.go, rows.go.
package explain
