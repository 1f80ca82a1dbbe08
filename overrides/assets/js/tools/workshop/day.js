// The page: the minutes of the day, what they come to, and the way into the view.

import { element, filled } from "../spectrum/nodes.js";
import { save } from "../sheets/files.js";
import { keep, kept } from "../store.js";
import { calendar } from "./calendar.js";
import { fresh, read, written } from "./clock.js";
import { LONGEST, clock, each, fitted } from "./plan.js";
import { openView } from "./view.js";

const KEY = "workshop";

export function holdWorkshop(tool) {
  const words = tool.dataset;
  const field = (name) => tool.querySelector(`[name=${name}]`);
  const rows = [...tool.querySelectorAll("[data-step]")].map((row) => rowOf(row, words));
  const programme = rows.map(({ minutes, fixed }) => ({ minutes, fixed }));
  const ids = rows.map((row) => row.id);
  const total = field("total");
  const sum = tool.querySelector(".run__sum");
  const view = openView(tool, words, rows, remember);
  Object.assign(total, { min: rows.length, max: LONGEST });
  tool.querySelectorAll(".run__set, .run__actions").forEach((part) => { part.hidden = false; });

  function minutes() {
    return rows.map((row) => (row.input.checkValidity() ? row.input.valueAsNumber : row.minutes));
  }

  function show(changed) {
    const now = minutes();
    const all = now.reduce((before, after) => before + after, 0);
    const start = field("start").value;
    const groups = field("groups");
    let at = 0;
    rows.forEach((row, number) => {
      row.time.textContent = start ? `${clock(start, at)}–${clock(start, at + now[number])}` : `${at}–${at + now[number]}`;
      at += now[number];
    });
    if (changed !== total) total.value = all;
    const said = [filled(words.sum, { total: all })];
    if (start) said.push(filled(words.ends, { end: clock(start, all) }));
    const summing = now[ids.indexOf("oppsummering")];
    if (groups.checkValidity() && summing) said.push(filled(words.eachGroup, { minutes: each(summing, groups.valueAsNumber) }));
    sum.textContent = said.join(" ");
  }

  function put(list) {
    list.forEach((value, number) => { rows[number].input.value = value; });
  }

  // What the reader has started is kept until the reader ends it; nothing is kept before.
  function remember(state) {
    keep(KEY, state && written(state));
    show();
  }

  function remembered() {
    const text = kept(KEY);
    const state = text && read(text, ids, Date.now());
    if (text && !state) keep(KEY);
    if (state) put(state.plan.map((part) => part.minutes));
    return state;
  }

  total.addEventListener("change", () => {
    const list = fitted(programme, total.valueAsNumber);
    if (list) put(list);
    show();
  });
  tool.addEventListener("input", ({ target }) => target.closest(".run__set, .run__minutes") && show(target));
  tool.querySelector(".run__restore").addEventListener("click", () => {
    put(programme.map((part) => part.minutes));
    show();
  });
  tool.querySelector(".run__open").addEventListener("click", () => {
    view.open(remembered() ?? fresh(rows.map(({ id }, number) => ({ id, minutes: minutes()[number] })), Date.now()));
  });
  tool.querySelector(".run__calendar").addEventListener("click", () => {
    const [day, time] = [field("day").value, field("start").value];
    if (!day || !time) {
      sum.textContent = words.noStart;
      field(day ? "start" : "day").focus();
      return;
    }
    const list = rows.map((row) => `${row.time.textContent} ${row.title}`);
    const whole = minutes().reduce((before, after) => before + after, 0);
    const url = location.href.replace(/#.*/, "");
    save(calendar({ title: words.name, description: list.join("\n"), url, day, time, minutes: whole, uid: crypto.randomUUID(), made: new Date() }), `${words.file}.ics`, "text/calendar");
    sum.textContent = words.saved;
  });
  // Another window of the same workshop has changed it.
  addEventListener("storage", ({ key }) => {
    if (key === KEY) view.follow(remembered());
  });

  const before = remembered();
  show();
  if (before) {
    sum.prepend(`${words.running} `);
    view.open(before);
  }
}

function rowOf(row, words) {
  const minutes = Number(row.dataset.minutes);
  const title = row.querySelector("th").textContent.trim();
  const input = element("input", {
    type: "number", min: 1, max: LONGEST, required: true, inputMode: "numeric", value: minutes,
    ariaLabel: filled(words.minutesOf, { title }),
  });
  row.querySelector(".run__minutes").replaceChildren(input);
  return { id: row.dataset.step, title, minutes, fixed: "fixed" in row.dataset, input, time: row.querySelector(".data__figures") };
}
