// Holding the workshop: the minutes of the day, a calendar file, and the view on a big screen.
// Without this script the programme, the slides and the notes can be read and printed.

import { holdWorkshop } from "./workshop/day.js";

holdWorkshop(document.querySelector("[data-tool=workshop]"));
