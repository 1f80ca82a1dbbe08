// The clock of a workshop. It holds the time that each part has taken and the stamp to which that has been counted;
// nothing is counted in ticks. A machine that has slept has let time pass; one whose clock is set back has not.

export const MINUTE = 60_000;
const STALE = 12 * 60 * MINUTE;
const MOST = 600;

// A workshop that has not begun; `plan` is a list of `{ id, minutes }`.
export function fresh(plan, now) {
  return { v: 1, plan, at: 0, spent: plan.map(() => 0), running: false, stamp: now };
}

// The same workshop, with the time until now in the part that runs.
export function settled(state, now) {
  const passed = state.running ? Math.max(0, now - state.stamp) : 0;
  return { ...state, spent: state.spent.map((spent, number) => (number === state.at ? spent + passed : spent)), stamp: now };
}

export function started(state, now) {
  return { ...settled(state, now), running: true };
}

export function paused(state, now) {
  return { ...settled(state, now), running: false };
}

// On (1) or back (-1) by one part, within the programme; a part that is taken up again goes on where it was left.
export function moved(state, by, now) {
  const at = Math.min(Math.max(state.at + by, 0), state.plan.length - 1);
  return { ...settled(state, now), at };
}

// One more minute for the part that is on.
export function lengthened(state, now) {
  const longer = (part, number) => (number === state.at ? { ...part, minutes: Math.min(part.minutes + 1, MOST) } : part);
  return { ...settled(state, now), plan: state.plan.map(longer) };
}

// What is left now, in milliseconds: of the part (less than nothing when it is over its time) and of the whole.
export function left(state, now) {
  const { plan, spent, at } = settled(state, now);
  const of = (number) => plan[number].minutes * MINUTE - spent[number];
  const after = plan.map((part, number) => (number > at ? Math.max(0, of(number)) : 0));
  return { part: of(at), whole: Math.max(0, of(at)) + after.reduce((sum, each) => sum + each, 0) };
}

// `12:05`, as it is shown: up to the next second while there is time left, and the time over it afterwards.
export function face(milliseconds) {
  const seconds = milliseconds > 0 ? Math.ceil(milliseconds / 1000) : Math.floor(-milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function written(state) {
  return JSON.stringify(state);
}

// What was written, if it is a workshop of these parts that somebody may still be holding; null for all else.
export function read(text, ids, now) {
  let state;
  try {
    state = JSON.parse(text);
  } catch {
    return null;
  }
  return isWorkshop(state, ids) && now - state.stamp < STALE ? state : null;
}

function isWorkshop(state, ids) {
  if (state?.v !== 1 || !Array.isArray(state.plan) || !Array.isArray(state.spent)) return false;
  const whole = (number, least, most) => Number.isSafeInteger(number) && number >= least && number <= most;
  return state.plan.length === ids.length && state.spent.length === ids.length
    && state.plan.every((part, number) => part?.id === ids[number] && whole(part.minutes, 1, MOST))
    && state.spent.every((spent) => whole(spent, 0, Number.MAX_SAFE_INTEGER))
    && whole(state.at, 0, ids.length - 1) && typeof state.running === "boolean"
    && whole(state.stamp, 0, Number.MAX_SAFE_INTEGER);
}
