import { live } from "./lifetime";

const dev = process.argv.includes("--dev");
// Before anything reads them; a NODE_ENV of the shell would mix development and production builds of React.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
const { start } = await import("./start");

live((lifetime) => start(lifetime, { dev }));
