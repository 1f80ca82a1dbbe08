// The pages whose addresses are nearest to the one that is not there.

const MOST = 3;
const FAR = 0.4; // of the letters
const BESIDE = 0.1; // as good as the best, nearly

for (const place of document.querySelectorAll(".missing__near")) {
  suggest(place).catch(() => {});
}

// Search begins with the words of the address.
const words = decodeURI(location.pathname).split("/").filter(Boolean).pop() ?? "";
for (const link of document.querySelectorAll("a.search")) {
  link.search = new URLSearchParams({ q: words.replace(/\.\w+$/, "").replaceAll("-", " ") });
}

async function suggest(place) {
  const { list } = place.dataset;
  const answer = await fetch(list);
  if (!answer.ok) return;
  const root = document.querySelector("[data-home]").dataset.home;
  const sought = plain(location.pathname, root);
  const pages = [...(await answer.text()).matchAll(/^- \[(.+?)\]\((\S+?)index\.md\)/gm)].map(([, title, url]) => {
    const address = new URL(url).pathname;
    return { title, address, far: distance(sought, plain(address, root)) };
  });
  const best = Math.min(...pages.map(({ far }) => far));
  if (best > FAR) return;
  const near = pages.filter(({ far }) => far <= best + BESIDE).sort((one, other) => one.far - other.far);
  for (const { title, address } of near.slice(0, MOST)) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    line.append(link);
    place.querySelector("ul").append(line);
  }
  place.hidden = false;
}

// An address without its language and ending.
function plain(path, root) {
  const inside = decodeURI(path).toLowerCase().slice(root.length);
  return inside.replace(/^(en|nb|no)\//, "").replace(/(index)?(\.(html?|md))?\/*$/, "");
}

// The share of letters that must be changed to make one of the other (Levenshtein 1966); the last part alone may do.
function distance(sought, address) {
  const last = (path) => path.slice(path.lastIndexOf("/") + 1);
  const pairs = [[sought, address], [last(sought), last(address)]].filter(([one, other]) => one && other);
  return Math.min(1, ...pairs.map(([one, other]) => edits(one, other) / Math.max(one.length, other.length)));
}

function edits(one, other) {
  let row = [...other, ""].map((_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to++) {
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (letter === other[to - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}
