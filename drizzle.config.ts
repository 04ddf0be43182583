import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./src/modules/*/schema.ts", "./src/services/*/schema.ts"],
  out: "./drizzle",
  casing: "snake_case",
});
