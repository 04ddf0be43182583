// The law of imports (docs/ARCHITECTURE.md), on resolved paths:
// lib <- domain <- verbs and repository <- routes <- server, app. src/testing/import-law.test.ts proves that it bites.
const module_ = "^src/modules/([^/]+)/";
const tests = "\\.test\\.tsx?$|\\.fixture\\.ts$";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, dependencyTypesNot: ["type-only"] } },
    { name: "lib-is-pure", comment: "lib imports nothing of ours", severity: "error", from: { path: "^src/lib/" }, to: { path: "^src/(?!lib/)" } },
    {
      name: "services-know-no-business",
      comment: "services import lib and services/{db,logger,seal}",
      severity: "error",
      from: { path: "^src/services/([^/]+)/", pathNot: tests },
      to: { path: "^src/(?!lib/|services/(db|logger|seal)/|services/$1/)" },
    },
    {
      name: "domain-is-pure",
      comment: "domain imports lib, domain, and types of contracts",
      severity: "error",
      from: { path: "^src/modules/[^/]+/domain/", pathNot: tests },
      to: { path: "^src/(?!lib/|modules/[^/]+/(domain/|contract\\.ts)|modules/[^/]+/[^/]+/contract\\.ts)" },
    },
    {
      name: "modules-through-the-door",
      comment: "another module is reached by index.ts or contract.ts; its tables by schema.ts, from schema.ts and repository.ts",
      severity: "error",
      from: { path: module_, pathNot: `${tests}|/(schema|repository|window-repository)\\.ts$` },
      to: { path: module_, pathNot: "^src/modules/($1/|[^/]+/(index|contract)\\.ts$)" },
    },
    {
      name: "tables-through-the-door",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/(schema|repository|window-repository)\\.ts$" },
      to: { path: module_, pathNot: "^src/modules/($1/|[^/]+/(index|contract|schema)\\.ts$)" },
    },
    ...[
      ["tenant", "resource|project|calendar|rate|booking|import|comment|live|webhook|notification|feed|view"],
      ["resource", "project|calendar|rate|booking|import|comment|live|webhook|notification|feed|view"],
      ["project", "resource|calendar|rate|booking|import|comment|live|webhook|notification|feed|view"],
      ["calendar", "project|rate|booking|import|comment|live|webhook|notification|feed|view"],
      ["rate", "calendar|booking|import|comment|live|webhook|notification|feed|view"],
      ["booking", "import|comment|live|webhook|notification|feed|view"],
      ["import", "comment|live|webhook|notification|feed|view"],
      ["comment", "import|live|webhook|notification|feed|view"],
      ["live", "import|comment|webhook|notification|feed|view"],
    ].map(([lower, higher]) => ({
      name: `modules-form-a-dag-${lower}`,
      comment: "tenant <- resource, project <- calendar, rate <- booking <- import; the other way is an event",
      severity: "error",
      from: { path: `^src/modules/${lower}/`, pathNot: tests },
      to: { path: `^src/modules/(${higher})/` },
    })),
    { name: "modules-below-server", severity: "error", from: { path: "^src/modules/", pathNot: tests }, to: { path: "^src/(server|app|ui|testing)/" } },
    { name: "no-tests-in-the-product", severity: "error", from: { path: "^src/(?!testing/)", pathNot: tests }, to: { path: "^src/testing/" } },
    {
      name: "ui-stays-in-the-browser",
      comment: "ui imports contract.ts, ui and lib, never a server file",
      severity: "error",
      from: { path: "^src/ui/", pathNot: tests },
      to: { path: "^src/(?!ui/|lib/|modules/[^/]+/contract\\.ts|modules/[^/]+/[^/]+/contract\\.ts)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sql-in-its-place",
      comment: "drizzle-orm only in repository.ts, schema.ts and services/{db,outbox,auth,idempotency}",
      severity: "error",
      from: { path: "^src/", pathNot: `${tests}|^src/testing/|^src/services/(db|outbox|auth|idempotency)/|/(repository|window-repository|schema)\\.ts$` },
      to: { path: "node_modules/drizzle-orm" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
