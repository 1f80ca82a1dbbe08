// The words that the address of the page of search brings: `?q=` as it is shared, `#q=` as the dialog hands them over,
// since what stands after the `#` is never sent to the server.

export function asked() {
  const parts = [location.search, location.hash.slice(1)];
  return parts.map((part) => new URLSearchParams(part).get("q")).find(Boolean) ?? "";
}
