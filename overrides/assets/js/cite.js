// Today in the place for the day, and beside each citation a button that copies it.
// Without this script the same text stands on the page, and a press marks the whole of it.

export function offerCopies() {
  const box = document.querySelector(".cite");
  if (!box) return;
  const said = box.querySelector("[role=status]");
  for (const text of box.querySelectorAll(".cite__text")) {
    fillInToday(text);
    if (navigator.clipboard) addButton(text, box, said);
  }
  box.querySelector(".cite__fill")?.remove();
}

function fillInToday(text) {
  if (!text.dataset.day) return;
  const today = new Intl.DateTimeFormat(text.dataset.day, { dateStyle: "long" }).format();
  text.lastChild.data = text.lastChild.data.replace(/\[[a-z]+\](?!.*\[)/, today);
}

function addButton(text, box, said) {
  const label = text.previousElementSibling;
  const name = label.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite__copy";
  button.textContent = box.dataset.copy;
  button.setAttribute("aria-label", `${box.dataset.copy}: ${name}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = `${box.dataset.copied}: ${name}`;
    box.querySelectorAll(".cite__copy").forEach((each) => {
      each.textContent = each === button ? box.dataset.copied : box.dataset.copy;
    });
  });
  label.append(" ", button);
}
