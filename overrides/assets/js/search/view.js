// The answers to what stands in a field, as links, and how many they are for those who hear the page.

import { asked } from "./asked.js";
import { excerpt, marked } from "./excerpt.js";
import { make } from "./make.js";

const PAUSE = 400, TYPING = 120;

export function attend(form, results, { index, site, say, most, page, keep }) {
  const field = form.elements.q;
  const status = make("p", { class: "search__status", role: "status" });
  const list = make("ol", { class: "search__list" });
  const more = page ? make("a", { class: "search__more" }) : make("button", { class: "button search__more", type: "button" });
  results.replaceChildren(status, list);
  let turn = 0, speaking = 0, typing = 0, shown = most;

  const tell = (text) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => { status.textContent = text; }, PAUSE);
  };

  async function answer() {
    const query = field.value.trim(), mine = ++turn;
    if (keep) history.replaceState(history.state, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      list.replaceChildren();
      more.remove();
      tell("");
      return;
    }
    try {
      const engine = await index;
      const { found, sought } = await engine.search(field.value.trimStart());
      const answers = await Promise.all(found.slice(0, shown).map(([section]) => engine.section(section)));
      if (mine !== turn) return;
      list.replaceChildren(...answers.map((each) => item(each, engine, sought, site)));
      list.dataset.query = query;
      tell((found.length === 1 ? say.one : found.length ? say.many : say.none).replace("{count}", found.length).replace("{query}", query));
      more.textContent = say.more.replace("{count}", found.length);
      if (page) more.href = at(query);
      if (found.length > shown) results.append(more);
      else more.remove();
    } catch {
      if (mine === turn) tell(say.failed);
    }
  }

  const at = (query) => `${page}#q=${encodeURIComponent(query)}`;
  const begin = () => { shown = most; answer(); };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (page) location.assign(at(field.value.trim()));
    else begin();
  });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(begin, list.childElementCount ? TYPING : 0);
  });
  if (!page) {
    more.addEventListener("click", async () => {
      const next = shown;
      shown += most;
      await answer();
      list.children[next]?.querySelector("a").focus();
    });
  }
  if (!field.value && keep) field.value = asked();
  if (field.value) begin();
}

function item({ address, title, id, heading, above, text }, engine, sought, site) {
  const way = new URL(address + (id ? `#${id}` : ""), site);
  const where = id ? [title, ...above].join(" › ") : "";
  return make("li", {}, [
    make("a", { href: way.href }, marked(heading, engine, sought)),
    ...(where ? [make("p", { class: "search__where" }, [where])] : []),
    make("p", { class: "search__text" }, excerpt(text, engine, sought)),
  ]);
}
