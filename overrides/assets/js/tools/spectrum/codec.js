// The address of a placing, `#v1=12121q.Pris_i_barnehagen`, and back. The grammar is in manual/tools.md.
// What v1 says is published in case papers and holds for ever: another form gets another number.

// The order of the six characters of a service, whatever order the page shows.
export const PAIRS = [
  "regler-sannsynlighet",
  "reaktiv-proaktiv",
  "sanntid-prediksjon",
  "digitaliserte-transformerte",
  "identifisering-klassifisering",
  "statisk-kontinuerlig",
];

export const UNPLACED = "0";
export const SERVICES = 4;
export const NAME = 80;

const START = "v1=";
const PLACES = new RegExp(`^[1-5nq0]{${PAIRS.length}}$`);
const LONGEST = START.length + SERVICES * (PAIRS.length + 2 + NAME * 12) - 1;

// Control and format characters (bidirectional marks, zero width), lone surrogates, private use, lines, markup.
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>]/u;

// The fragment, without `#`, of services with a `name` and `places` by the id of the pair.
export function encode(services) {
  return START + services.map(({ name, places }) => {
    const code = PAIRS.map((pair) => places[pair] ?? UNPLACED).join("");
    return name ? `${code}.${escaped(name)}` : code;
  }).join("/");
}

// What a fragment, with or without `#`, says: `{ services }`; `{ fault }` names what is wrong with it.
// Nothing (null) for a fragment without `=`, which is the id of a section.
export function decode(fragment) {
  const text = fragment.replace(/^#/, "");
  if (!text.includes("=")) return null;
  if (text.length > LONGEST) return { fault: "long" };
  if (!text.startsWith(START)) return { fault: /^v\d+=/.test(text) ? "version" : "form" };
  const services = text.slice(START.length).split("/").map(service);
  if (services.length > SERVICES) return { fault: "many" };
  return services.find((each) => each.fault) ?? { services };
}

// A name as it is kept: composed letters, single spaces, none at the ends.
export function tidy(name) {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}

// Whether a name can be kept as it is.
export function isName(name) {
  return name === tidy(name) && [...name].length <= NAME && !REFUSED.test(name);
}

function service(text) {
  const dot = text.indexOf(".");
  const code = dot < 0 ? text : text.slice(0, dot);
  if (!PLACES.test(code)) return { fault: "form" };
  const places = Object.fromEntries(PAIRS.map((pair, index) => [pair, code[index]]));
  if (dot < 0) return { name: "", places };
  const name = unescaped(text.slice(dot + 1));
  return name && isName(name) ? { name, places } : { fault: "name" };
}

// Letters and digits of ASCII and the hyphen stand for themselves, so that no program cuts the address short.
function escaped(name) {
  const hex = (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name).replace(/[_.!~*'()]/g, hex).replaceAll("%20", "_");
}

// Programs that pass an address on may escape more or less of it: any escape of the same name is read.
function unescaped(text) {
  try {
    return decodeURIComponent(text.replaceAll("_", " "));
  } catch {
    return "";
  }
}
