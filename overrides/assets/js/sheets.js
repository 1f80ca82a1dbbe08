// A sheet closes when something on it is chosen, and when the focus goes on: it covers nothing that is in use.

export function closeSheets() {
  for (const sheet of document.querySelectorAll("[popover]")) {
    const close = () => sheet.matches(":popover-open") && sheet.hidePopover();
    sheet.addEventListener("click", ({ target }) => target.closest("a") && close());
    sheet.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && !sheet.contains(next) && next.popoverTargetElement !== sheet) close();
    });
  }
}
