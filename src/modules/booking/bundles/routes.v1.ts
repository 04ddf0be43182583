import { createRoute } from "@hono/zod-openapi";
import { idParam, ifMatchHeader, json, newRouter, refusals } from "@/services/http/router";
import { etag, ifMatch } from "@/services/http/versions";
import { kitSchema, saveKitSchema } from "../kits/contract";
import { saveBundleAsKit } from "../kits/create-kit";
import { bundlePageSchema, bundleResultSchema, createBundleSchema, detailedBundleSchema, listBundlesSchema, updateBundleSchema } from "./contract";
import { createBundle } from "./create-bundle";
import { getBundle, listBundles } from "./read-bundles";
import { updateBundle } from "./update-bundle";

const tags = ["Bundles"];

export const bundleRoutes = newRouter()
  .openapi(
    createRoute({
      method: "post",
      path: "/bookings/bundle",
      tags,
      summary: "Book several resources together, all or nothing",
      description:
        "A need names a resource or says what it must be; the answer says who was chosen and why. Of those that can, who worked on the project goes first, then the cheaper, then by name. " +
        "A resource fills several needs only as far as its capacity goes. Refused (409 bundle_conflict) only when there is no way to meet all needs, with who is in the way and when they can be met next. A dry run answers 200 with what the real call would do.",
      request: { body: { required: true, ...json(createBundleSchema, "What is needed, and when") } },
      responses: { 200: json(bundleResultSchema, "What it would do"), 201: json(bundleResultSchema, "Booked"), ...refusals(400, 403, 404, 409) },
    }),
    async (c) => {
      const result = await createBundle(c.get("db"), c.get("principal"), c.req.valid("json"));
      if (!result.bundle) return c.json(result, 200);
      return c.json(result, 201, { ETag: etag(result.bundle.version), Location: `/api/v1/bundles/${result.bundle.id}` });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/bundles",
      tags,
      summary: "List bundles",
      request: { query: listBundlesSchema },
      responses: { 200: json(bundlePageSchema, "The newest first"), ...refusals(400) },
    }),
    async (c) => c.json(await listBundles(c.get("db"), c.get("principal"), c.req.valid("query")), 200),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/bundles/{id}",
      tags,
      summary: "Read a bundle with its bookings",
      request: { params: idParam },
      responses: { 200: json(detailedBundleSchema, "The bundle; its version in ETag"), ...refusals(400, 404) },
    }),
    async (c) => {
      const bundle = await getBundle(c.get("db"), c.get("principal"), c.req.valid("param").id);
      return c.json(bundle, 200, { ETag: etag(bundle.version) });
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/bundles/{id}",
      tags,
      summary: "Move, confirm or cancel all bookings of a bundle",
      description: "All of them, or none when one does not fit (409 bundle_conflict with those). One alone is changed by PATCH /bookings/{id}, which leaves the others as they are.",
      request: { params: idParam, headers: ifMatchHeader, body: { required: true, ...json(updateBundleSchema, "What changes") } },
      responses: { 200: json(detailedBundleSchema, "Stored"), ...refusals(400, 403, 404, 409, 412) },
    }),
    async (c) => {
      const version = ifMatch(c.req.valid("header")["if-match"]);
      const bundle = await updateBundle(c.get("db"), c.get("principal"), c.req.valid("param").id, version, c.req.valid("json"));
      return c.json(bundle, 200, { ETag: etag(bundle.version) });
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/bundles/{id}/kit",
      tags,
      summary: "Save what a bundle asked for as a kit",
      request: { params: idParam, body: { required: true, ...json(saveKitSchema, "Its name") } },
      responses: { 201: json(kitSchema, "Stored"), ...refusals(400, 403, 404, 409) },
    }),
    async (c) => {
      const kit = await saveBundleAsKit(c.get("db"), c.get("principal"), c.req.valid("param").id, c.req.valid("json"));
      return c.json(kit, 201, { ETag: etag(kit.version), Location: `/api/v1/kits/${kit.id}` });
    },
  );
