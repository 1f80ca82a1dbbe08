// The form, its address and what follows from it on the page. The address is the record: there is no other.

import { NAME, PAIRS, SERVICES, UNPLACED, decode, encode, isName, tidy } from "./codec.js";
import { markAlone } from "./drawing.js";
import { letter } from "./picture.js";
import { isBlank } from "./profile.js";
import { offerActions } from "./actions.js";
import { showPlaces } from "./result.js";
import { button, element, filled } from "./nodes.js";

export function startPlacing(form) {
  const words = form.dataset;
  const state = { services: [blank()], active: 0 };
  const said = element("p", { className: "placing__said", role: "alert" });
  const bar = element("div", { className: "placing__services", role: "group", ariaLabel: words.services });
  const label = element("label", { className: "placing__name" });
  const name = element("input", { type: "text", maxLength: NAME, autocomplete: "off", spellcheck: false });
  const written = element("span", {});
  label.append(written, name);
  const remove = button("", () => change(() => state.services.splice(state.active, 1)));
  form.querySelector(".placing__form").before(said, bar, element("div", { className: "placing__naming" }, label, remove));

  // What is shown is made anew from the state; the focus stays where it was, or goes to the service that is edited.
  function show() {
    state.active = Math.min(state.active, state.services.length - 1);
    const mark = { mark: letter(state.active) };
    const among = bar.contains(document.activeElement);
    bar.replaceChildren(...state.services.map(choice), ...adding());
    if (among) bar.children[state.active].focus();
    const current = state.services[state.active];
    written.textContent = filled(words.name, mark);
    if (tidy(name.value) !== current.name) name.value = current.name;
    remove.textContent = filled(words.remove, mark);
    remove.hidden = state.services.length === 1;
    for (const radio of form.querySelectorAll("input[type=radio]")) {
      radio.checked = current.places[pairOf(radio)] === radio.value;
    }
    showPlaces(state.services, words);
  }

  function choice(service, number) {
    const title = service.name || filled(words.service, { mark: letter(number) });
    const made = button("", () => change(() => { state.active = number; }));
    made.append(markAlone(number), element("span", { textContent: title }));
    made.setAttribute("aria-pressed", `${number === state.active}`);
    return made;
  }

  function adding() {
    if (state.services.length === SERVICES) return [];
    return [button(`+ ${words.add}`, () => {
      change(() => { state.active = state.services.push(blank()) - 1; });
      name.focus();
    })];
  }

  // After a change the address says the same as the page.
  function change(act) {
    act();
    if (!state.services.length) state.services = [blank()];
    said.textContent = "";
    keep();
    show();
  }

  // As long as nothing has been placed, a section that the address names stays in it.
  function keep() {
    const empty = state.services.every(isBlank);
    if (empty && !decode(location.hash)) return;
    const address = empty ? location.pathname + location.search : `#${encode(state.services)}`;
    history.replaceState(history.state, "", address);
    for (const link of document.querySelectorAll("a.language")) link.hash = location.hash;
  }

  // An address that cannot be read is told of and changes nothing; an id leads to its section, and the record stays.
  function read() {
    const found = decode(location.hash);
    if (found?.fault) said.textContent = filled(words.refused, { fault: words[`fault${capital(found.fault)}`] });
    else if (found) {
      Object.assign(state, { services: found.services, active: 0 });
      said.textContent = "";
    }
    if (!found?.fault) keep();
    show();
  }

  function load(example) {
    const places = Object.fromEntries(example.dataset.places.split(" ").map((place) => place.split(":")));
    const service = { name: example.dataset.example, places: { ...blank().places, ...places } };
    if (isBlank(state.services[state.active])) change(() => { state.services[state.active] = service; });
    else if (state.services.length < SERVICES) change(() => { state.active = state.services.push(service) - 1; });
    else said.textContent = words.full;
  }

  name.addEventListener("input", () => {
    const wanted = tidy(name.value);
    name.setAttribute("aria-invalid", `${!isName(wanted)}`);
    if (isName(wanted)) change(() => { state.services[state.active].name = wanted; });
    else said.textContent = words.faultName;
  });
  form.addEventListener("change", ({ target }) => {
    if (target.type === "radio") change(() => { state.services[state.active].places[pairOf(target)] = target.value; });
  });
  for (const example of form.querySelectorAll("[data-example]")) {
    const put = button(words.load, () => load(example));
    put.setAttribute("aria-label", `${words.load}: ${example.dataset.example}`);
    example.append(" ", put);
  }
  offerActions(() => state.services, words, () => change(() => { state.services = []; }));
  addEventListener("hashchange", read);
  read();
}

function blank() {
  return { name: "", places: Object.fromEntries(PAIRS.map((pair) => [pair, UNPLACED])) };
}

function pairOf(radio) {
  return radio.closest("[data-pair]").dataset.pair;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
