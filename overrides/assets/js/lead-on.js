// Shortens the way from an id that has moved. Without this script the same line is there to be pressed.
// What a tool has put into an address (it has a `=`, which no id has) is no id, and goes along with a page that moved.
(() => {
  const leadOn = () => {
    const id = location.hash.includes("=") ? "" : decodeURIComponent(location.hash.slice(1));
    const line = id && document.getElementById(id);
    const page = document.querySelector("a[data-leads-on='page']");
    const link = line && line.querySelector("a[data-leads-on='section']");
    if (link) location.replace(link.href);
    else if (page && !line) location.replace(page.href.split("#")[0] + (location.hash || page.hash));
  };
  addEventListener("hashchange", leadOn);
  leadOn();
})();
