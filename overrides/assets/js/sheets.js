// A sheet closes when something on it is chosen, and when the focus goes on: it covers nothing that is in use.

export function closeSheets() {
  const sheetOf = (element) => element.closest?.("[popover]:popover-open");
  addEventListener("click", ({ target }) => target.closest?.("a") && sheetOf(target)?.hidePopover());
  addEventListener("focusout", ({ target, relatedTarget: next }) => {
    const sheet = sheetOf(target);
    if (sheet && next && !sheet.contains(next) && next.popoverTargetElement !== sheet) sheet.hidePopover();
  });
}
