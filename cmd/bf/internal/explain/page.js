"use strict";
// The page shows data (html.go) in two panes: the source as it was written, and
// rows, each a stretch of the source with its ops after the pass that the slider
// is at, and its instructions. Everything that can be pointed at is an interval
// of the source, [data-a, data-b); what overlaps with the one under the mouse is
// lit.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const steps = data.steps;
for (let i = 1; i < steps.length; i++) steps[i].ops ??= steps[i - 1].ops;
const starts = data.rows.map((r) => r[0]);
const rowEnd = (i) => (i + 1 < starts.length ? starts[i + 1] : data.to);

// last returns the index of the last of the sorted numbers that is not above x.
function last(sorted, x) {
  let lo = 0, hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid] <= x) lo = mid + 1; else hi = mid;
  }
  return lo - 1;
}

const loopStarts = data.loops.map((l) => l[0]);
function innermost(at) {
  let i = last(loopStarts, at);
  while (i >= 0 && data.loops[i][1] < at) i = data.loops[i][2];
  return i;
}

function element(tag, className, text) {
  const e = document.createElement(tag);
  if (className) e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}

// paint gives an element the colour of a loop. The golden angle keeps
// neighbours apart.
function paint(e, loop) {
  if (loop < 0) return;
  e.classList.add("loop");
  e.style.setProperty("--hue", (210 + loop * 137.5) % 360);
}

function interval(e, a, b) {
  e.dataset.a = a;
  e.dataset.b = b;
  return e;
}

// The source: a span for each run of a command, comments between them.
function showSource() {
  const pane = $("source");
  const firstLine = data.source.slice(0, data.from).split("\n").length;
  let number = 0;
  let line;
  const newLine = () => {
    line = element("span", "line");
    line.append(element("span", "number", firstLine + number++));
    pane.append(line);
  };
  const add = (text, make) => {
    text.split("\n").forEach((part, i) => {
      if (i > 0) newLine();
      if (part) line.append(make(part));
    });
  };
  newLine();
  let at = data.from;
  const isCommand = (c) => "+-<>.,[]#".includes(c);
  for (let i = 0; i <= runs.length; i++) {
    const a = i < runs.length ? runs[i] : data.to;
    add(data.source.slice(at, a), (part) => element("span", "comment", part));
    if (i === runs.length) break;
    const next = i + 1 < runs.length ? runs[i + 1] : data.to;
    let b = a + 1; // of the run: what follows its last command is a comment
    for (let c = a; c < next; c++) if (data.source[c] === data.source[a]) b = c + 1;
    const loop = innermost(a);
    add(data.source.slice(a, b), (part) => {
      const e = interval(element("span", "", part), a, b);
      paint(e, loop);
      return e;
    });
    at = b;
  }
}

// runsIn returns spans for the runs of commands in a stretch of the source.
const runs = steps[0].ops.map((op) => op[2]);
function runsIn(a, b) {
  const spans = [];
  for (let i = last(runs, a); i >= 0 && i < runs.length && runs[i] < b; i++) {
    const text = data.source.slice(runs[i], i + 1 < runs.length ? runs[i + 1] : data.to);
    const span = element("span", "", text[0] + text.slice(1).replace(/[^-+<>.,[\]]/g, ""));
    paint(span, innermost(runs[i]));
    spans.push(span);
  }
  return spans;
}

// The rows: all but the ops stays as it is.
const opCells = [];
function showRows() {
  const pane = $("rows");
  const head = element("div", "head");
  for (const title of ["commands", "ops after the pass", "assembly, " + data.arch, "bytes"]) head.append(element("div", "", title));
  pane.append(head);
  const asm = [], bytes = [];
  starts.forEach((a, i) => {
    const b = rowEnd(i);
    const row = interval(element("div", "row"), a, b);
    paint(row, innermost(a));
    const what = element("div", "what");
    what.append(element("span", "place", data.rows[i][1]));
    for (const run of runsIn(a, b)) what.append(run);
    row.append(what, opCells[i] = element("div"), asm[i] = element("div"), bytes[i] = element("div"));
    pane.append(row);
  });
  for (const inst of data.code) {
    const [a, b] = [starts[inst[0]], rowEnd(inst[0])];
    showInstruction(inst, asm[inst[0]], bytes[inst[0]], (e) => interval(e, a, b));
  }
  if (data.loose.length > 0) {
    const row = element("div", "row loose");
    const cells = [0, 1, 2, 3].map(() => element("div"));
    cells[0].textContent = "no command: the way in and out";
    for (const inst of data.loose) showInstruction(inst, cells[2], cells[3], (e) => e);
    row.append(...cells);
    pane.append(row);
  }
}

function showInstruction([, offset, hex, text], asm, bytes, mark) {
  const line = mark(element("span", "item asm"));
  line.append(element("span", "offset", offset.toString(16)), text);
  asm.append(line);
  bytes.append(mark(element("span", "item bytes", hex)));
}

// byRow distributes the ops of a step to the rows. An op extends to the next one.
function byRow(ops) {
  const rows = starts.map(() => []);
  const places = [...new Set(ops.map((op) => op[2]))].sort((x, y) => x - y);
  const next = new Map(places.map((p, i) => [p, i + 1 < places.length ? places[i + 1] : data.to]));
  for (const [text, depth, a] of ops) {
    const i = Math.max(last(starts, a), 0);
    rows[i]?.push({ key: a + " " + text, text: "  ".repeat(Math.min(depth, 8)) + text, a, b: next.get(a) });
  }
  return rows;
}

// merged lines up the ops of a row before and after a pass: what stayed is their
// longest common subsequence.
function merged(before, after) {
  const n = before.length, m = after.length;
  if (n * m > 40000) return [...before.map((op) => ({ op, mark: "gone" })), ...after.map((op) => ({ op, mark: "new" }))];
  const len = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      len[i][j] = before[i].key === after[j].key ? len[i + 1][j + 1] + 1 : Math.max(len[i + 1][j], len[i][j + 1]);
  const out = [];
  for (let i = 0, j = 0; i < n || j < m; ) {
    if (i < n && j < m && before[i].key === after[j].key) { out.push({ op: after[j], mark: "" }); i++; j++; }
    else if (i < n && (j === m || len[i + 1][j] >= len[i][j + 1])) out.push({ op: before[i++], mark: "gone" });
    else out.push({ op: after[j++], mark: "new" });
  }
  return out;
}

let current = -1;
function showStep(k) {
  if (k === current) return;
  current = k;
  const step = steps[k];
  const after = byRow(step.ops);
  const before = k > 0 ? byRow(steps[k - 1].ops) : after;
  opCells.forEach((cell, i) => {
    cell.replaceChildren(...merged(before[i], after[i]).map(({ op, mark }) => {
      const e = element("span", "item op " + mark, op.text);
      if (mark === "") paint(e, innermost(op.a));
      return interval(e, op.a, op.b);
    }));
  });
  $("slider").value = k;
  $("pass").textContent = step.pass || "parser";
  $("sentence").textContent = step.did;
  $("doc").textContent = step.doc;
  [...$("passes").children].forEach((button, i) => button.classList.toggle("at", i === k));
  history.replaceState(null, "", "#" + (step.pass || "parser"));
  unlight();
}

function showPasses() {
  const most = Math.max(1, ...steps.map((s) => s.n));
  steps.forEach((step, i) => {
    const button = element("button", i === 0 || step.ops !== steps[i - 1].ops ? "works" : "");
    const bar = element("i");
    bar.style.height = 2 + Math.round((34 * step.n) / most) + "px";
    button.append(element("small", "", step.n), bar, element("span", "", step.pass || "parser"));
    button.title = step.did;
    button.addEventListener("click", () => showStep(i));
    $("passes").append(button);
  });
  const slider = $("slider");
  slider.max = steps.length - 1;
  // The knob stands under the middle of its button.
  const inset = `calc(50% / ${steps.length} - 8px)`;
  slider.style.margin = `4px ${inset} 6px`;
  slider.style.width = `calc(100% - 2 * ${inset})`;
  slider.addEventListener("input", () => showStep(+slider.value));
  document.addEventListener("keydown", (e) => {
    if (e.target === slider || e.altKey || e.ctrlKey || e.metaKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (by) showStep(Math.min(Math.max(current + by, 0), steps.length - 1));
  });
}

let lit = [];
function unlight() {
  for (const e of lit) e.classList.remove("lit");
  lit = [];
}

// light lights everything that overlaps with an element's interval, and brings
// into view what is in the other pane.
function light(from) {
  unlight();
  const a = +from.dataset.a, b = +from.dataset.b;
  for (const e of document.querySelectorAll("#source [data-a], #rows .item[data-a]")) {
    if (+e.dataset.a < b && a < +e.dataset.b) lit.push(e);
  }
  for (const e of lit) e.classList.add("lit");
  const here = from.closest("section");
  for (const pane of [$("source"), $("rows")]) {
    if (pane !== here) reveal(pane, lit.find((e) => pane.contains(e)));
  }
  tell(a);
}

function reveal(pane, e) {
  if (!e) return;
  const box = pane.getBoundingClientRect(), at = e.getBoundingClientRect();
  if (at.top < box.top + 40 || at.bottom > box.bottom - 20) pane.scrollTop += at.top - box.top - box.height / 3;
}

// tell names the loops around a place in the status line.
function tell(at) {
  const status = $("status");
  status.textContent = "";
  let i = innermost(at);
  if (i < 0) {
    status.textContent = "in no loop";
    return;
  }
  const [, , outer, depth, became, pass, place] = data.loops[i];
  status.append("in the loop ", element("b", "", place), depth > 0 ? `, inside of ${depth} other${depth > 1 ? "s" : ""},` : ",", " which became ", element("code", "", became));
  if (pass) status.append(" by the pass ", element("b", "", pass));
}

document.addEventListener("mouseover", (e) => {
  const item = e.target.closest("#source [data-a], #rows .item[data-a]") ?? e.target.closest(".row[data-a]");
  if (item) light(item); else unlight();
});

$("name").textContent = data.name;
const final = steps[steps.length - 1];
$("totals").textContent = `${steps[0].n} ops as parsed, ${final.n} after ${steps.length - 1} passes` +
  (data.size > 0 ? `, ${data.size} bytes of machine code for ${data.arch}` : `; no machine code for ${data.arch}`);
showSource();
showRows();
showPasses();
const asked = steps.findIndex((s) => s.pass && "#" + s.pass === location.hash);
showStep(asked >= 0 ? asked : location.hash === "#parser" ? 0 : steps.length - 1);
