package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
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
	results := make(chan result, 1)
	server := httptest.NewServer(watched(t, handler(module), results))
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	page := server.URL + "/?run&module=module/program.wasm&input=" + url.QueryEscape(input)
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--remote-debugging-port=0", "--user-data-dir="+profile(t), page)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // with its children
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait() // killed, with an error that says so
	defer cancel()
	select {
	case r := <-results:
		return r.Output, r.Status
	case <-ctx.Done():
		t.Fatal("the page shows no result")
		return "", ""
	}
}

// A result is what the page shows in the end.
type result struct{ Output, Status string }

// report is a script that tells what the page shows when the program has ended.
const report = `<script>
  const timer = setInterval(() => {
    const status = document.getElementById('status').textContent;
    if (!document.getElementById('run').disabled && document.getElementById('stop').disabled && !status.endsWith(' bytes') && status !== '') {
      clearInterval(timer);
      fetch('/result', { method: 'POST', body: JSON.stringify({ Output: document.getElementById('output').textContent, Status: status }) });
    }
  }, 20);
</script>`

// watched serves the page with the script, and receives what it reports.
func watched(t *testing.T, page http.Handler, results chan<- result) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", page)
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		text, err := files.ReadFile("index.html")
		if err != nil {
			t.Error(err)
		}
		w.Write(append(text, report...))
	})
	mux.HandleFunc("POST /result", func(_ http.ResponseWriter, r *http.Request) {
		var got result
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			t.Error(err)
		}
		results <- got
	})
	return mux
}

// profile returns a folder for what Chromium keeps. Its last processes may still
// write there when the first is gone.
func profile(t *testing.T) string {
	dir, err := os.MkdirTemp("", "wasmpage-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 100 {
			if err = os.RemoveAll(dir); err == nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Error(err)
	})
	return dir
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
