/** A process of its own that opens the data folder of its argument, says so, and closes on SIGTERM. For the tests beside. */
import { openEmbedded } from "./index";

const db = await openEmbedded({ dataDir: process.argv[2] ?? "", log: { info: () => {}, warn: () => {} } });
const alive = setInterval(() => {}, 60_000);
process.once("SIGTERM", () => {
  clearInterval(alive);
  void db.close();
});
console.log(db.adminUrl);
