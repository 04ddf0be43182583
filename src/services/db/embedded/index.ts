export { freePort } from "./acquire";
export { chooseDataDir } from "./choose-data-dir";
export { makeFolder } from "./make-folder";
export { type EmbeddedDatabase, openEmbedded } from "./open-embedded";
export type { Log } from "./types";
