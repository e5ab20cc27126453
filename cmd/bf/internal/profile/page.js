"use strict";
// The page shows data (html.go): the source in colours of heat, and the loops in
// a table. Pointing at a loop lights it in the source, and the other way round.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const percent = (n) => (data.total > 0 ? (100 * n) / data.total : 0).toFixed(1) + "%";
const unit = data.exact ? "ops" : "samples";

function element(tag, className, text) {
  const e = document.createElement(tag);
  if (className) e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}

const loopStarts = data.loops.map((l) => l[0]);
function innermost(at) {
  let lo = 0, hi = loopStarts.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (loopStarts[mid] <= at) lo = mid + 1; else hi = mid;
  }
  let i = lo - 1;
  while (i >= 0 && data.loops[i][1] < at) i = data.loops[i][2];
  return i;
}

// The source: a span for each stretch, with the bar of each line before it.
function showSource() {
  const pane = $("source");
  const most = Math.max(1, ...data.lines);
  let number = 0, line;
  const newLine = () => {
    const n = data.lines[number++] ?? 0;
    line = element("span", "line");
    const bar = element("span", "bar");
    if (n > 0) {
      const i = element("i");
      i.style.width = Math.max(1, (100 * n) / most) + "%";
      bar.append(i, element("b", "", percent(n)));
    } else bar.append("\u00a0");
    line.append(element("span", "number", number), bar);
    pane.append(line);
  };
  const add = (text, make) => text.split("\n").forEach((part, i) => {
    if (i > 0) newLine();
    if (part) line.append(make(part));
  });
  newLine();
  const isCommand = /[-+<>.,[\]#]/;
  const show = (from, to, count, level) => {
    for (const text of data.source.slice(from, to).split(/([-+<>.,[\]#]+)/)) {
      add(text, (part) => {
        const e = element("span", !isCommand.test(part) ? "comment" : level > 0 ? "heat" + level : "", part);
        if (isCommand.test(part)) {
          e.dataset.at = from;
          e.dataset.count = count;
        }
        return e;
      });
    }
  };
  show(0, data.stretches.length > 0 ? data.stretches[0][0] : data.source.length, 0, 0);
  for (const stretch of data.stretches) show(...stretch);
}

const rows = new Map(); // by loop
const columns = [
  ["loop", (s) => (s[0] < 0 ? -1 : data.loops[s[0]][0]), (s) => (s[0] < 0 ? "in no loop" : data.loops[s[0]][3])],
  ["self", (s) => -s[1], (s) => percent(s[1])],
  ["total", (s) => -s[2], (s) => percent(s[2])],
  ...(data.exact
    ? [["reached", (s) => -s[3], (s) => (s[3] < 0 ? "" : s[3].toLocaleString("en"))],
       ["turns", (s) => -s[4], (s) => (s[4] < 0 ? "" : s[4].toLocaleString("en"))],
       ["turns each", (s) => -(s[4] / s[3] || 0), (s) => (s[4] > 0 ? (s[4] / s[3]).toFixed(1) : "")]]
    : [["samples", (s) => -s[1], (s) => s[1].toLocaleString("en")]]),
  ["what the optimiser made of it", (s) => 0, (s) => (s[0] < 0 ? "" : data.loops[s[0]][4])],
];

function levelOf(n) {
  const part = data.total > 0 ? (100 * n) / data.total : 0;
  return [0.1, 0.5, 1.5, 5, 12, 30].filter((least) => part >= least).length;
}

function showTable() {
  const head = document.querySelector("thead tr"), body = document.querySelector("tbody");
  for (const share of data.shares) {
    const row = element("tr");
    columns.forEach(([name, , text]) => {
      const cell = element("td");
      const heat = name === "self" ? `heat heat${levelOf(share[1])}` : name === "total" ? `heat heat${levelOf(share[2])}` : "";
      cell.append(heat ? element("span", heat, text(share)) : text(share));
      row.append(cell);
    });
    row.addEventListener("mouseenter", () => light(share[0]));
    row.addEventListener("mouseleave", unlight);
    row.addEventListener("click", () => document.querySelector("#source .lit")?.scrollIntoView({ block: "center" }));
    rows.set(share[0], row);
  }
  const sort = (i) => {
    const by = columns[i][1];
    data.shares.sort((a, b) => by(a) - by(b));
    body.append(...data.shares.map((s) => rows.get(s[0])));
    [...head.children].forEach((th, k) => th.classList.toggle("by", k === i));
  };
  columns.forEach(([name], i) => {
    const th = element("th", "", name);
    if (i < columns.length - 1) th.addEventListener("click", () => sort(i));
    head.append(th);
  });
  sort(1);
}

let lit = [];
function unlight() {
  for (const e of lit) e.classList.remove("lit", "at");
  lit = [];
}

function light(loop) {
  unlight();
  for (const e of document.querySelectorAll("#source [data-at]")) {
    const at = +e.dataset.at;
    if (loop < 0 ? innermost(at) < 0 : data.loops[loop][0] <= at && at <= data.loops[loop][1]) lit.push(e);
  }
  for (const e of lit) e.classList.add("lit");
}

document.addEventListener("mouseover", (e) => {
  const at = e.target.closest("#source [data-at]");
  if (!at) return;
  const loop = innermost(+at.dataset.at);
  light(loop);
  const row = rows.get(loop);
  if (row) {
    row.classList.add("at");
    row.scrollIntoView({ block: "nearest" });
    lit.push(row);
  }
  const status = $("status");
  status.textContent = "";
  status.append(element("b", "", (+at.dataset.count).toLocaleString("en")), ` ${unit}, ${percent(+at.dataset.count)}, `);
  if (loop < 0) status.append("in no loop");
  else status.append("in the loop ", element("b", "", data.loops[loop][3]), ", which became ", element("code", "", data.loops[loop][4]));
});

$("name").textContent = data.name;
$("totals").textContent = data.summary;
showSource();
showTable();
