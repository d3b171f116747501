import { initAll } from '/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.js';

// Everything below makes pages quicker to use. Nothing depends on it.

// A box in the heading that ticks all others of the table.
function bulk(table) {
  const boxes = [...table.querySelectorAll('tbody input[type=checkbox]')];
  const heading = table.querySelector('thead .backstop-data-table__tick');
  if (!heading || boxes.length < 2) {
    return;
  }
  const id = `${boxes[0].id}-all`;
  heading.innerHTML =
    '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">' +
    '<input class="govuk-checkboxes__input" type="checkbox">' +
    '<label class="govuk-label govuk-checkboxes__label"><span class="govuk-visually-hidden">Select all</span></label>' +
    '</div></div>';
  const all = heading.querySelector('input');
  all.id = id;
  heading.querySelector('label').htmlFor = id;
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener('change', () => boxes.forEach((box) => { box.checked = all.checked; }));
  boxes.forEach((box) => box.addEventListener('change', show));
  show();
}

// On a phone the filter starts folded, so that the list is seen first.
function filter(details) {
  if (window.matchMedia('(max-width: 40em)').matches) {
    details.removeAttribute('open');
  }
}

// Asks for the page again and takes over how far the work is; shows the whole new page once it has ended.
function progress(box) {
  const wait = Number(box.dataset.seconds || 2) * 1000;
  const ask = async () => {
    try {
      const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = answer.ok ? page.getElementById(box.id) : null;
      if (!now || now.dataset.module !== 'backstop-progress') {
        window.location.reload();
        return;
      }
      const bar = box.querySelector('progress');
      const next = now.querySelector('progress');
      for (const name of ['value', 'max']) {
        if (next.hasAttribute(name)) {
          bar.setAttribute(name, next.getAttribute(name));
        } else {
          bar.removeAttribute(name);
        }
      }
      box.querySelector('[role=status]').textContent = now.querySelector('[role=status]').textContent;
    } catch {
      // the network was away for a moment; ask again
    }
    window.setTimeout(ask, wait);
  };
  window.setTimeout(ask, wait);
}

const modules = { 'backstop-bulk': bulk, 'backstop-filter': filter, 'backstop-progress': progress };
for (const [name, start] of Object.entries(modules)) {
  document.querySelectorAll(`[data-module="${name}"]`).forEach(start);
}

initAll();

// GOV.UK Frontend marks radio buttons that open further questions with aria-expanded, which radio buttons may not have.
// Ours are registered after theirs, so they run after them.
function plainRadios() {
  document.querySelectorAll('input[type=radio][aria-expanded]').forEach((radio) => radio.removeAttribute('aria-expanded'));
}
plainRadios();
document.addEventListener('click', plainRadios);
window.addEventListener('pageshow', plainRadios);
