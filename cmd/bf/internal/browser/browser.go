// Package browser lets tests look at pages as people do: in Chromium, without a
// window, with a mouse and a keyboard. It speaks the Chrome DevTools Protocol
// through a pair of pipes (--remote-debugging-pipe).
package browser

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A Page is a page in a browser of its own.
type Page struct {
	t       *testing.T
	to      *os.File
	answers chan answer
	session string
	id      int
}

// An answer is a message from the browser: the result of a call, or an event.
type answer struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Result json.RawMessage `json:"result"`
	Error  *struct{ Message string }
}

// patience is how long the browser may take for anything.
const patience = time.Minute

// Open shows an HTML page, given as text, in a window of the given size. The test
// is skipped where there is no Chromium. fragment is what follows # in the
// page's address.
func Open(t *testing.T, html, fragment string, width, height int) *Page {
	t.Helper()
	chromium := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			chromium = path
			break
		}
	}
	if chromium == "" {
		t.Skip("no chromium")
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(html), 0o666); err != nil {
		t.Fatal(err)
	}
	p := &Page{t: t, answers: make(chan answer, 100)}
	p.start(chromium, fmt.Sprintf("--window-size=%d,%d", width, height))
	var target struct{ TargetID string }
	p.call("Target.createTarget", args{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	p.call("Target.attachToTarget", args{"targetId": target.TargetID, "flatten": true}, &attached)
	p.session = attached.SessionID
	p.call("Emulation.setDeviceMetricsOverride", args{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	p.call("Page.enable", args{}, nil)
	p.call("Page.navigate", args{"url": "file://" + file + "#" + fragment}, nil)
	p.event("Page.loadEventFired")
	return p
}

type args map[string]any

func (p *Page) start(chromium string, size string) {
	p.t.Helper()
	theirs, to, err := os.Pipe()
	p.check(err)
	from, theirOut, err := os.Pipe()
	p.check(err)
	cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-extensions", "--disable-background-networking", "--hide-scrollbars",
		"--user-data-dir="+p.t.TempDir(), "--remote-debugging-pipe", size)
	cmd.ExtraFiles = []*os.File{theirs, theirOut} // descriptors 3 and 4
	cmd.WaitDelay = time.Second
	p.check(cmd.Start())
	theirs.Close()
	theirOut.Close()
	p.to = to
	go p.listen(from)
	p.t.Cleanup(func() {
		p.session = ""
		p.call("Browser.close", args{}, nil)
		to.Close()
		if err := cmd.Wait(); err != nil {
			p.t.Logf("chromium: %v", err)
		}
		from.Close()
	})
}

// listen passes on the messages, which end with a byte 0.
func (p *Page) listen(from *os.File) {
	defer close(p.answers)
	r := bufio.NewReader(from)
	for {
		text, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var a answer
		if json.Unmarshal(text[:len(text)-1], &a) == nil && (a.ID != 0 || a.Method == "Page.loadEventFired") {
			p.answers <- a
		}
	}
}

func (p *Page) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatalf("browser: %v", err)
	}
}

// wait returns the next message that is wanted.
func (p *Page) wait(what string, wanted func(*answer) bool) answer {
	p.t.Helper()
	timeout := time.After(patience)
	for {
		select {
		case a, ok := <-p.answers:
			if !ok {
				p.t.Fatalf("browser: it ended before %s", what)
			}
			if wanted(&a) {
				return a
			}
		case <-timeout:
			p.t.Fatalf("browser: no %s", what)
		}
	}
}

func (p *Page) event(method string) {
	p.t.Helper()
	p.wait(method, func(a *answer) bool { return a.Method == method })
}

func (p *Page) call(method string, params args, into any) {
	p.t.Helper()
	p.id++
	id := p.id
	message := args{"id": id, "method": method, "params": params}
	if p.session != "" {
		message["sessionId"] = p.session
	}
	text, err := json.Marshal(message)
	p.check(err)
	_, err = p.to.Write(append(text, 0))
	p.check(err)
	a := p.wait(method, func(a *answer) bool { return a.ID == id })
	if a.Error != nil {
		p.t.Fatalf("browser: %s: %s", method, a.Error.Message)
	}
	if into != nil {
		p.check(json.Unmarshal(a.Result, into))
	}
}

// Eval evaluates an expression of JavaScript in the page and stores its value,
// by way of JSON, to into.
func (p *Page) Eval(expression string, into any) {
	p.t.Helper()
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	p.call("Runtime.evaluate", args{"expression": expression, "returnByValue": true}, &r)
	if e := r.ExceptionDetails; e != nil {
		p.t.Fatalf("browser: %s: %s %s", expression, e.Text, e.Exception.Description)
	}
	if into != nil {
		p.check(json.Unmarshal(r.Result.Value, into))
	}
}

// Text returns the texts of the elements that match a selector.
func (p *Page) Text(selector string) []string {
	p.t.Helper()
	var texts []string
	p.Eval(fmt.Sprintf("[...document.querySelectorAll(%q)].map((e) => e.textContent)", selector), &texts)
	return texts
}

// Hover moves the mouse to the first element that matches a selector and has
// the text, or any text if that is "".
func (p *Page) Hover(selector, text string) {
	p.t.Helper()
	var at []float64
	p.Eval(fmt.Sprintf(`(() => {
		const e = [...document.querySelectorAll(%q)].find((e) => %[2]q === "" || e.textContent.trim() === %[2]q);
		e.scrollIntoView({block: "nearest"});
		const r = e.getClientRects()[0];
		return [r.left + Math.min(r.width / 2, 12), r.top + r.height / 2];
	})()`, selector, text), &at)
	p.call("Input.dispatchMouseEvent", args{"type": "mouseMoved", "x": at[0], "y": at[1]}, nil)
}

// Key presses a key, by its name in DOM events.
func (p *Page) Key(name string) {
	p.t.Helper()
	codes := map[string]int{"ArrowLeft": 37, "ArrowRight": 39, "Home": 36, "End": 35}
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		p.call("Input.dispatchKeyEvent", args{"type": kind, "key": name, "code": name, "windowsVirtualKeyCode": codes[name]}, nil)
	}
}

// Dark makes the page appear as to people who prefer dark colours.
func (p *Page) Dark() {
	p.t.Helper()
	p.call("Emulation.setEmulatedMedia", args{"features": []args{{"name": "prefers-color-scheme", "value": "dark"}}}, nil)
}

// Picture returns what the page looks like, as PNG.
func (p *Page) Picture() []byte {
	p.t.Helper()
	var r struct{ Data string }
	p.call("Page.captureScreenshot", args{"format": "png"}, &r)
	png, err := base64.StdEncoding.DecodeString(r.Data)
	p.check(err)
	return png
}
