// Where the reader is on the page. Nothing is measured while one scrolls: the browser tells what has passed.

const PASSED = { rootMargin: "1000000px 0px -66%" };

// Marks the section that is read in the contents, and tells it; null above the first. Also told is a function from an
// element to the heading of its section. Before the first heading has been passed nothing is looked up: many never go on.
export function followReader(tell) {
  const first = named(document.querySelector(".toc a[href^='#']")?.hash);
  if (!first) return;
  const begin = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    begin.disconnect();
    follow(tell);
  }, PASSED);
  begin.observe(first);
}

function follow(tell) {
  const links = new Map();
  for (const link of document.querySelectorAll(".toc a[href^='#']")) {
    const heading = named(link.hash);
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const passed = new Set();
  let section = null;

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) passed[isIntersecting ? "add" : "delete"](target);
      const now = headings.findLast((each) => passed.has(each)) ?? null;
      if (now === section) return;
      links.get(section)?.removeAttribute("aria-current");
      section = now;
      mark(links.get(section));
      tell(section, sectionOf);
    },
    PASSED,
  );
  headings.forEach((each) => watcher.observe(each));
  const begins = (each, element) => each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  const sectionOf = (element) => headings.findLast((each) => each === element || begins(each, element));
}

// The element that the part of an address after `#` names.
export function named(hash) {
  try {
    return hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch {
    return null;
  }
}

function mark(link) {
  if (!link) return;
  link.setAttribute("aria-current", "true");
  const rail = link.closest(".rail");
  if (rail.scrollHeight > rail.clientHeight) rail.scrollTop = link.offsetTop - rail.clientHeight / 2;
}
