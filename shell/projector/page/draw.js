// The ladder: a section for each part, of whose rows only those in sight are drawn.
import { model, now, latest, stateAt, shownUpto, cellsAt, visible } from './model.js';

const ladder = document.getElementById('ladder');
const sections = new Map(); // by the part's id
const seen = new Set(); // rows whose arrow was shown
let select = () => {};

// make is an element with a class and a text. Texts are never markup.
export function make(tag, name, text) {
  const e = document.createElement(tag);
  if (name) e.className = name;
  if (text !== undefined) e.textContent = text;
  return e;
}

export function onSelect(f) { select = f; }

// forget has what is drawn next appear without movement.
export function forget() {
  seen.clear();
  for (const part of model.parts) for (const row of part.rows) seen.add(row.id);
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

// draw shows the ladder at the cursor; moving is the id of a row whose arrow is to be
// drawn again.
export function draw(moving) {
  if (seen.size > 50_000) forget(); // the server forgets rows, too
  const fresh = []; // rows that come now
  for (const part of model.parts) {
    part.rows.forEach((row, r) => {
      if (seen.has(row.id) || shownUpto(part, r) < 0) return;
      seen.add(row.id);
      fresh.push({ id: row.id, moment: part.moments[r][0] });
    });
  }
  fresh.sort((a, b) => a.moment - b.moment);
  const delays = new Map();
  if (moving) delays.set(moving, 0);
  else fresh.slice(-6).forEach((f, i) => delays.set(f.id, i * 260));
  if (calm.matches) delays.clear();

  const parts = document.getElementById('parts');
  const kept = new Set(model.parts.map((p) => p.id));
  for (const [id, s] of sections) {
    if (!kept.has(id)) {
      s.root.remove();
      sections.delete(id);
    }
  }
  let before = null;
  for (const part of model.parts) {
    let s = sections.get(part.id);
    if (!s) sections.set(part.id, s = section());
    if (before ? before.nextSibling !== s.root : parts.firstChild !== s.root) parts.insertBefore(s.root, before ? before.nextSibling : parts.firstChild);
    before = s.root;
    s.part = part;
    update(s, delays);
  }
  follow();
  for (const s of sections.values()) fill(s, delays);
}

function section() {
  const s = { root: make('section', 'part'), heads: make('div', 'heads'), rows: make('div', 'rows'), count: make('p', 'count'), shown: new Map() };
  s.lives = make('div', 'lives');
  s.rows.append(s.lives);
  s.root.append(s.heads, s.rows, s.count);
  return s;
}

// update draws a part but for its rows.
function update(s) {
  const { part } = s;
  const shown = part.rows.filter((_, r) => shownUpto(part, r) >= 0).length;
  s.end = part.rows.length; // where the last of those stands
  while (s.end > 0 && shownUpto(part, s.end - 1) < 0) s.end--;
  s.root.hidden = shown === 0;
  s.rows.style.setProperty('--rows', String(Math.max(s.end, 1)));
  s.root.style.setProperty('--columns', String(part.columns.length));
  s.count.textContent = shown === part.rows.length ? part.count || '' : '';
  const current = now();
  const busy = new Set(current && current.part === part ? cellsAt(current.row, current.upto).map((c) => c.column) : []);
  s.heads.replaceChildren(...part.columns.map((c, i) => head(part, c, i, busy.has(i))));
  s.lives.replaceChildren(...part.columns.map((c, i) => {
    const life = make('div', 'life');
    life.style.left = middle(part, i);
    hue(life, c);
    return life;
  }));
}

function hue(element, column) { element.dataset.hue = String(column.hue % 6); }

function middle(part, column) { return ((column + 0.5) / part.columns.length) * 100 + '%'; }

function head(part, column, index, busy) {
  const card = make('div', 'card' + (column.here ? '' : ' elsewhere') + (busy ? ' busy' : ''));
  hue(card, column);
  card.append(make('h2', '', visible(column.title)));
  card.append(make('p', 'address', visible(column.address || '\u00a0')));
  const { state, queue } = stateAt(part, index);
  const line = make('p', 'state');
  if (state) line.append(make('span', 'name' + (state.inferred ? ' inferred' : ''), visible(state.name)));
  if (queue) line.append(make('span', 'queue', visible(queue)));
  if (!state && !queue) line.textContent = '\u00a0';
  card.append(line);
  return card;
}

// fill draws the rows that are in sight, and a few around.
function fill(s, delays) {
  if (s.root.hidden) {
    for (const e of s.shown.values()) e.remove();
    s.shown.clear();
    return;
  }
  const height = rowHeight();
  const top = ladder.scrollTop - s.rows.offsetTop - s.root.offsetTop;
  const first = Math.max(0, Math.floor(top / height) - 6);
  const last = Math.min(s.end, Math.ceil((top + ladder.clientHeight) / height) + 6);
  const current = now();
  const wanted = new Map();
  for (let r = first; r < last; r++) if (shownUpto(s.part, r) >= 0) wanted.set(s.part.rows[r].id, r);
  for (const [id, e] of s.shown) {
    const r = wanted.get(id);
    if (r === undefined || s.part.rows[r] !== e.row || shownUpto(s.part, r) !== e.upto || s.part.columns.length !== e.columns || delays?.has(id)) {
      e.remove();
      s.shown.delete(id);
    }
  }
  for (const [id, r] of wanted) {
    let e = s.shown.get(id);
    if (!e) {
      e = rowElement(s.part, s.part.rows[r], shownUpto(s.part, r));
      e.upto = shownUpto(s.part, r);
      e.row = s.part.rows[r];
      e.columns = s.part.columns.length;
      if (delays?.has(id)) {
        e.classList.add('moving');
        e.style.setProperty('--delay', delays.get(id) + 'ms');
      }
      s.rows.append(e);
      s.shown.set(id, e);
    }
    e.style.setProperty('--row', String(r));
    e.classList.toggle('now', current?.row === e.row);
  }
}

function rowHeight() { return parseFloat(getComputedStyle(ladder).getPropertyValue('--row-rem')) * parseFloat(getComputedStyle(document.documentElement).fontSize); }

function rowElement(part, row, upto) {
  const e = make('div', 'row');
  if (row.gap) {
    e.classList.add('gap');
    e.append(make('span', '', visible(row.gap)));
    return e;
  }
  e.addEventListener('click', () => select(row));
  const cells = cellsAt(row, upto);
  const at = new Map(cells.map((c) => [c.column, c]));
  if (row.arrow) e.append(arrowElement(part, row.arrow, at));
  for (const cell of cells) e.append(cellElement(part, cell, row.arrow));
  return e;
}

// pill tells whether a cell is drawn as one: a call, which the arrow ends at.
function pill(cell) { return cell && (cell.call || cell.error); }

function arrowElement(part, arrow, cells) {
  const { from, to } = arrow;
  const left = Math.min(from, to), right = Math.max(from, to);
  const e = make('div', 'arrow ' + (from < to ? 'rightward' : 'leftward') + ' kind-' + arrow.kind.replace(/[^a-z-]/g, ''));
  if (arrow.inferred) e.classList.add('inferred');
  if (arrow.captured) e.classList.add('captured');
  if (arrow.lost) e.classList.add('lost');
  if (part.columns[from]) hue(e, part.columns[from]);
  e.style.left = middle(part, left);
  e.style.right = 100 - ((right + 0.5) / part.columns.length) * 100 + '%';
  if (pill(cells.get(left))) e.classList.add('from-pill-left');
  if (pill(cells.get(right))) e.classList.add('from-pill-right');
  e.append(make('span', 'label', visible(arrow.label || '')), make('span', 'shaft'), make('span', 'head'));
  if (arrow.detail) e.append(make('span', 'detail', visible(arrow.detail)));
  return e;
}

function cellElement(part, cell) {
  const column = part.columns[cell.column];
  const e = make('div', 'cell');
  hue(e, column);
  e.style.left = middle(part, cell.column);
  if (pill(cell)) {
    const p = make('span', 'pill' + (cell.open ? ' open' : '') + (cell.error ? ' failed' : ''));
    if (cell.socket) p.append(make('span', 'socket', visible(cell.socket)));
    if (cell.call) p.append(make('span', 'call', visible(cell.call) + (cell.open ? ' …' : '')));
    else p.append(make('span', 'call', '✗ ' + visible(cell.error)));
    e.append(p);
  } else {
    e.classList.add('bare');
  }
  const under = make('span', 'under');
  if (cell.error && cell.call) under.append(make('span', 'error', '✗ ' + visible(cell.error)));
  if (cell.state) under.append(make('span', 'state' + (cell.state.inferred ? ' inferred' : ''), visible(cell.state.name)));
  if (cell.note) under.append(make('span', 'note', visible(cell.note)));
  if (under.firstChild) e.append(under);
  return e;
}

// follow brings the row of the cursor into sight.
function follow() {
  const current = latest();
  const s = current && sections.get(current.part.id);
  if (!s || s.root.hidden) return;
  const height = rowHeight();
  const top = s.root.offsetTop + s.rows.offsetTop + current.index * height;
  const heads = s.heads.offsetHeight;
  const low = ladder.scrollTop + heads + height * 0.5, high = ladder.scrollTop + ladder.clientHeight - height * 1.6;
  if (top >= low && top <= high) return;
  const start = s.root.offsetTop + s.rows.offsetTop - heads; // where the first row is whole
  const wish = top > high ? Math.ceil((top - ladder.clientHeight + height * 1.6 - start) / height) : Math.floor((top - heads - height * 2 - start) / height);
  const target = Math.max(0, start + wish * height);
  const far = Math.abs(target - ladder.scrollTop) > ladder.clientHeight;
  ladder.scrollTo({ top: target, behavior: far || calm.matches ? 'instant' : 'smooth' });
}

let pending = false;
function refill() {
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => {
    pending = false;
    for (const s of sections.values()) if (s.part) fill(s);
  });
}
ladder.addEventListener('scroll', refill, { passive: true });
addEventListener('resize', refill);

// rowsChanged is to be called when the type has another size.
export function rowsChanged() {
  follow();
  refill();
}
