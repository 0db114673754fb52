// Review made quick: parts of the page are exchanged instead of all of it, keys do what the buttons do, and what is marked
// in the source goes into the fields. Without it every act is a form and every choice a link.

import { chips, suggest } from './names.js';

const KEYS_OFF = 'chidao-phim-tat';
const desk = () => document.getElementById('ban-duyet');
const spoken = document.createElement('p');
spoken.className = 'unseen';
spoken.setAttribute('role', 'status');
document.body.append(spoken);

let selected = null;
let busy = false;
let awaiting = 0;

/* The page as it stands */

function prepare() {
  const documentId = desk()?.dataset.document;
  if (!documentId) return;
  for (const area of document.querySelectorAll('textarea[data-chips]')) chips(area, documentId);
  for (const input of document.querySelectorAll('input[data-suggest]')) suggest(input, documentId, (name) => { input.value = name; touched(); });
  for (const button of document.querySelectorAll('[data-take], #mo-phim')) button.hidden = false;
  // A link that is dragged over is not selected: in the source the words come first, a click still chooses.
  for (const mark of document.querySelectorAll('#nguon a')) mark.removeAttribute('href');
  for (const mark of document.querySelectorAll('#trang-nguon a')) mark.setAttribute('tabindex', '-1');
  selected = null;
  reveal();
  clearTimeout(awaiting);
  // The marks of a page that is being read come by themselves.
  if (document.querySelector('[data-pending]')) awaiting = setTimeout(renewSource, 1500);
}

async function renewSource() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || busy) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const renewed = page.querySelector('.pane');
  const here = document.querySelector('.pane');
  // Only the source is exchanged: what a person is typing beside it stays.
  if (renewed && here?.querySelector('[data-pending]')) { here.replaceWith(renewed); reveal(); }
  if (renewed?.querySelector('[data-pending]')) awaiting = setTimeout(renewSource, 1500);
}

function reveal() {
  const items = document.querySelector('.items');
  const current = items?.querySelector('[aria-current]');
  if (current) items.scrollTop += current.getBoundingClientRect().top - items.getBoundingClientRect().top - items.clientHeight / 3;
  const frame = document.getElementById('nguon') || document.getElementById('trang-nguon');
  const mark = frame?.querySelector('.on.task:not(.owner, .deadline)') ?? frame?.querySelector('.on');
  if (!mark) return;
  const place = mark.getBoundingClientRect();
  const view = frame.getBoundingClientRect();
  // The frame may reach below what the screen shows.
  const bottom = Math.min(view.bottom, innerHeight);
  if (place.top < view.top + 40 || place.bottom > bottom - 40) frame.scrollTop += place.top - view.top - (bottom - view.top) / 3;
}

async function exchange(address, options, { focus = true, remember = true } = {}) {
  // Nothing is decided about a page that has not come yet.
  if (busy) return;
  busy = true;
  document.body.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, options);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!page.getElementById('ban-duyet') && answer.ok) { location.assign(answer.url); return; }
    const source = document.getElementById('nguon');
    const [top, start] = [source?.scrollTop, source?.dataset.start];
    document.querySelector('main').replaceWith(page.querySelector('main'));
    const menu = page.querySelector('.menu');
    if (menu) document.querySelector('.menu')?.replaceWith(menu);
    document.title = page.title;
    const renewed = document.getElementById('nguon');
    if (renewed && renewed.dataset.start === start) renewed.scrollTop = top;
    if (remember && answer.ok) history.pushState(null, '', answer.url);
    prepare();
    if (focus) document.getElementById('muc-dang-chon')?.focus({ preventScroll: matchMedia('(min-width: 60rem)').matches });
    spoken.textContent = [...document.querySelectorAll('main .notice > span, #muc-dang-chon')].map((one) => one.textContent).join('. ');
  } catch {
    spoken.textContent = 'Mất kết nối với máy chủ.';
    location.reload();
  } finally {
    busy = false;
    document.body.removeAttribute('aria-busy');
  }
}

addEventListener('popstate', () => exchange(location.href, {}, { remember: false }));

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.closest('main') || form.method !== 'post' || !desk()) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  exchange(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
});

document.addEventListener('click', (event) => {
  if (!desk() || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const take = event.target.closest('[data-take]');
  if (take) { takeSelection(take.dataset.take); return; }
  if (event.target.closest('#mo-phim')) { showHelp(); return; }
  const mark = event.target.closest('#nguon [data-i]');
  if (mark) { if (getSelection().isCollapsed) chooseMark(mark); return; }
  const link = event.target.closest('main a');
  if (link && typeof link.href !== 'string') { event.preventDefault(); chooseMark(link); return; }
  if (!link || link.target || !sameDesk(link)) return;
  event.preventDefault();
  exchange(link.href);
});

const sameDesk = (link) => link.pathname === location.pathname && link.origin === location.origin;

function chooseMark(mark) {
  const keys = mark.dataset.i.split(' ');
  const current = document.querySelector('#sua [name=chon]')?.value;
  // A second click on the same words goes on to the next item that they belong to.
  const key = keys[(keys.indexOf(current) + 1) % keys.length];
  if (key === current) return;
  const address = new URL(location.href);
  for (const name of ['phan', 'trang']) address.searchParams.delete(name);
  address.searchParams.set('chon', key);
  exchange(address.href);
}

/* Words marked in the source */

document.addEventListener('selectionchange', () => {
  const source = document.getElementById('nguon');
  const selection = getSelection();
  if (!source || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return;
  const before = document.createRange();
  before.selectNodeContents(source);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  // Places are counted as the register counts: by whole characters.
  selected = { text: words.trim(), start: Number(source.dataset.start) + [...before.toString()].length + lead };
});

function takeSelection(name) {
  const field = document.getElementById(name);
  if (!selected?.text) { spoken.textContent = 'Chưa bôi đen đoạn nào ở văn bản.'; field.focus(); return; }
  field.value = selected.text;
  const place = document.querySelector('#sua [name=tai]');
  if (place && name === 'text') place.value = selected.start;
  if (name === 'deadline_text') readDay(selected.text);
  field.focus();
  touched();
}

/** The day that words give, where they give one outright; the person sees it before saving. */
function readDay(words) {
  const found = words.match(/(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/) || words.match(/(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/i);
  if (!found) return;
  document.getElementById('due').value = `${found[1].padStart(2, '0')}/${found[2].padStart(2, '0')}/${found[3]}`;
  const kind = document.getElementById('deadline_kind');
  if (!kind.value || kind.value === 'vague') kind.value = 'by';
}

function touched() {
  const button = document.querySelector('#sua button.main[data-key=c]');
  if (button && button.textContent === 'Xác nhận') button.textContent = 'Lưu và xác nhận';
}
document.addEventListener('input', (event) => { if (event.target.closest('#sua')) touched(); });

/* Keys */

const keysOn = () => { try { return localStorage.getItem(KEYS_OFF) !== 'tat'; } catch { return true; } };

function showHelp() {
  const dialog = document.getElementById('phim');
  const box = document.getElementById('dung-phim');
  box.checked = keysOn();
  box.onchange = () => { try { localStorage.setItem(KEYS_OFF, box.checked ? 'bat' : 'tat'); } catch { /* for this page only */ } };
  dialog.showModal();
}

const press = (key) => document.querySelector(`main [data-key="${key}"]`)?.click();

const acts = {
  j: () => press('j'), ArrowDown: () => press('j'), k: () => press('k'), ArrowUp: () => press('k'),
  c: () => press('c'), Enter: () => press('c'), a: () => press('a'), p: () => press('p'), t: () => press('t'),
  e: () => { const field = document.querySelector('#sua textarea:not([hidden]), #sua input:not([type=hidden])'); field?.focus(); field?.select?.(); },
  x: () => { if (open('ly_do')) return; press('x'); },
  s: splitHere,
  m: () => document.getElementById('gop')?.requestSubmit(),
  n: addFromSelection,
  u: () => document.getElementById('hoan-tac')?.requestSubmit(),
  '?': showHelp,
};

function open(name) {
  const field = document.getElementById(name);
  if (!field) return false;
  field.closest('details').open = true;
  field.focus();
  return true;
}

function splitHere() {
  const form = document.getElementById('tach');
  if (!form) return;
  if (!selected) { open('tach_chu'); return; }
  form.querySelector('[name=tach_tai]').value = selected.start;
  form.querySelector('[name=tach_chu]').value = selected.text.slice(0, 80);
  form.requestSubmit();
}

async function addFromSelection() {
  const words = selected;
  const link = document.querySelector('main a[data-key=n]');
  await exchange(link.href);
  selected = words;
  if (words) takeSelection('text');
  else document.getElementById('text')?.focus();
}

const FIELDS = 'input:not([type=checkbox]), select, textarea, [contenteditable], [role=combobox]';
const PRESSED = 'a[href], button, summary, input[type=checkbox]';

document.addEventListener('keydown', (event) => {
  if (!desk() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.getElementById('phim')?.open) return;
  const target = event.target;
  if (target.matches?.(FIELDS)) {
    if (event.key === 'Escape') document.getElementById('muc-dang-chon')?.focus();
    return;
  }
  if (!keysOn() || (event.key === 'Enter' && target.matches?.(PRESSED))) return;
  if (event.key.startsWith('Arrow') && target.closest?.('#nguon, #trang-nguon')) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// In a field of several lines Ctrl+Enter saves, as Enter does in the others.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.closest?.('#sua')) press('c');
});

prepare();
if (location.hash === '') document.getElementById('muc-dang-chon')?.focus({ preventScroll: true });
