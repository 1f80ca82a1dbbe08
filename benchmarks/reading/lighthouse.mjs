// Lighthouse, mobile, several times for each address: `lighthouse.mjs RUNS ADDRESS…` prints one line of JSON each.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [runs, ...addresses] = process.argv.slice(2);
const chrome = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const address of addresses) {
  for (let run = 0; run < Number(runs); run++) {
    const { lhr } = await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error" });
    const value = (name) => lhr.audits[name]?.numericValue ?? null;
    console.log(JSON.stringify({
      address,
      error: lhr.runtimeError?.code ?? null,
      scores: Object.fromEntries(Object.entries(lhr.categories).map(([name, each]) => [name, each.score])),
      lcp: value("largest-contentful-paint"),
      tbt: value("total-blocking-time"),
      cls: value("cumulative-layout-shift"),
      faults: Object.values(lhr.categories).flatMap((each) => each.auditRefs)
        .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 0.995)
        .map((ref) => ref.id),
      version: lhr.lighthouseVersion,
    }));
  }
}
chrome.kill();
