// Today in the place for the day, and beside each citation a button that copies it.
// Without this script the same text stands on the page, and a press marks the whole of it.

const box = document.querySelector(".cite");
const said = box.querySelector("[role=status]");

for (const text of box.querySelectorAll(".cite__text")) {
  const last = text.lastChild;
  const today = new Intl.DateTimeFormat(text.dataset.day, { dateStyle: "long" }).format();
  if (text.dataset.day) last.data = last.data.replace(/\[[a-z]+\](?!.*\[)/, today);

  if (!navigator.clipboard) continue;
  const label = text.previousElementSibling;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite__copy";
  button.textContent = box.dataset.copy;
  button.setAttribute("aria-label", `${box.dataset.copy}: ${label.textContent}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = `${box.dataset.copied}: ${label.firstChild.textContent}`;
    box.querySelectorAll(".cite__copy").forEach((each) => {
      each.textContent = each === button ? box.dataset.copied : box.dataset.copy;
    });
  });
  label.append(" ", button);
}
box.querySelector(".cite__fill")?.remove();
