// The address of a placing and what places say, in Node's own test runner.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { NAME, PAIRS, SERVICES, decode, encode, isName, tidy } from "../../overrides/assets/js/tools/spectrum/codec.js";
import { corners, picture, wrapped } from "../../overrides/assets/js/tools/spectrum/picture.js";
import { isBlank, isPlaced, leaning, sides } from "../../overrides/assets/js/tools/spectrum/profile.js";

const read = (file) => readFileSync(new URL(file, import.meta.url), "utf-8").split("\n").filter((line) => line && !line.startsWith("#"));
const places = (code) => Object.fromEntries(PAIRS.map((pair, index) => [pair, code[index]]));

// A sequence of numbers from 0 to 1 that is the same each time (mulberry32).
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const draw = random(20261122);
const below = (end) => Math.floor(draw() * end);
const of = (list) => list[below(list.length)];
const RANGES = [[0x20, 0x7e], [0xa0, 0x24f], [0x370, 0x3ff], [0x4e00, 0x4eff], [0x1f600, 0x1f64f], [0, 0x10ffff]];

function name() {
  const signs = Array.from({ length: below(NAME + 1) }, () => {
    const [from, to] = of(RANGES);
    return String.fromCodePoint(from + below(to - from + 1));
  });
  const made = tidy(signs.join(""));
  return isName(made) ? made : tidy([...made].filter((sign) => isName(tidy(sign))).slice(0, NAME).join(""));
}

function services() {
  return Array.from({ length: 1 + below(SERVICES) }, () => {
    const made = name();
    return { name: isName(made) ? made : "", places: places(PAIRS.map(() => of([..."12345nq0"])).join("")) };
  });
}

test("what is written is read as it was, and what is read is written as it was", () => {
  let named = 0;
  for (let time = 0; time < 5000; time += 1) {
    const wanted = services();
    const address = encode(wanted);
    named += wanted.filter((each) => each.name).length;
    assert.match(address, /^v1=[0-5nq]{6}(\.[\w%-]+)?(\/[0-5nq]{6}(\.[\w%-]+)?){0,3}$/);
    assert.deepEqual(decode(`#${address}`), { services: wanted });
    assert.equal(encode(decode(address).services), address);
  }
  assert.ok(named > 5000);
});

test("an address spoiled anywhere is read as something that can be written, or refused", () => {
  const faults = new Set();
  for (let time = 0; time < 8000; time += 1) {
    const address = encode(services());
    const at = below(address.length + 1);
    const [from, to] = of(RANGES);
    const spoiled = address.slice(0, at) + String.fromCharCode(from + below(Math.min(to, 0xffff) - from + 1)) + address.slice(at + below(3));
    const found = decode(spoiled);
    if (found === null) assert.ok(!spoiled.includes("="));
    else if (found.fault) faults.add(found.fault);
    else assert.deepEqual(decode(encode(found.services)), found);
  }
  assert.ok(faults.has("form") && faults.has("name"));
});

test("an address that has been published is read and written for ever", () => {
  const lines = read("addresses.txt");
  assert.ok(lines.length >= 6);
  for (const line of lines) {
    const [address, says] = line.split("\t");
    const expected = JSON.parse(says).map((each) => ({ ...each, places: places(each.places) }));
    assert.deepEqual(decode(address), { services: expected });
    assert.equal(encode(expected), address);
  }
});

test("a hostile address is refused, and the fault is named", () => {
  for (const line of read("hostile.txt")) {
    const [fault, address] = line.split("\t");
    assert.deepEqual(decode(`#${address}`), { fault }, address);
  }
  assert.deepEqual(decode(`v1=111111.${"A".repeat(NAME)}`).services.length, 1);
  assert.deepEqual(decode(`v1=111111.${"A".repeat(NAME + 1)}`), { fault: "name" });
  assert.deepEqual(decode(`v1=111111.\ud800`), { fault: "name" });
  assert.deepEqual(decode(`v1=${"1".repeat(1e6)}`), { fault: "long" });
});

test("the longest address that can be written is read", () => {
  const longest = { name: "\u{1f691}".repeat(NAME), places: places("111111") };
  const four = Array.from({ length: SERVICES }, () => longest);
  assert.deepEqual(decode(encode(four)), { services: four });
  assert.deepEqual(decode(`${encode(four)}A`), { fault: "long" });
});

test("an id is none of ours", () => {
  for (const id of ["", "#", "#bildet", "v1", "fn:lysarkene"]) assert.equal(decode(id), null);
});

test("an escape that a program has added or left out changes nothing", () => {
  const [pris] = decode("v1=111111.Pris_p%C3%A5_det").services;
  for (const other of ["Pris%20p%c3%a5%20det", "Pris på det", "%50ris_p%C3%A5_det"]) {
    assert.deepEqual(decode(`v1=111111.${other}`).services, [pris]);
  }
});

test("a place speaks for its side, the middle for both", () => {
  assert.deepEqual([..."12345nq0"].map((place) => sides(place).join()), ["left", "left", "left,right", "right", "right", "", "unknown", ""]);
  const two = [{ places: { a: "1" } }, { places: { a: "3" } }];
  assert.deepEqual([leaning(two, "a", "left"), leaning(two, "a", "right"), leaning(two, "a", "unknown")], [[0, 1], [1], []]);
  assert.ok(isBlank({ name: "", places: { a: "0" } }) && !isBlank({ name: "A", places: { a: "0" } }));
  assert.ok(isPlaced({ places: { a: "n" } }) && !isPlaced({ places: { a: "0" } }));
});

const measure = (text, size, bold) => [...text].length * size * (bold ? 0.62 : 0.56);
const line = (text, numbers) => ({ text, numbers });

function drawn(look, codes) {
  return picture(look, {
    services: codes.map((code, number) => ({ label: "Et langt navn ".repeat(5) + number, places: places(code) })),
    pairs: PAIRS.map((id) => ({ id, left: "Digitaliserte tjenester", right: "Transformerte tjenester" })),
    lines: Array.from({ length: 7 }, () => ({ left: line("Hovedsakelig personopplysninger", [0, 1, 2, 3]), right: line("Stordata", []) })),
    words: { left: "Venstre dataprofil", right: "Høyre dataprofil", foot: "Et spekter, ikke en stige.", q: "Vet ikke", n: "Gjelder ikke" },
    measure,
  });
}

for (const look of ["wide", "narrow"]) {
  test(`nothing runs out of the ${look} picture, and no two marks lie on each other`, () => {
    for (let time = 0; time < 200; time += 1) {
      const codes = Array.from({ length: 4 }, () => PAIRS.map(() => of([..."12345nq0"])).join(""));
      const { width, height, shapes } = drawn(look, codes);
      for (const shape of shapes) {
        const wide = shape.kind === "text" ? measure(shape.text, shape.size, shape.bold) : 0;
        const left = (shape.x ?? shape.x1) - { start: 0, middle: wide / 2, end: wide }[shape.anchor ?? "start"];
        assert.ok(left >= 0 && left + wide <= width + 1, JSON.stringify(shape));
        assert.ok((shape.y ?? shape.y1) >= 0 && (shape.y ?? shape.y1) <= height, JSON.stringify(shape));
      }
      const marks = shapes.filter((shape) => shape.kind === "mark");
      const placed = codes.join("").replace(/[nq0]/g, "").length;
      assert.equal(marks.length, 4 + 7 * 4 + placed);
      for (const [number, mark] of marks.entries()) {
        for (const other of marks.slice(number + 1)) {
          assert.ok(Math.hypot(mark.x - other.x, mark.y - other.y) >= mark.size + other.size, JSON.stringify([mark, other]));
        }
      }
    }
  });
}

test("what is on no axis is said in words", () => {
  const { shapes } = drawn("wide", ["qqqqqq", "nnnnnn", "000000", "qqqqqq"]);
  assert.equal(shapes.filter((shape) => shape.text === "A, D: vet ikke · B: gjelder ikke").length, 6);
});

test("each service has a shape of its own", () => {
  assert.equal(new Set([0, 1, 2, 3].map((number) => corners(number, 0, 0, 10).join())).size, 4);
});

test("a long word is broken, and no text is lost", () => {
  const rows = wrapped("en personvernkonsekvensvurdering til", 10, (text) => text.length);
  assert.ok(rows.every((row) => row.length <= 10));
  assert.equal(rows.join("").replaceAll(" ", ""), "enpersonvernkonsekvensvurderingtil");
});
