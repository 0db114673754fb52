// The source of a document: what is chosen comes into view, and the marks of a page that is being read come by themselves.

function reveal() {
  const frame = document.getElementById('nguon') || document.getElementById('trang-nguon');
  const mark = frame?.querySelector('.on.task:not(.owner, .deadline)') ?? frame?.querySelector('.on');
  if (!mark) return;
  // The frame may reach below what the screen shows.
  const view = frame.getBoundingClientRect();
  frame.scrollTop += mark.getBoundingClientRect().top - view.top - (Math.min(view.bottom, innerHeight) - view.top) / 3;
}

async function renew() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const renewed = page.querySelector('.pane');
  if (!renewed) return;
  document.querySelector('.pane').replaceWith(renewed);
  reveal();
  wait();
}

function wait() {
  if (document.querySelector('[data-pending]')) setTimeout(renew, 1500);
}

reveal();
wait();
