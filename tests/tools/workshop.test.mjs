// The clock, the minutes and the calendar file of a workshop, in Node's own test runner.

import assert from "node:assert/strict";
import { test } from "node:test";

import { folded } from "../../overrides/assets/js/tools/workshop/calendar.js";
import { MINUTE, face, fresh, left, lengthened, moved, paused, read, settled, started, written } from "../../overrides/assets/js/tools/workshop/clock.js";
import { LONGEST, clock, each, fitted, shared } from "../../overrides/assets/js/tools/workshop/plan.js";
import { draws } from "./random.mjs";

const { below, of } = draws(20261122);
const PLAN = [10, 5, 15, 5, 15, 20, 5].map((minutes, number) => ({ id: `part-${number}`, minutes }));
const IDS = PLAN.map((part) => part.id);
const DAY = Date.UTC(2026, 10, 22, 9);

test("whatever is done, and however long the machine sleeps, each part has had the time in which it ran", () => {
  for (let round = 0; round < 600; round += 1) {
    let now = DAY + below(1e9);
    let state = fresh(PLAN, now);
    const truth = { at: 0, running: false, spent: PLAN.map(() => 0), minutes: PLAN.map((part) => part.minutes) };
    for (let time = 0; time < 60; time += 1) {
      const passed = of([0, 1, 249, 250, below(90_000), below(3 * 60 * MINUTE)]);
      now += passed;
      if (truth.running) truth.spent[truth.at] += passed;
      const act = below(8);
      if (act === 0) [state, truth.running] = [started(state, now), true];
      if (act === 1) [state, truth.running] = [paused(state, now), false];
      if (act === 2 || act === 3) {
        const by = act === 2 ? 1 : -1;
        state = moved(state, by, now);
        truth.at = Math.min(Math.max(truth.at + by, 0), PLAN.length - 1);
      }
      if (act === 4) {
        state = lengthened(state, now);
        truth.minutes[truth.at] += 1;
      }
      if (act === 5) state = settled(state, now); // somebody looks
      if (act === 6) state = read(written(state), IDS, now) ?? assert.fail("not read"); // the page is loaded anew
      // act 7: nobody looks, as when the machine sleeps
      const rest = truth.minutes.map((minutes, number) => minutes * MINUTE - truth.spent[number]);
      const after = rest.slice(truth.at + 1).reduce((sum, each) => sum + Math.max(0, each), 0);
      assert.equal(state.at, truth.at);
      assert.deepEqual(left(state, now), { part: rest[truth.at], whole: Math.max(0, rest[truth.at]) + after });
    }
  }
});

test("a clock that is set back takes nothing away, and time goes on from there", () => {
  for (let round = 0; round < 400; round += 1) {
    let now = DAY;
    let state = started(fresh(PLAN, now), now);
    let ran = 0;
    for (let time = 0; time < 40; time += 1) {
      if (below(4) === 0) now -= below(24 * 60 * MINUTE);
      else {
        const passed = below(5_000);
        now += passed;
        ran += passed;
      }
      state = settled(state, now);
      assert.equal(state.spent[0], ran);
    }
  }
});

test("what is kept is read as it was, and nothing else is", () => {
  const state = started(moved(fresh(PLAN, DAY), 1, DAY), DAY);
  assert.deepEqual(read(written(state), IDS, DAY), state);
  assert.deepEqual(read(written(state), IDS, DAY - MINUTE), state);
  assert.equal(read(written(state), IDS, DAY + 12 * 60 * MINUTE), null);
  assert.equal(read(written(state), [...IDS].reverse(), DAY), null);
  const wrong = [
    { v: 2 }, { at: 7 }, { at: -1 }, { at: "1" }, { running: 1 }, { stamp: null }, { stamp: 1e99 }, { spent: [0] },
    { spent: PLAN.map(() => -1) }, { spent: PLAN.map(() => 0.5) }, { spent: "0000000" }, { plan: [] }, { plan: null },
    { plan: PLAN.map((part) => ({ ...part, minutes: 0 })) }, { plan: PLAN.map((part) => ({ ...part, minutes: 601 })) },
    { plan: PLAN.map(() => null) },
  ];
  for (const change of wrong) assert.equal(read(JSON.stringify({ ...state, ...change }), IDS, DAY), null, JSON.stringify(change));
  for (const text of ["", "null", "[]", "{", "7", '"x"', '{"__proto__":{"v":1}}']) assert.equal(read(text, IDS, DAY), null, text);
});

test("the face of the clock counts down to nothing and up from it", () => {
  const faces = [[15 * MINUTE, "15:00"], [15 * MINUTE - 1, "15:00"], [59_001, "1:00"], [59_000, "0:59"], [1, "0:01"], [0, "0:00"], [-999, "0:00"], [-61_000, "1:01"], [100 * MINUTE, "100:00"]];
  for (const [time, said] of faces) assert.equal(face(time), said);
});

test("the minutes of a day add up to its total, none is without, and the discussions keep theirs where they can", () => {
  const parts = [10, 5, 15, 5, 15, 20, 5].map((minutes, number) => ({ minutes, fixed: number === 2 || number === 4 }));
  assert.deepEqual(fitted(parts, 75), parts.map((part) => part.minutes));
  for (let total = parts.length; total <= LONGEST; total += 1) {
    const list = fitted(parts, total);
    assert.equal(list.reduce((sum, minutes) => sum + minutes, 0), total);
    assert.ok(list.every((minutes) => Number.isInteger(minutes) && minutes >= 1));
    if (total >= 35) assert.deepEqual([list[2], list[4]], [15, 15]);
  }
  for (const none of [6, 0, -1, 601, 7.5, NaN, Infinity]) assert.equal(fitted(parts, none), null);
  for (let round = 0; round < 3000; round += 1) {
    const weights = Array.from({ length: 1 + below(9) }, () => 1 + below(120));
    const total = weights.length + below(400);
    const list = shared(weights, total);
    assert.equal(list.reduce((sum, minutes) => sum + minutes, 0), total);
    assert.ok(list.every((minutes) => minutes >= 1));
    const exact = weights.map((weight) => (weight * total) / weights.reduce((sum, each) => sum + each, 0));
    if (Math.min(...exact) >= 1) assert.ok(list.every((minutes, number) => Math.abs(minutes - exact[number]) < 1));
  }
});

test("times of day go on past midnight, and each group has a minute at least", () => {
  assert.deepEqual([clock("09:00", 75), clock("23:30", 45), clock("00:00", 0)], ["10:15", "00:15", "00:00"]);
  assert.deepEqual([each(20, 2), each(20, 5), each(20, 30)], [5, 2, 1]);
});

test("a line of a calendar file has at most 75 octets, and says the same when it is put together again", () => {
  for (let round = 0; round < 2000; round += 1) {
    const line = Array.from({ length: below(200) }, () => of(["a", "æ", "–", "😀", " ", "b"])).join("");
    const made = folded(line);
    assert.equal(made.replaceAll("\r\n ", ""), line);
    for (const part of made.split("\r\n")) assert.ok(new TextEncoder().encode(part).length <= 75);
  }
});
