// What places say: which side a service leans to on a pair, and which lines and questions that brings.

const SIDES = { 1: ["left"], 2: ["left"], 3: ["left", "right"], 4: ["right"], 5: ["right"], q: ["unknown"] };

// The sides of a pair that a place speaks for; both from the middle, none where the pair does not apply.
export function sides(place) {
  return SIDES[place] ?? [];
}

// The numbers of the services that speak for a side of a pair.
export function leaning(services, pair, side) {
  return [...services.keys()].filter((number) => sides(services[number].places[pair]).includes(side));
}

// Whether anything has been placed.
export function isPlaced(service) {
  return Object.values(service.places).some((place) => place !== "0");
}

// Whether a service is as it was given: no name, no place.
export function isBlank(service) {
  return !service.name && !isPlaced(service);
}
