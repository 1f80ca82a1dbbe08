// The view on a big screen: one part at a time, its time, and what comes next; for whoever leads, the notes.

import { filled } from "../spectrum/nodes.js";
import { chime } from "./chime.js";
import { MINUTE, face, left, lengthened, moved, paused, settled, started } from "./clock.js";

const TICK = 250; // ms between two looks at the clock
const KEYS = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 };

// `keep` is told of each state that must outlive the page, and of null when there is none any longer.
export function openView(tool, words, rows, keep) {
  const stage = tool.querySelector(".stage");
  const part = (name) => stage.querySelector(`.stage__${name}`);
  let state = null;
  let begun = false;
  let shown = -1;
  let told = -1;
  let sure = false;
  let ticking;

  function tick() {
    state = settled(state, Date.now());
    show();
  }

  // After a press: what it does is done to the time until now, and kept once the workshop has begun.
  function change(act) {
    state = act(state, Date.now());
    begun ||= state.running;
    sure = false;
    part("said").textContent = "";
    if (begun) keep(state);
    show();
  }

  function show() {
    const now = Date.now();
    const time = left(state, now);
    const over = time.part <= 0;
    const row = rows[state.at];
    if (shown !== state.at) showSlide(row);
    part("left").textContent = face(time.part);
    part("word").textContent = over ? words.over : state.running || !begun ? words.left : words.paused;
    part("whole").textContent = filled(words.whole, { minutes: Math.ceil(time.whole / MINUTE), end: clockTime(now + time.whole) });
    const next = rows[state.at + 1];
    part("next").textContent = next ? filled(words.next, { title: next.title }) : words.last;
    part("go").textContent = state.running ? words.pause : begun ? words.goOn : words.begin;
    part("back").disabled = state.at === 0;
    part("on").disabled = !next;
    const share = 1 - time.part / (state.plan[state.at].minutes * MINUTE);
    part("done").style.setProperty("inline-size", `${Math.min(100, Math.max(0, share * 100))}%`);
    stage.classList.toggle("stage--over", over);
    stage.classList.toggle("stage--paused", begun && !state.running);
    if (over && told !== state.at) tellOfEnd(row);
    else if (!over && told === state.at) told = -1;
  }

  function showSlide(row) {
    const source = tool.querySelector(`[data-slide="${row.id}"]`);
    part("slide").replaceChildren(source.querySelector(".slide").cloneNode(true));
    part("notes").replaceChildren(source.querySelector(".slide__notes").cloneNode(true));
    part("slide").scrollTop = 0;
    part("notes").scrollTop = 0;
    part("where").textContent = filled(words.part, { number: state.at + 1, count: rows.length });
    part("title").textContent = row.title;
    shown = state.at;
    told = -1;
  }

  function tellOfEnd(row) {
    told = state.at;
    part("said").textContent = filled(words.timeUp, { title: row.title });
    if (pressed("sound")) chime();
  }

  function pressed(name) {
    return part(name).getAttribute("aria-pressed") === "true";
  }

  function press(name, on) {
    part(name).setAttribute("aria-pressed", `${on}`);
  }

  const toggle = () => change(state.running ? paused : started);
  const move = (by) => change((before, now) => moved(before, by, now));

  function end() {
    if (!sure && begun) {
      sure = true;
      part("said").textContent = words.endSure;
      return;
    }
    begun = false;
    keep(null);
    stage.close();
  }

  part("go").addEventListener("click", toggle);
  part("back").addEventListener("click", () => move(-1));
  part("on").addEventListener("click", () => move(1));
  part("minute").addEventListener("click", () => change(lengthened));
  part("close").addEventListener("click", () => stage.close());
  part("end").addEventListener("click", end);
  part("show").addEventListener("click", () => {
    press("show", part("notes").hidden);
    part("notes").hidden = !pressed("show");
  });
  part("sound").addEventListener("click", () => {
    press("sound", !pressed("sound"));
    if (pressed("sound")) chime();
  });
  if (document.fullscreenEnabled) {
    part("full").addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else part("screen").requestFullscreen().catch(() => {});
    });
    part("screen").addEventListener("fullscreenchange", () => press("full", Boolean(document.fullscreenElement)));
  } else part("full").hidden = true;

  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const onButton = event.target.closest("button, a");
    if (KEYS[event.key]) move(KEYS[event.key]);
    else if (event.key === " " && !onButton) toggle();
    else return;
    event.preventDefault();
  });
  stage.addEventListener("close", () => {
    clearInterval(ticking);
    if (document.fullscreenElement) document.exitFullscreen();
  });
  addEventListener("pagehide", () => {
    if (begun) keep(settled(state, Date.now()));
  });

  return {
    open(given) {
      state = settled(given, Date.now());
      begun = given.running || given.spent.some((spent) => spent > 0);
      shown = -1;
      sure = false;
      part("said").textContent = "";
      show();
      if (!stage.open) stage.showModal();
      part("go").focus();
      clearInterval(ticking);
      ticking = setInterval(tick, TICK);
    },
    // Another window has changed the workshop, or ended it (null).
    follow(given) {
      begun = Boolean(given);
      if (given) state = settled(given, Date.now());
      if (!stage.open) return;
      if (given) show();
      else stage.close();
    },
  };
}

function clockTime(stamp) {
  const date = new Date(stamp);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}
