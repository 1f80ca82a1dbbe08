// The minutes of the day.

export const LONGEST = 600;

// Whole minutes for parts (`{ minutes, fixed }`) that add up to a total, at least one each. The fixed ones keep theirs
// as long as the others can give way. Null for a total that is none.
export function fitted(parts, total) {
  if (!Number.isInteger(total) || total < parts.length || total > LONGEST) return null;
  const sum = (list) => list.reduce((all, each) => all + each.minutes, 0);
  const kept = sum(parts.filter((part) => part.fixed));
  const loose = parts.filter((part) => !part.fixed);
  if (!loose.length || total - kept < loose.length) return shared(parts.map((part) => part.minutes), total);
  const minutes = shared(loose.map((part) => part.minutes), total - kept);
  return parts.map((part) => (part.fixed ? part.minutes : minutes.shift()));
}

// A total in whole shares as the weights have it, at least one each: what is left over goes to the largest remainders.
export function shared(weights, total) {
  const free = total - weights.length;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => Math.max(0, (weight / all) * total - 1));
  const scale = free / (exact.reduce((sum, each) => sum + each, 0) || 1);
  const shares = exact.map((each) => Math.floor(each * scale));
  const order = [...weights.keys()].sort((a, b) => (exact[b] * scale) % 1 - (exact[a] * scale) % 1 || a - b);
  const over = free - shares.reduce((sum, each) => sum + each, 0);
  for (let number = 0; number < over; number += 1) shares[order[number % order.length]] += 1;
  return shares.map((each) => each + 1);
}

// Minutes after a time of day, as a time of day: `14:05`. The place of the start where there is no time, as `10`.
export function clock(start, minutes) {
  const [hour, minute] = start.split(":").map(Number);
  const at = (((hour * 60 + minute + minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
}

// The minutes that each group has, when half of the summing-up is for what the groups say.
export function each(minutes, groups) {
  return Math.max(1, Math.round(minutes / 2 / groups));
}
