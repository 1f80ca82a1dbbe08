// Placing services on the spectrum: a form, and an address that holds what was placed.
// Without this script the same form can be read, filled in and printed.

import { startPlacing } from "./spectrum/page.js";

startPlacing(document.querySelector("[data-tool=spectrum]"));
