// The reader's choice of light or dark. It is kept only when it is made; the system's choice is kept nowhere.
// `partials/scheme.html` applies it before anything is drawn.

const NAME = "scheme";

export function offerSchemes() {
  const choice = document.querySelector(".scheme select");
  if (!choice) return;
  const root = document.documentElement;
  let bars; // of the browser, each with the colour that the page gives it

  const show = (scheme) => {
    choice.value = root.dataset.scheme = scheme;
    document.querySelector("meta[name=color-scheme]").content = scheme === "system" ? "light dark" : scheme;
    bars ??= [...document.querySelectorAll("meta[name=theme-color]")].map((bar) => [bar, bar.content]);
    const [light, dark] = bars.map(([, colour]) => colour);
    for (const [bar, own] of bars) bar.content = { light, dark }[scheme] ?? own;
  };

  choice.addEventListener("change", () => {
    const scheme = choice.value;
    show(scheme);
    try {
      if (scheme === "system") localStorage.removeItem(NAME);
      else localStorage.setItem(NAME, scheme);
    } catch {
      // The browser keeps nothing: the choice holds for this page.
    }
  });
  // Chosen in another window, or on the page that one comes back from.
  addEventListener("storage", ({ key, newValue }) => key === NAME && show(newValue ?? "system"));
  addEventListener("pageshow", ({ persisted }) => persisted && show(kept()));
  if (root.dataset.scheme !== "system") show(root.dataset.scheme);
}

function kept() {
  try {
    return localStorage.getItem(NAME) ?? "system";
  } catch {
    return document.documentElement.dataset.scheme;
  }
}
