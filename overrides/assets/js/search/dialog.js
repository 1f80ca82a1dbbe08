// Search over the page that is being read. Escape, the button and a press beside it close it; the focus goes back.

import { make } from "./make.js";
import { attend } from "./view.js";

export async function openDialog(button, { index, site, style, say }) {
  await dressed(style);
  const field = make("input", { type: "search", name: "q", id: "site-query", autocomplete: "off", enterkeyhint: "search", autofocus: "" });
  const results = make("div", { class: "search__results" });
  const form = make("form", { class: "search__form", role: "search" }, [
    make("label", { for: "site-query" }, [say.label]),
    field,
    make("button", { class: "button", type: "submit" }, [say.submit]),
  ]);
  const close = make("button", { class: "button search__close", type: "button" }, [say.close]);
  form.append(close);
  const dialog = make("dialog", { class: "search__dialog", "aria-label": say.title }, [form, results]);
  document.body.append(dialog);
  field.value = button.dataset.typed;
  attend(form, results, { index, site, say, most: 8, page: button.dataset.page });

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (press) => {
    if (press.target === dialog || press.target.closest("a")) dialog.close();
  });
  // Some browsers keep Escape for emptying a field of search.
  dialog.addEventListener("keydown", (press) => {
    if (press.key !== "Escape" || press.isComposing) return;
    press.preventDefault();
    dialog.close();
  });
  button.addEventListener("click", () => {
    dialog.showModal();
    field.select();
  });
  dialog.showModal();
  field.setSelectionRange(field.value.length, field.value.length);
}

// Nothing is shown before it looks as it should; without its looks it still works.
function dressed(style) {
  const link = make("link", { rel: "stylesheet", href: style });
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}
