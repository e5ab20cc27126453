// The page: it reads a module, hands it to a worker with the input, and shows what the
// worker posts. ?module=URL loads a module, &input=TEXT fills in the input, &run runs it.
'use strict';

const element = id => document.getElementById(id);
let module = null; // the bytes
let worker = null; // while a program runs
let decoder = null;

function say(text, failed) {
  element('status').textContent = text;
  element('status').className = failed ? 'failed' : '';
}

function loaded(bytes, name) {
  module = bytes;
  element('run').disabled = false;
  say(name + ': ' + bytes.byteLength + ' bytes');
}

function ended(text, failed) {
  worker.terminate();
  worker = null;
  element('run').disabled = false;
  element('stop').disabled = true;
  say(text, failed);
}

function run() {
  const started = performance.now();
  const output = element('output');
  output.textContent = '';
  decoder = new TextDecoder(); // output may end within a character
  let message = '';
  worker = new Worker('worker.js');
  worker.onerror = e => ended(e.message || 'the worker does not start', true);
  worker.onmessage = ({ data }) => {
    if (data.bytes && data.fd === 1) {
      output.append(decoder.decode(data.bytes, { stream: true }));
    } else if (data.bytes) {
      message += new TextDecoder().decode(data.bytes);
    } else if (data.error) {
      ended(data.error, true);
    } else if (data.status === 0) {
      ended('ended after ' + Math.round(performance.now() - started) + ' ms');
    } else {
      ended(message.trim() || 'failed with status ' + data.status, true);
    }
  };
  element('run').disabled = true;
  element('stop').disabled = false;
  say('running');
  worker.postMessage({ module, input: new TextEncoder().encode(element('input').value) });
}

element('run').onclick = run;
element('stop').onclick = () => ended('stopped', true);
element('file').onchange = async ({ target }) => {
  if (target.files.length > 0) {
    loaded(await target.files[0].arrayBuffer(), target.files[0].name);
  }
};

(async () => {
  const query = new URLSearchParams(location.search);
  element('input').value = query.get('input') || '';
  if (!query.has('module')) {
    return;
  }
  const response = await fetch(query.get('module'));
  if (!response.ok) {
    say(query.get('module') + ': ' + response.statusText, true);
    return;
  }
  loaded(await response.arrayBuffer(), query.get('module'));
  if (query.has('run')) {
    run();
  }
})();
