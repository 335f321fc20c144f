// Small enhancements. Every page works without them.
import "./trusted"; // first: the others use it
import { initAll } from "nhsuk-frontend";
import "htmx.org";
import { startPasskeys } from "./passkeys";
import { startSearch } from "./search";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
startSearch();
startPasskeys();

import { followWeights } from "./weights";

document.querySelectorAll<HTMLFormElement>("form[data-weights]").forEach(followWeights);

import { followGrid } from "./grid";

document.querySelectorAll<HTMLTableElement>("table[data-grid]").forEach(followGrid);

import { followDrivers } from "./drivers";
import { follow, followIdeas } from "./pictures";

follow(document);
document.querySelectorAll<HTMLElement>("[data-drivers]").forEach(followDrivers);
document.querySelectorAll<HTMLElement>("[data-ideas]").forEach(followIdeas);

import { keepDrafts } from "./drafts";

keepDrafts(document);
