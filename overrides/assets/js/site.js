// What every page does with a script; all of it can be done without.

import { carrySection } from "./carry.js";
import { citeInPlace, offerCopies } from "./cite.js";
import { offerSearch } from "./search/offer.js";
import { offerSchemes } from "./scheme.js";
import { closeSheets } from "./sheets.js";

offerSchemes();
closeSheets();
carrySection();
offerCopies();
citeInPlace();
offerSearch();
