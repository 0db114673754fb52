// Names of bodies by their first letters: a list to pick from beside a field, and chips instead of a field of lines.

let made = 0;

/** Shows names for what is typed into `input`; `pick(name)` is called with the one chosen. */
export function suggest(input, documentId, pick) {
  const list = document.createElement('ul');
  list.id = `goi-y-${made += 1}`;
  list.className = 'plain suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Tên gợi ý');
  list.hidden = true;
  input.after(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
    input.setAttribute(name, value);
  }
  let at = -1;
  let asked = 0;
  const options = () => [...list.children];
  const close = () => { list.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const mark = (place) => {
    at = place;
    options().forEach((one, index) => one.setAttribute('aria-selected', String(index === at)));
    if (at >= 0) input.setAttribute('aria-activedescendant', options()[at].id);
  };
  const take = (place) => { const name = options()[place].dataset.name; close(); pick(name); };
  input.addEventListener('input', async () => {
    const number = asked += 1;
    const typed = input.value.trim();
    if (typed.length < 2) { close(); return; }
    const answer = await fetch(`/duyet/goi-y.json?${new URLSearchParams({ q: typed, van_ban: documentId })}`).catch(() => null);
    if (number !== asked || !answer?.ok) return;
    const names = await answer.json();
    list.replaceChildren(...names.map(({ name }, place) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${place}`;
      option.setAttribute('role', 'option');
      option.dataset.name = name;
      option.textContent = name;
      option.addEventListener('mousedown', (event) => { event.preventDefault(); take(place); });
      return option;
    }));
    list.hidden = !names.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(names.length ? 0 : -1);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const count = options().length;
    if (event.key === 'ArrowDown') mark((at + 1) % count);
    else if (event.key === 'ArrowUp') mark((at - 1 + count) % count);
    else if (event.key === 'Enter' && at >= 0) take(at);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', () => { asked += 1; close(); });
}

/** A field of lines as chips, each with a button to take it off; the field itself keeps the lines for the form. */
export function chips(area, documentId) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const words = label.firstChild.textContent.trim();
  const frame = document.createElement('div');
  frame.className = 'chips';
  const input = document.createElement('input');
  input.id = `${area.id}-them`;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.placeholder = 'gõ hai chữ để chọn';
  label.htmlFor = input.id;
  label.querySelector('.hint')?.remove();
  area.hidden = true;
  area.after(frame);
  frame.append(input);
  const names = () => area.value.split('\n').map((line) => line.trim()).filter(Boolean);
  const write = (lines) => { area.value = [...new Set(lines)].join('\n'); area.dispatchEvent(new Event('input', { bubbles: true })); draw(); };
  const draw = () => {
    for (const chip of frame.querySelectorAll('.name-chip')) chip.remove();
    for (const name of names()) {
      const chip = document.createElement('span');
      chip.className = 'name-chip';
      const off = document.createElement('button');
      off.type = 'button';
      off.textContent = '×';
      off.setAttribute('aria-label', `Bỏ ${name} khỏi ${words.toLowerCase()}`);
      off.addEventListener('click', () => { write(names().filter((one) => one !== name)); input.focus(); });
      chip.append(name, off);
      input.before(chip);
    }
  };
  const add = (name) => { if (name.trim()) write([...names(), name.trim()]); input.value = ''; };
  suggest(input, documentId, add);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && input.value.trim()) { event.preventDefault(); event.stopPropagation(); add(input.value); }
    else if (event.key === 'Backspace' && !input.value && names().length) write(names().slice(0, -1));
  });
  // What was typed and not picked is a name as well: nothing that a person wrote is lost.
  input.addEventListener('change', () => add(input.value));
  input.form.addEventListener('submit', () => add(input.value), { capture: true });
  draw();
}
