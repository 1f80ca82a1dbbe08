// The way into search. Nothing of it is loaded before the reader wants it.
// Without this script the same link leads to the page that lists everything.

import { asked } from "./asked.js";

export function offerSearch() {
  const at = document.querySelector("[data-search]");
  if (!at) return;
  const load = () => import(`./${at.dataset.search}`);
  if (at.matches("form")) {
    const begin = () => load().catch(() => document.querySelector(".search__without").classList.remove("search__without"));
    at.addEventListener("submit", (event) => event.preventDefault());
    if (asked()) begin();
    else at.addEventListener("focusin", begin, { once: true });
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = at.className;
  button.setAttribute("aria-haspopup", "dialog");
  button.append(...at.childNodes);
  button.addEventListener("click", () => whileTyping(button, load).catch(() => location.assign(at.href)), { once: true });
  button.dataset.page = at.href;
  button.dataset.typed = "";
  at.replaceWith(button);
}

// What is typed before the field is there goes into it.
async function whileTyping(button, load) {
  const keep = (press) => {
    if (press.key.length > 1 || press.ctrlKey || press.metaKey || press.altKey) return;
    button.dataset.typed += press.key;
    press.preventDefault();
  };
  addEventListener("keydown", keep);
  await load().finally(() => removeEventListener("keydown", keep));
}
