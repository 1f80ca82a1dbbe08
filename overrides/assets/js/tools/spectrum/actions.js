// Taking the picture along: link, text, picture, paper.

import { canvas, svg } from "./drawing.js";
import { button, element, filled } from "./nodes.js";
import { called, lineOf, nameOf, pictureOf, titleOf } from "./result.js";
import { isPlaced } from "./profile.js";

export function offerActions(services, words, clear) {
  const said = element("p", { className: "placing__said", role: "status" });
  const byHand = element("textarea", { className: "placing__by-hand", readOnly: true, hidden: true, rows: 8, ariaLabel: words.byHand });
  const copy = async (text, done) => {
    byHand.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = done;
    } catch {
      said.textContent = words.byHand;
      Object.assign(byHand, { hidden: false, value: text }).select();
    }
  };
  const save = (blob, ending) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: `${words.file}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    said.textContent = words.saved;
  };
  document.querySelector("#fig-placing").after(
    element(
      "div",
      { className: "placing__actions" },
      button(words.copyLink, () => copy(location.href, words.copiedLink)),
      button(words.copyText, () => copy(textOf(services(), words), words.copiedText)),
      button(words.svg, () => save(asSvg(services(), words), "svg")),
      button(words.png, () => canvas(pictureOf("wide", services(), words, words.foot), 2).toBlob((blob) => save(blob, "png"))),
      button(words.print, () => print()),
      button(words.clear, clear),
    ),
    said,
    byHand,
  );
}

function asSvg(services, words) {
  const drawing = svg(pictureOf("wide", services, words, words.foot), nameOf(services, words), "wide");
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
}

// The placing as plain text for a case paper, with the page's own citation.
function textOf(services, words) {
  const parts = [words.textTitle];
  services.forEach((service, number) => parts.push("", titleOf(service, number, words), ...placesOf(service, words)));
  if (services.some(isPlaced)) {
    parts.push("", words.textLikely, ...linesOf(services, words));
    parts.push("", words.textQuestions, ...questions());
  }
  parts.push("", words.foot, filled(words.textLink, { link: location.href }));
  const source = document.querySelector(".cite__text");
  if (source) parts.push(filled(words.textSource, { source: source.textContent.trim() }));
  return `${parts.join("\n")}\n`;
}

function placesOf(service, words) {
  return [...document.querySelectorAll("fieldset[data-pair]")].map((form) =>
    filled(words.textPlace, {
      pair: form.querySelector("legend").textContent.trim(),
      place: called(form.dataset.pair, service.places[form.dataset.pair], words),
    }));
}

function linesOf(services, words) {
  return [...document.querySelectorAll("[data-line]")].flatMap((row) =>
    ["left", "right"].flatMap((side) => {
      const { text, numbers } = lineOf(row, side, services);
      const why = [...row.querySelectorAll(`[data-side=${side}] > span:not(.placing__tags)`)].map((each) => each.textContent).join(" ");
      const line = row.querySelector("th").textContent.trim();
      return numbers.length ? [filled(words.textLine, { line, words: withLetters(text, numbers, services), why })] : [];
    }));
}

function withLetters(text, numbers, services) {
  return services.length > 1 ? `${text} (${numbers.map((number) => "ABCD"[number]).join(", ")})` : text;
}

function questions() {
  return [...document.querySelectorAll("[data-to]")].flatMap((group) => {
    const asked = [...group.querySelectorAll("li:not([hidden])")].map((each) => {
      const text = (part) => each.querySelector(part)?.textContent ?? "";
      return `- ${text("b")} ${text("span")}${text(".placing__tags").replace(/[^(]*/, " ")}`.trimEnd();
    });
    return asked.length ? [group.dataset.to, ...asked] : [];
  });
}
