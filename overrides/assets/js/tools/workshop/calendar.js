// A workshop as a calendar file (RFC 5545): one event, in the local time of whoever opens it.

const OCTETS = 75;

// `day` is `2026-12-01`, `time` is `09:00`, `made` a Date; `description` may have several lines.
export function calendar({ title, description, url, day, time, minutes, uid, made }) {
  const start = new Date(`${day}T${time}:00Z`);
  const end = new Date(start.getTime() + minutes * 60_000);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//KI i offentlig sektor//Verksted//NO",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp(made)}Z`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function stamp(date) {
  return date.toISOString().replace(/\.\d+Z$/, "").replace(/[-:]/g, "");
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");
}

// Lines of at most 75 octets of UTF-8, of which a continued one begins with a space; no character is cut in two.
export function folded(line) {
  const encoder = new TextEncoder();
  let made = "";
  let room = OCTETS;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (size > room) {
      made += "\r\n ";
      room = OCTETS - 1;
    }
    made += sign;
    room -= size;
  }
  return made;
}
