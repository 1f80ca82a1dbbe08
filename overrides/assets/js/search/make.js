// An element with attributes and what it holds. Text is text: nothing is read as HTML.

export function make(name, attributes = {}, inside = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}
