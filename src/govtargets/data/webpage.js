// Clicks, filters and the row in hand. The page is whole without it: marks and cards are linked by anchors.
"use strict";
(() => {
  const SORTS = ["commitment", "result", "problem"];
  const form = document.querySelector(".filters");
  const status = form.querySelector(".status");

  // Start, end and layer (0 lightly, 1 strongly marked) of what a row marks.
  const runsOf = (places, layer) => places.split(" ").filter(Boolean).map((run) => [...run.split("-").map(Number), layer]);

  const sheets = [...document.querySelectorAll("main > article")].map((article) => {
    const marks = [...article.querySelectorAll(".mark")];
    return {
      article,
      marks,
      places: marks.map((mark) => Number(mark.dataset.at)),
      cards: [...article.querySelectorAll(".card")].map((card) => ({
        card,
        sort: SORTS.findIndex((sort) => card.classList.contains(sort)),
        runs: [...runsOf(card.dataset.light, 0), ...runsOf(card.dataset.strong, 1)],
      })),
    };
  });

  // The index of the first mark at or behind an offset.
  const indexOf = (places, offset) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  // Colour each mark by the rows shown, as the page was written with all of them.
  const paint = ({ marks, places, cards }) => {
    const changes = [0, 1].map(() => SORTS.map(() => new Int32Array(marks.length + 1)));
    for (const { card, sort, runs } of cards) {
      if (card.hidden) continue;
      for (const [start, end, layer] of runs) {
        changes[layer][sort][indexOf(places, start)] += 1;
        changes[layer][sort][indexOf(places, end)] -= 1;
      }
    }
    const depth = changes.map((row) => row.map(() => 0));
    marks.forEach((mark, i) => {
      changes.forEach((row, layer) => row.forEach((change, sort) => (depth[layer][sort] += change[i])));
      const layer = depth[1].some(Boolean) ? 1 : 0;
      const sorts = SORTS.filter((_, sort) => depth[layer][sort]);
      mark.classList.toggle("strong", layer === 1);
      SORTS.forEach((sort) => mark.classList.toggle(sort, sorts.includes(sort)));
      mark.classList.toggle("off", !sorts.length);
    });
  };

  const filter = () => {
    const sorts = [...form.querySelectorAll("input:checked")].map((box) => box.value);
    const agency = form.querySelector("select").value;
    let shown = 0;
    let total = 0;
    for (const sheet of sheets) {
      for (const { card, sort } of sheet.cards) {
        card.hidden = !sorts.includes(SORTS[sort]) || (agency !== "" && card.dataset.agency !== agency);
        shown += card.hidden ? 0 : 1;
        total += 1;
      }
      paint(sheet);
    }
    status.textContent = `${shown} / ${total} 项`;
  };

  // The cards of the rows over an offset: those that mark it strongly first, then by length.
  const cardsAt = (sheet, offset) => {
    const over = [];
    for (const { card, runs } of sheet.cards) {
      const run = card.hidden ? null : runs.findLast(([start, end]) => start <= offset && offset < end);
      if (run) over.push({ card, layer: run[2], length: run[1] - run[0] });
    }
    return over.sort((a, b) => b.layer - a.layer || a.length - b.length).map(({ card }) => card);
  };

  const go = (id) => {
    if (location.hash === `#${id}`) arrive();
    else location.replace(`#${id}`);
  };

  const highlight = (card) => {
    document.querySelectorAll(".mark.current").forEach((mark) => mark.classList.remove("current"));
    const sheet = card && sheets.find(({ article }) => article.contains(card));
    if (!sheet) return;
    const { runs } = sheet.cards.find((one) => one.card === card);
    for (const [start, end] of runs) {
      const marks = sheet.marks.slice(indexOf(sheet.places, start), indexOf(sheet.places, end));
      marks.forEach((mark) => mark.classList.add("current"));
    }
  };

  // Scroll to a mark only where it is out of sight or under the card, which lies over the text on a narrow screen.
  const bringBeside = (mark, card) => {
    const isOver = getComputedStyle(card).position === "fixed";
    const { top, bottom } = mark.getBoundingClientRect();
    const limit = isOver ? card.getBoundingClientRect().top : innerHeight;
    if (top < form.offsetHeight || bottom > limit) mark.scrollIntoView({ block: isOver ? "start" : "center" });
  };

  const arrive = () => {
    const [, kind, number] = /^#([cm])(\d+)$/.exec(location.hash) || [];
    const card = number ? document.getElementById(`c${number}`) : null;
    highlight(card);
    if (!card) return;
    let mark = document.getElementById(`m${number}`);
    while (mark && !mark.matches("a.mark")) mark = mark.nextElementSibling;
    if (kind === "c") {
      card.querySelectorAll("details").forEach((details) => (details.open = true));
      card.focus({ preventScroll: true });
      if (mark) bringBeside(mark, card);
    } else if (mark) mark.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!getSelection().isCollapsed) return;
    const sheet = sheets.find(({ article }) => article.contains(mark));
    const cards = cardsAt(sheet, Number(mark.dataset.at));
    // Again on the same place: the next of the rows that share it.
    const held = cards.findIndex((card) => location.hash === `#${card.id}`);
    if (cards.length) go(cards[(held + 1) % cards.length].id);
  });

  document.addEventListener("keydown", (event) => {
    const card = event.key === "Escape" && event.target.closest(".card");
    if (card) go(card.id.replace("c", "m"));
  });

  const opener = form.querySelector("button");
  opener.addEventListener("click", () => {
    const open = opener.getAttribute("aria-pressed") !== "true";
    opener.setAttribute("aria-pressed", String(open));
    document.querySelectorAll("details").forEach((details) => (details.open = open));
  });

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", arrive);
  form.hidden = false;
  // A browser may keep the state of the controls over a reload.
  filter();
  arrive();
})();
