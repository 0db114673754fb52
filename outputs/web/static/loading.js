// Sending files one by one with their progress, and the list of results as it changes. Without it the form does the same at once.

const form = document.getElementById('gui-tep');
const sending = document.getElementById('dang-gui');
const state = document.getElementById('tinh-hinh');
const token = form.querySelector('[name=form_token]').value;
const AT_ONCE = 2;
const CLUTTER = /^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i;

const queue = [];
let active = 0;
let timer = 0;

form.classList.add('ready');
form.querySelector('button.main').parentElement.hidden = true;
for (const input of form.querySelectorAll('input[type=file]')) {
  input.addEventListener('change', () => { enqueue([...input.files]); input.value = ''; });
}
form.addEventListener('submit', (event) => event.preventDefault());
for (const name of ['dragenter', 'dragover']) {
  form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add('over'); });
}
form.addEventListener('dragleave', (event) => { if (!form.contains(event.relatedTarget)) form.classList.remove('over'); });
form.addEventListener('drop', async (event) => {
  event.preventDefault();
  form.classList.remove('over');
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = entries.length ? (await Promise.all(entries.map(filesOf))).flat() : [...event.dataTransfer.files];
  enqueue(files);
});
// A file dropped beside the field must not take the person away from the page.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    found.push(...(await Promise.all(some.map(filesOf))).flat());
  }
}

function enqueue(files) {
  for (const file of files) {
    if (!CLUTTER.test(file.name)) queue.push({ file, row: rowOf(file) });
  }
  next();
}

function rowOf(file) {
  const row = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = file.name;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', `Gửi ${file.name}`);
  row.append(name, bar);
  sending.append(row);
  return row;
}

function next() {
  while (active < AT_ONCE && queue.length) {
    active += 1;
    send(queue.shift());
  }
}

function send({ file, row }) {
  const body = new FormData();
  body.append('form_token', token);
  body.append('tep', file, file.name);
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  request.upload.addEventListener('progress', (event) => { row.querySelector('progress').value = event.loaded / (event.total || 1); });
  request.addEventListener('loadend', () => {
    active -= 1;
    if (request.status === 200) row.remove();
    else failed(row, file, request);
    renew();
    next();
  });
  request.send(body);
}

function failed(row, file, request) {
  row.querySelector('progress').remove();
  const plain = (request.getResponseHeader('Content-Type') || '').startsWith('text/plain');
  const words = document.createElement('span');
  words.className = 'small';
  words.setAttribute('role', 'alert');
  words.textContent = plain ? request.responseText : request.status === 0
    ? 'Chưa gửi được: mất kết nối. Hãy thử lại.' : 'Chưa gửi được. Hãy mở lại trang rồi thử lại.';
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'small';
  again.textContent = 'Gửi lại';
  again.addEventListener('click', () => { row.remove(); enqueue([file]); });
  row.append(again, words);
}

async function renew() {
  clearTimeout(timer);
  try {
    const answer = await fetch('/nap/tinh-hinh.json', { redirect: 'error' });
    if (answer.ok) show((await answer.json()).words);
  } catch { /* the next time */ }
  const unfinished = Number(state.querySelector('[data-unfinished]')?.dataset.unfinished || 0);
  if (unfinished || active) timer = setTimeout(renew, 1000);
}

let shown = '';
function show(words) {
  if (words === shown) return;
  shown = words;
  const open = state.contains(document.activeElement) ? document.activeElement.closest('form, a')?.getAttribute('action') : null;
  state.innerHTML = words;
  if (open) state.querySelector(`form[action="${open}"] button`)?.focus();
}

renew();
