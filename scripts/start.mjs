// `npm start`: plain JavaScript that every Node can read, so that an old one gets a clear line instead of a syntax error.
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: version 20.19 or newer is needed.`);
  process.exit(1);
}

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
// One process, not a launcher with a child: then a signal, from wherever it comes, reaches what it is meant for.
const { register } = await import("tsx/esm/api");
register();
await import("../src/server/main.ts");
