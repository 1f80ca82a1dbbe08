// The section goes along: into the other language, and into a mail about a fault. What a tool has put into the
// address (it has a `=`, which no id has) goes along instead.

import { followReader, named } from "./place.js";

const STAY = 1000; // ms in a section make it the one that is read; whoever scrolls up to the switch passes others

export function carrySection() {
  const languages = document.querySelectorAll("a.language");
  const beside = document.querySelector(".toc [data-report]");
  const below = document.querySelector(".report [data-report]");
  const mails = new Map([beside, below].filter(Boolean).map((link) => [link, link.href]));
  let staying;

  const lead = (place) => {
    const kept = location.hash.includes("=") ? location.hash : (place?.id ?? "");
    for (const link of languages) link.hash = kept;
  };
  const address = (link, section) => {
    const text = section?.matches("h2, h3, h4") ? `\n${section.textContent.trim()}` : "";
    if (link) link.href = mails.get(link) + (section ? encodeURIComponent(`#${section.id}${text}`) : "");
  };
  const arrive = () => {
    lead(named(location.hash));
    address(below, named(location.hash));
  };

  followReader((section, sectionOf) => {
    address(beside, section);
    clearTimeout(staying);
    if (!section) return;
    // What the address names says more than the section in which it stands.
    const target = named(location.hash);
    staying = setTimeout(lead, STAY, target && sectionOf(target) === section ? target : section);
  });
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
}
