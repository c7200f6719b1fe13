// Under the ladder: the line that was typed, and the bytes of a message.
import { model, now, lineAt, cellsAt, visible, word } from './model.js';

const get = (selector) => document.querySelector(selector);
const settings = { bytes: true };

export function toggleBytes() { settings.bytes = !settings.bytes; }

export function drawPanels() {
  drawLine();
  drawBytes();
  get('#told').textContent = told();
}

function drawLine() {
  const at = lineAt(model.cursor);
  const box = get('#line');
  box.hidden = !at;
  if (!at) return;
  const { line, past } = at;
  box.setAttribute('aria-label', word('typed'));
  box.classList.toggle('past', past);
  box.classList.toggle('open', Boolean(line.open));
  box.classList.toggle('failed', Boolean(line.error));
  get('#line .prompt').textContent = '>>> ';
  get('#line .typed code').textContent = visible(line.text);
  const twin = line.twin && line.twin !== line.text ? line.twin : '';
  get('#line .twin').hidden = !twin;
  get('#line .twin .label').textContent = word('python');
  get('#line .twin code').textContent = visible(twin);
  const value = get('#line .value');
  value.hidden = !line.value && !line.open;
  value.textContent = line.open ? word('waiting') : visible(line.value || '');
  get('#line .trouble').hidden = !line.error;
  get('#line .error').textContent = visible(line.error || '');
  get('#line .hint').hidden = !line.hint;
  get('#line .hint .label').textContent = word('hint');
  get('#line .hint .what').textContent = visible(line.hint || '');
}

function drawBytes() {
  const box = get('#bytes');
  const at = now();
  const arrow = at?.row.arrow;
  box.hidden = !settings.bytes || model.moments.length === 0;
  if (box.hidden) return;
  box.setAttribute('aria-label', word('showBytes'));
  const data = arrow?.data ? Uint8Array.from(atob(arrow.data), (c) => c.charCodeAt(0)) : new Uint8Array();
  const what = get('#bytes .what');
  box.classList.toggle('none', data.length === 0);
  if (arrow) {
    const { columns } = at.part;
    const length = arrow.length || data.length;
    let text = visible(columns[arrow.from]?.title || '') + ' → ' + visible(columns[arrow.to]?.title || '');
    if (length > 0) text += ' · ' + length + ' ' + word(length === 1 ? 'byte' : 'bytes');
    else text += ' · ' + visible(arrow.label || '');
    if (data.length > 0 && data.length < length) text += ' · ' + word('kept', data.length);
    if (arrow.offset > 0) text += ' · ' + word('offset', arrow.offset);
    what.textContent = text;
  } else {
    what.textContent = at ? word('noBytes') : '';
  }
  get('#bytes .text').textContent = data.length ? shownText(data) : '';
  get('#bytes .hex').textContent = data.length ? hexDump(data, box.clientWidth) : (arrow ? arrow.detail || word('noBytes') : '');
  get('#bytes .dump').scrollTop = 0;
}

// shownText is bytes as text: line ends are seen, and what is no text.
function shownText(data) {
  return visible(new TextDecoder().decode(data).replace(/\n/g, '↵\n'));
}

function hexDump(data, width) {
  const size = parseFloat(getComputedStyle(get('#bytes .hex')).fontSize) * 0.62;
  const perLine = width > size * 78 ? 16 : 8;
  const lines = [];
  for (let i = 0; i < data.length; i += perLine) {
    const piece = [...data.subarray(i, i + perLine)];
    const hex = piece.map((b) => b.toString(16).padStart(2, '0')).join(' ').padEnd(perLine * 3 - 1);
    const text = piece.map((b) => (b >= 32 && b < 127 ? String.fromCharCode(b) : '·')).join('');
    lines.push(i.toString(16).padStart(4, '0') + '  ' + hex + '  ' + text);
  }
  return lines.join('\n');
}

// told is the cursor's moment in words, for who hears the page.
function told() {
  const at = now();
  const line = lineAt(model.cursor)?.line;
  if (!at) return line ? visible(line.text + (line.error ? ' : ' + line.error : '')) : '';
  const { columns } = at.part;
  const said = cellsAt(at.row, at.upto).map((c) => visible([columns[c.column]?.title, c.call, c.error && word('error') + ' ' + c.error, c.state?.name, c.note].filter(Boolean).join(' ')));
  const { arrow } = at.row;
  if (arrow) said.push(visible(`${columns[arrow.from]?.title} → ${columns[arrow.to]?.title} ${arrow.label || ''}${arrow.inferred ? ' (' + word('inferred') + ')' : ''}${arrow.lost ? ' (' + word('lostArrow') + ')' : ''}`));
  return said.join(', ');
}
