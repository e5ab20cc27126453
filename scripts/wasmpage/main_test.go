package main

import (
	"context"
	"html"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// show runs a program in the page in Chromium and returns the page's output and
// status.
func show(t *testing.T, src, input string, o *brainfuck.Options) (output, status string) {
	t.Helper()
	chromium := browser(t)
	p, err := brainfuck.Compile([]byte(src), o)
	if err != nil {
		t.Fatal(err)
	}
	file, err := p.Build(brainfuck.Wasm, nil)
	if err != nil {
		t.Fatal(err)
	}
	module := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(module, file, 0o600); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler(module))
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	page := server.URL + "/?run&module=module/program.wasm&input=" + url.QueryEscape(input)
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--user-data-dir="+t.TempDir(), "--virtual-time-budget=60000", "--dump-dom", page)
	if shot := os.Getenv("WASMPAGE_SCREENSHOT"); shot != "" {
		cmd.Args = append(cmd.Args, "--screenshot="+shot)
	}
	dom, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", chromium, err)
	}
	return inside(dom, `<textarea id="output"[^>]*>([^<]*)<`), inside(dom, `<span id="status"[^>]*>([^<]*)<`)
}

func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("Chromium is not installed")
	return ""
}

// inside returns the text that a pattern has found in a page.
func inside(dom []byte, pattern string) string {
	m := regexp.MustCompile(pattern).FindSubmatch(dom)
	if m == nil {
		return "not found in " + string(dom)
	}
	return html.UnescapeString(string(m[1]))
}

func TestPageRunsAProgram(t *testing.T) {
	output, status := show(t, ",[.,]", "through a <page>, ünder way\n", &brainfuck.Options{EOF: brainfuck.EOFZero})
	if output != "through a <page>, ünder way\n" || !strings.HasPrefix(status, "ended after ") {
		t.Errorf("output %q, status %q", output, status)
	}
}

func TestPageShowsErrors(t *testing.T) {
	output, status := show(t, ",.\n<.", "A", &brainfuck.Options{Name: "a.b", Tape: 10})
	want := "a.b:2:2: the program leaves the tape on the left: cell -1, but the cells are 0 to 9"
	if output != "A" || status != want {
		t.Errorf("output %q, status %q", output, status)
	}
}
