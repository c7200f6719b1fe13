// What there is to see: the state that the server tells, and its moments, through
// which the page steps. No drawing here.

export const model = {
  words: {},
  head: { title: '', empty: '', notes: [], parts: [] },
  parts: [], // {id, columns, count, rows, moments}
  lines: [],
  moments: [], // {part, row, upto} or {line}: indexes, and the last event that is seen
  cursor: -1, // a moment's
  live: true, // the cursor is at the last moment, whatever comes
};

// apply takes a change, or all there is.
export function apply(change, all) {
  if (all) {
    model.head = { title: '', empty: '', notes: [], parts: [] };
    model.parts = [];
    model.lines = [];
  }
  const at = here();
  if (change.words) model.words = change.words;
  if (change.head) {
    model.head = change.head;
    const rows = new Map(model.parts.map((p) => [p.id, p.rows]));
    model.parts = (change.head.parts || []).map((p) => ({ ...p, rows: rows.get(p.id) || [] }));
  }
  for (const c of change.parts || []) {
    const part = model.parts.find((p) => p.id === c.id);
    if (part) splice(part.rows, c);
  }
  if (change.lines) splice(model.lines, change.lines);
  arrange();
  if (model.live) model.cursor = model.moments.length - 1;
  else model.cursor = Math.max(find(at), Math.min(0, model.moments.length - 1));
}

function splice(list, c) {
  const rest = list.splice(c.at);
  for (const row of c.rows) list.push(row);
  for (let i = c.drop; i < rest.length; i++) list.push(rest[i]);
}

// arrange puts all that happened in one order: that of the events' numbers. A row
// without one happened with the row before. A row that shows what several lines did
// (a send, and the recv that took it) is a moment for each of them.
function arrange() {
  const all = [];
  const keys = [];
  model.parts.forEach((part, p) => {
    const known = part.rows.find((r) => r.seqs && r.seqs.length);
    let key = known ? Math.min(...known.seqs) : 0;
    part.rows.forEach((row, r) => {
      if (row.gap) return;
      const seqs = [...(row.seqs || [])].sort((a, b) => a - b);
      if (seqs.length) key = Math.max(key, seqs[0]);
      const moment = { key, part: p, row: r, upto: Infinity };
      all.push(moment);
      keys.push(...(seqs.length ? seqs : [key]));
      let before = moment, line = lineOf(key);
      for (const seq of seqs.slice(1)) {
        const own = lineOf(seq);
        if (own && own !== line) {
          before.upto = seq - 1;
          before = { key: Math.max(key, seq), part: p, row: r, upto: Infinity };
          all.push(before);
          line = own;
        }
      }
    });
  });
  keys.sort((a, b) => a - b);
  model.lines.forEach((line, l) => {
    const next = keys[bound(keys, line.first)];
    const has = next !== undefined && (line.open || next <= line.last);
    if (!has && !(line.looks && !line.error)) all.push({ key: line.first + 0.5, line: l });
  });
  all.sort((a, b) => a.key - b.key); // stable: rows of a part stay in their order
  model.moments = all;
  for (const part of model.parts) part.moments = part.rows.map(() => []);
  all.forEach((m, i) => { if (m.part !== undefined) model.parts[m.part].moments[m.row].push(i); });
  for (const part of model.parts) {
    for (let r = part.rows.length - 1; r >= 0; r--) {
      if (part.rows[r].gap) part.moments[r] = part.moments[r + 1] || [all.length - 1];
    }
  }
}

// shownUpto tells how much of a row is seen at the cursor: events up to a number, all
// of it with Infinity, nothing with -1.
export function shownUpto(part, r) {
  const moments = part.moments[r];
  if (!(moments[0] <= model.cursor)) return -1;
  let upto = Infinity;
  for (const m of moments) if (m <= model.cursor) upto = model.moments[m].upto ?? Infinity;
  return part.rows[r].gap ? Infinity : upto;
}

// cellsAt are the cells of a row that are seen then.
export function cellsAt(row, upto) { return (row.cells || []).filter((c) => !(c.seq > upto)); }

// lineOf is the innermost line that an event belongs to.
function lineOf(seq) {
  for (let i = lastBefore(seq); i >= 0; i--) {
    const line = model.lines[i];
    if (line.open || seq <= line.last) return line;
    if (i < model.lines.length - 300 || line.last < seq - 2000) return undefined;
  }
  return undefined;
}

// lastBefore is the last line that began before an event.
function lastBefore(seq) {
  let low = 0, high = model.lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (model.lines[middle].first < seq) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// bound is where the first of sorted numbers stands that is above n.
function bound(numbers, n) {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= n) low = middle + 1;
    else high = middle;
  }
  return low;
}

// here names the moment of the cursor, find is where the moment of a name is now.
function here() { return nameOf(model.moments[model.cursor]); }

function nameOf(m) {
  if (!m) return '';
  if (m.part === undefined) return 'line ' + model.lines[m.line]?.id;
  const row = model.parts[m.part]?.rows[m.row];
  return 'row ' + row?.id + (m.key > Math.min(...(row?.seqs || [m.key])) ? ' ' + m.key : '');
}

function find(name) { return model.moments.findIndex((m) => nameOf(m) === name); }

// now is the row of the cursor, or undefined at a line that did nothing to be seen.
export function now() { return rowAt(model.cursor); }

// latest is the row of the cursor, or the one before such a line.
export function latest() {
  let i = model.cursor;
  while (i > 0 && model.moments[i].part === undefined) i--;
  return rowAt(i);
}

function rowAt(index) {
  const m = model.moments[index];
  if (!m || m.part === undefined) return undefined;
  const part = model.parts[m.part];
  return { part, row: part.rows[m.row], index: m.row, upto: m.upto };
}

// lineAt is the line that ran at a moment, the innermost; past tells that it had
// ended: what happened then was nobody's at the prompt.
export function lineAt(index) {
  const m = model.moments[index];
  if (!m) return undefined;
  if (m.line !== undefined) return { line: model.lines[m.line], past: false };
  const line = lineOf(m.key);
  if (line) return { line, past: false };
  for (let i = lastBefore(m.key); i >= 0; i--) if (!model.lines[i].looks) return { line: model.lines[i], past: true };
  return undefined;
}

// stateAt is a column's state and queue at the cursor.
export function stateAt(part, column) {
  let state, queue;
  let whole = true;
  for (let r = part.rows.length - 1; r >= 0; r--) {
    const upto = shownUpto(part, r);
    if (upto !== Infinity) whole = false;
    if (upto < 0) continue;
    const row = part.rows[r];
    if (state === undefined) {
      const cell = cellsAt(row, upto).find((c) => c.column === column && c.state);
      if (cell) state = cell.state;
    }
    if (queue === undefined) {
      const q = (row.queues || []).find((x) => x.column === column);
      if (q) queue = q.text;
    }
    if (state !== undefined && queue !== undefined) break;
  }
  const end = part.columns[column];
  if (whole) return { state: end.state || state, queue: end.queue || '' };
  return { state, queue: queue || '' };
}

// go moves the cursor by steps; at the last moment the page is live again.
export function go(by) { to(model.cursor + by); }

export function to(index) {
  const last = model.moments.length - 1;
  if (last < 0) return;
  model.cursor = Math.max(Math.min(index, last), 0);
  model.live = index > last || (index === last && model.live);
}

// goLine moves to where another line begins.
export function goLine(by) {
  const from = lineAt(model.cursor);
  let i = model.cursor + by;
  const same = (k) => lineAt(k)?.line === from?.line;
  while (i > 0 && i < model.moments.length && same(i)) i += by;
  if (by < 0) {
    const line = lineAt(i)?.line;
    while (i > 0 && lineAt(i - 1)?.line === line) i--;
  }
  to(i);
}

// visible is text with what a screen would obey, or not show, written out.
export function visible(text) {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    (c) => (c === '\t' ? '\\t' : c === '\r' ? '\\r' : c.charCodeAt(0) < 256
      ? '\\x' + c.charCodeAt(0).toString(16).padStart(2, '0') : '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0')));
}

// word is a word of the page, with what it speaks of in its place.
export function word(name, ...args) {
  let i = 0;
  return (model.words[name] || '').replace(/%(?:\[(\d)\])?s/g, (_, n) => String(args[n ? n - 1 : i++]));
}
