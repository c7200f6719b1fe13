// The page: it listens to the server, and to the keys.
import { model, apply, go, to, goLine, now, word, visible } from './model.js';
import { draw, forget, make, onSelect, rowsChanged } from './draw.js';
import { drawPanels, toggleBytes } from './panel.js';

const get = (id) => document.getElementById(id);
let joined = false; // the server is heard

// Settings outlive a reload where the browser lets them.
const kept = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* they do not, then */ } },
};

function show(moving) {
  const w = model.words;
  document.documentElement.lang = w.lang || 'en';
  const last = model.moments.length - 1;
  const nothing = last < 0;
  const status = get('status');
  status.textContent = !joined || !w.lang ? word(w.lang ? 'lost' : 'joining') : word(model.live ? 'live' : 'paused');
  status.className = !joined || !w.lang ? 'lost' : model.live ? 'live' : 'paused';
  get('moment').textContent = nothing ? '' : word('moment', model.cursor + 1, last + 1);
  get('progress').firstElementChild.style.width = (nothing ? 0 : ((model.cursor + 1) / (last + 1)) * 100) + '%';
  document.title = visible(w.title || 'labsh');
  get('ladder').setAttribute('aria-label', word('exchange'));
  get('below').hidden = nothing;
  const empty = get('empty');
  empty.hidden = !nothing || !w.lang;
  empty.firstElementChild.textContent = word('empty');
  empty.lastElementChild.textContent = word('emptyHint');
  get('notes').replaceChildren(...(nothing ? [] : model.head.notes || []).map((n) => make('p', '', visible(n))));
  drawControls();
  drawPanels(); // first: what stands under the ladder decides how high it is
  draw(moving);
}

// keys are what can be done: the name of its word, the keys, what it does, and its
// sign among the controls.
const actions = [
  { name: 'back', keys: ['ArrowLeft'], shown: '←', sign: 'M14 4 5 12l9 8z', act: () => go(-1) },
  { name: 'forward', keys: ['ArrowRight', ' '], shown: '→', also: 'space', sign: 'm10 4 9 8-9 8z', act: () => step() },
  { name: 'lineBack', keys: ['ArrowUp'], shown: '↑', act: () => goLine(-1) },
  { name: 'lineForward', keys: ['ArrowDown'], shown: '↓', act: () => goLine(1) },
  { name: 'first', keys: ['Home'], also: 'homeKey', sign: 'M5 4h3v16H5zM19 4 9 12l10 8z', act: () => to(0) },
  { name: 'last', keys: ['End'], also: 'endKey', sign: 'M16 4h3v16h-3zM5 4l10 8-10 8z', act: () => to(Infinity) },
  { name: 'pause', keys: ['p', 'P'], shown: 'P', sign: 'M6 4h4v16H6zM14 4h4v16h-4z', act: () => { if (model.live) model.live = false; else to(Infinity); } },
  { name: 'larger', keys: ['+', '='], shown: '+', act: () => zoom(1.12) },
  { name: 'smaller', keys: ['-'], shown: '−', act: () => zoom(1 / 1.12) },
  { name: 'dark', keys: ['d', 'D'], shown: 'D', act: theme },
  { name: 'showBytes', keys: ['b', 'B'], shown: 'B', act: toggleBytes },
  { name: 'help', keys: ['?', 'h', 'H'], shown: '?', sign: '?', act: help },
];

// step goes forward, and has the arrow of that moment drawn before one's eyes.
function step() {
  const before = model.cursor;
  go(1);
  return model.cursor !== before ? now()?.row.id : undefined;
}

function perform(action) {
  const moving = action.act();
  show(moving);
}

addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.altKey || e.metaKey || get('help').open) return;
  const action = actions.find((a) => a.keys.includes(e.key));
  if (!action) return;
  if (e.key === ' ' && e.target.closest('button')) return; // its own key
  if (e.key.startsWith('Arrow') && e.target.closest('.dump') && /Up|Down/.test(e.key)) return;
  e.preventDefault();
  if (e.key === ' ' && e.shiftKey) perform(actions[0]);
  else perform(action);
});

// icon is a drawing: not every machine's fonts have such signs.
function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.append(document.createElementNS(svg.namespaceURI, 'path'));
  svg.firstChild.setAttribute('d', path);
  return svg;
}

let controlsIn = '';
function drawControls() {
  const signs = actions.filter((a) => a.sign);
  const nav = get('controls');
  if (controlsIn !== model.words.lang) {
    controlsIn = model.words.lang;
    nav.setAttribute('aria-label', word('controls'));
    nav.replaceChildren(...signs.map((a) => {
      const b = make('button');
      b.append(a.sign === '?' ? '?' : icon(a.sign));
      b.type = 'button';
      b.dataset.action = a.name;
      b.addEventListener('click', () => perform(a));
      return b;
    }));
  }
  for (const b of nav.children) {
    const resumes = b.dataset.action === 'pause' && !model.live;
    b.setAttribute('aria-label', word(resumes ? 'resume' : b.dataset.action));
    b.title = b.getAttribute('aria-label');
    if (b.dataset.action === 'pause') b.firstChild.firstChild.setAttribute('d', resumes ? 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z' : signs.find((a) => a.name === 'pause').sign);
  }
}

function help() {
  const box = get('help');
  box.querySelector('h2').textContent = word('help');
  box.querySelector('button').textContent = word('close');
  box.querySelector('dl').replaceChildren(...actions.filter((a) => a.name !== 'help').flatMap((a) => {
    const keys = make('dt');
    for (const key of [a.shown, a.also && word(a.also)]) if (key) keys.append(make('kbd', '', key));
    return [keys, make('dd', '', word(a.name))];
  }));
  box.showModal();
}

// zoom makes the type larger or smaller.
let size = Number(kept.get('labsh-size')) || 1;
function zoom(by) {
  size = Math.min(3, Math.max(0.4, size * by));
  kept.set('labsh-size', String(size));
  resize();
}

function resize() {
  document.documentElement.style.setProperty('--zoom', String(size));
  rowsChanged();
}

function theme() {
  const root = document.documentElement;
  const dark = (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
  kept.set('labsh-theme', root.dataset.theme);
}

onSelect((row) => {
  const index = model.moments.findIndex((m) => m.part !== undefined && model.parts[m.part].rows[m.row] === row);
  if (index < 0) return;
  model.live = false;
  to(index);
  show();
});

// listen hears the server, as long as the page is open.
function listen() {
  const events = new EventSource('/events');
  const hear = (all) => (e) => {
    joined = true;
    apply(JSON.parse(e.data), all);
    if (all) forget();
    show();
  };
  events.addEventListener('all', hear(true));
  events.addEventListener('change', hear(false));
  events.addEventListener('open', () => { joined = true; show(); });
  events.addEventListener('error', () => {
    joined = false;
    show();
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000); // it was refused
  });
}

if (kept.get('labsh-theme')) document.documentElement.dataset.theme = kept.get('labsh-theme');
resize();
listen();
