// Small helps to build nodes.

export function element(tag, facts, ...children) {
  const made = Object.assign(document.createElement(tag), facts);
  if (facts.role) made.setAttribute("role", facts.role);
  made.append(...children);
  return made;
}

export function button(text, act) {
  const made = element("button", { type: "button", className: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
}

// A text with its `{names}` filled in.
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}
