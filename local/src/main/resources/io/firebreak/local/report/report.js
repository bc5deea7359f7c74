'use strict';
// Comfort only: the page reads well without it. Adds the choice of one issue and values under the pointer.
(function () {
  document.documentElement.classList.add('js');
  chooseIssue();
  document.querySelectorAll('figure.chart').forEach(addValues);

  // With several issues, shows the one that the address names (#issue-2), else the first.
  function chooseIssue() {
    const issues = Array.from(document.querySelectorAll('section.issue'));
    if (issues.length < 2) return;
    document.querySelector('main').classList.add('many');
    const select = document.querySelector('.picker select');
    function show(scroll) {
      const named = issues.find((issue) => '#' + issue.id === location.hash);
      const current = named || issues[0];
      issues.forEach((issue) => issue.classList.toggle('current', issue === current));
      if (select) select.value = current.id;
      if (named && scroll) current.scrollIntoView();
    }
    if (select) select.addEventListener('change', () => { location.hash = select.value; });
    addEventListener('hashchange', () => show(true));
    show(true);
  }

  // Shows the row of the table of values that lies under the pointer, or under the arrow keys.
  function addValues(figure) {
    const table = document.getElementById(figure.dataset.values);
    const plot = figure.querySelector('.plot');
    if (!table || !plot) return;
    const heads = Array.from(table.tHead.rows[0].cells);
    const rows = table.tBodies[0].rows;
    const columns = figure.dataset.columns.split(' ').map(Number);
    const hit = element('div', 'hit');
    const cross = element('div', 'cross');
    const tip = element('div', 'tip');
    hit.tabIndex = 0;
    hit.setAttribute('role', 'group');
    hit.setAttribute('aria-label', 'Values: move with the arrow keys');
    tip.setAttribute('role', 'status');
    cross.hidden = tip.hidden = true;
    hit.append(cross, tip);
    plot.append(hit);
    let at = -1;

    function show(index) {
      at = Math.max(0, Math.min(rows.length - 1, index));
      const x = (at + 0.5) / rows.length * hit.clientWidth;
      tip.replaceChildren(line('', rows[at].cells[0].textContent + ' UTC', ''));
      columns.forEach((column) => tip.append(line(
        heads[column].dataset.style || '', heads[column].textContent, rows[at].cells[column].textContent)));
      cross.hidden = tip.hidden = false;
      cross.style.left = x + 'px';
      const right = x > hit.clientWidth / 2;
      tip.style.left = right ? 'auto' : Math.min(x + 12, hit.clientWidth - tip.offsetWidth) + 'px';
      tip.style.right = right ? Math.min(hit.clientWidth - x + 12, hit.clientWidth - tip.offsetWidth) + 'px' : 'auto';
    }
    function hide() { cross.hidden = tip.hidden = true; }

    function point(event) {
      const box = hit.getBoundingClientRect();
      show(Math.floor((event.clientX - box.left) / box.width * rows.length));
    }
    hit.addEventListener('pointermove', point);
    hit.addEventListener('pointerdown', point);
    hit.addEventListener('pointerleave', hide);
    hit.addEventListener('blur', hide);
    hit.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
      if (step) { event.preventDefault(); show(at < 0 ? 0 : at + step); }
      if (event.key === 'Escape') hide();
    });
  }

  function line(style, name, value) {
    const row = element('div', style);
    const label = element('span', '');
    label.textContent = name;
    const figure = element('b', '');
    figure.textContent = value;
    row.append(label, figure);
    return row;
  }

  function element(name, style) {
    const made = document.createElement(name);
    if (style) made.className = style;
    return made;
  }
})();
