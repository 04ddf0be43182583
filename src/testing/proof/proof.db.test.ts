import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createTestDatabase, type TestDatabase } from "../test-database";
import { FAULT_NAMES, findFaults } from "./checker";
import { PATHS } from "./paths";
import { openClients, racePath } from "./race";

// A few rounds of what `npm run test:proof` does at length.
const ROUNDS = 4;

let database: TestDatabase;
let studio: Principal;
let open: ReturnType<typeof openClients>;
beforeAll(async () => {
  database = await createTestDatabase(20);
  studio = await database.newStudio();
  open = openClients(database.servingUrl);
});
afterAll(async () => {
  await open.close();
  await database.close();
});

describe("twenty clients race, and the outcome is exactly the model's", () => {
  test.each(PATHS)(
    "$name",
    async (path) => {
      const { exact, wrong, leaked } = await racePath(path, database.db, open.clients, studio, ROUNDS);
      expect({ exact, wrong, leaked }).toEqual({ exact: ROUNDS, wrong: [], leaked: 0 });
    },
    120_000,
  );
});

test("and what is stored, with its whole history, is sound", async () => {
  expect(await findFaults(database.db, studio)).toEqual(Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])));
});
