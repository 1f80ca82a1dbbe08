// What every page does with a script; all of it can be done without.

import { offerCopies } from "./cite.js";

offerCopies();
