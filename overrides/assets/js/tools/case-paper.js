// Copies the template as plain text. Without this script the same text is one link away.

const paper = document.querySelector("[data-tool=case-paper]");
const button = paper.querySelector(".paper__copy");
const said = paper.querySelector("[role=status]");

if (navigator.clipboard && window.ClipboardItem) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    // The promise is handed over, not its text: Safari lets a press write only what it began itself.
    const text = fetch(paper.dataset.text).then((answer) => answer.blob());
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      said.textContent = paper.dataset.copied;
    } catch {
      location.assign(paper.dataset.text); // to be copied by hand
    }
  });
}
