// Today in the place for the day, the buttons that copy a citation, and those of a section without leaving it.
// Without this script the same text stands on the pages, and a press marks the whole of it.

export function offerCopies(box = document.querySelector(".cite")) {
  if (!box) return;
  if ("clipboard" in navigator) {
    box.querySelectorAll(".cite__copy").forEach((button) => (button.hidden = false));
    box.addEventListener("click", ({ target }) => {
      const button = target.closest(".cite__copy");
      if (button) copyAt(button, box);
    });
  }
  whenSeen(box, () => box.querySelectorAll(".cite__text").forEach(fillInToday));
}

// Naming a month costs more than all else that a page does with a script, and few readers come this far.
function whenSeen(box, act) {
  if (!box.isConnected) return act();
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    act();
  });
  seen.observe(box);
  addEventListener("beforeprint", act, { once: true });
}

function fillInToday(text) {
  if (!text.dataset.day) return;
  const today = new Intl.DateTimeFormat(text.dataset.day, { dateStyle: "long" }).format();
  text.lastChild.data = text.lastChild.data.replace(/\[[a-z]+\](?!.*\[)/, today);
}

async function copyAt(button, box) {
  const { copy, copied } = box.dataset;
  const text = button.parentElement.nextElementSibling;
  fillInToday(text);
  await navigator.clipboard.writeText(text.textContent);
  for (const each of box.querySelectorAll(".cite__copy")) each.textContent = each === button ? copied : copy;
  box.querySelector("[role=status]").textContent = button.getAttribute("aria-label").replace(copy, copied);
}

// A press on the link beside a heading shows the citations of that section, from the page that the link leads to.

export function citeInPlace() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.headerlink[href^='citation.html#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const part = await citationsAt(link.href).catch(() => null);
    if (part) show(part, link.getAttribute("aria-label"));
    else location.assign(link.href);
  });
}

function citationsAt(address) {
  return new Promise((found, failed) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("load", () => {
      const id = decodeURIComponent(new URL(address).hash.slice(1));
      const part = request.status === 200 && request.response?.getElementById(id);
      if (part) found(part);
      else failed();
    });
    request.addEventListener("error", failed);
    request.open("GET", address);
    request.send();
  });
}

function show(part, name) {
  const box = document.importNode(part.closest(".cite"), false);
  const dialog = document.createElement("dialog");
  const heading = part.querySelector("h2");
  const close = document.createElement("button");
  const said = document.createElement("p");
  close.type = "button";
  close.className = "cite__close";
  close.textContent = box.dataset.close;
  close.addEventListener("click", () => dialog.close());
  said.className = "unseen";
  said.setAttribute("role", "status");
  dialog.className = "cite-dialog";
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.setAttribute("closedby", "any");
  box.append(document.importNode(part, true), said, close);
  box.querySelector(".cite__part").removeAttribute("id");
  box.querySelector(".cite__about")?.remove();
  dialog.append(box);
  dialog.addEventListener("close", () => dialog.remove());
  offerCopies(box);
  document.body.append(dialog);
  box.querySelector("h2").textContent = name;
  dialog.showModal();
}
