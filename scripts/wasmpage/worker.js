// The worker runs one module: it gives it what a Brainfuck program needs of WASI, and
// posts what it writes. The page ends a program that does not end by ending the worker.
'use strict';

class Exit extends Error {
  constructor(status) { super('exit ' + status); this.status = status; }
}

// wasi returns the functions of wasi_snapshot_preview1 that bf's modules import.
function wasi(input, memory) {
  let next = 0; // byte of the input
  const vectors = (at, n) => Array.from({ length: n }, (_, i) => {
    const view = new DataView(memory().buffer);
    return new Uint8Array(memory().buffer, view.getUint32(at + 8 * i, true), view.getUint32(at + 8 * i + 4, true));
  });
  const count = (at, n) => new DataView(memory().buffer).setUint32(at, n, true);
  return {
    fd_read(fd, at, n, done) {
      let total = 0;
      for (const into of vectors(at, n)) {
        const part = input.subarray(next, next + into.length);
        into.set(part);
        next += part.length;
        total += part.length;
      }
      count(done, total);
      return 0;
    },
    fd_write(fd, at, n, done) {
      let total = 0;
      for (const from of vectors(at, n)) {
        postMessage({ fd, bytes: from.slice() });
        total += from.length;
      }
      count(done, total);
      return 0;
    },
    proc_exit(status) { throw new Exit(status); },
  };
}

onmessage = async ({ data: { module, input } }) => {
  let instance, status = 0;
  try {
    const imports = { wasi_snapshot_preview1: wasi(input, () => instance.exports.memory) };
    ({ instance } = await WebAssembly.instantiate(module, imports));
    instance.exports._start();
  } catch (e) {
    if (!(e instanceof Exit)) {
      postMessage({ error: String(e) });
      return;
    }
    status = e.status;
  }
  postMessage({ status });
};
