// Files in and out. Nothing leaves the machine.

const LARGEST = 1_000_000; // bytes

// The text of a file; `{ fault }` where it is too large, cannot be read, or is no text.
export async function readText(file) {
  if (file.size > LARGEST) return { fault: "large" };
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { fault: "read" };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { fault: "text" };
  }
}

// What a file is called, in a message.
export function nameOf(file) {
  return file.name.length > 80 ? `${file.name.slice(0, 60)}…${file.name.slice(-15)}` : file.name;
}

export function save(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
