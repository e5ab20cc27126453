// Command wasmpage serves a page that runs a Brainfuck module in the browser.
//
//	bf build testdata/programs/mandelbrot.b --target wasm -o /tmp/mandelbrot.wasm
//	go run ./scripts/wasmpage /tmp/mandelbrot.wasm
//
// The page (index.html, page.js, worker.js) works from any web server. It has a field
// for the input and one for the output, and takes other modules from files.
package main

import (
	"embed"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
)

//go:embed index.html page.js worker.js
var files embed.FS

func main() {
	if err := serve(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "wasmpage:", err)
		os.Exit(1)
	}
}

func serve(args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("usage: wasmpage [MODULE]")
	}
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String() + "/"
	module := ""
	if len(args) == 1 {
		module = args[0]
		address += "?module=module/" + url.PathEscape(filepath.Base(module))
	}
	fmt.Println(address)
	return http.Serve(listener, handler(module))
}

// handler serves the page, and the module below module/.
func handler(module string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServerFS(files))
	if module != "" {
		mux.HandleFunc("/module/", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/wasm")
			http.ServeFile(w, r, module)
		})
	}
	return mux
}
