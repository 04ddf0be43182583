const DESCRIPTION =
  "1 to 255 printable ASCII characters, chosen anew for each thing to do (a UUID, say). The same request again under the same key is not done again: for 24 hours it " +
  "gets the same answer, refusals too, with `Idempotency-Replayed: true`; while the first is still running, it waits for it up to 30 seconds. Keys are the sender's own. " +
  "Another request under the key is refused: 422 `idempotency_key_reused`. 409 `idempotency_running`: ask again after `Retry-After`. " +
  "409 `idempotency_outcome_unknown`: it was done (an import: at least in part) and its answer was lost, for the server died in between or it has more than 1 MB; look for what it made " +
  "before you try again with a new key. After a failure of ours (5xx) that stored nothing the key is free again; so it is when an upload is refused before it was read to its end.";

const parameter = { name: "Idempotency-Key", in: "header", required: false, description: DESCRIPTION, schema: { type: "string", minLength: 1, maxLength: 255 } } as const;

type Operation = { security?: unknown[] | undefined; parameters?: unknown[] | undefined };
type Document = { paths?: Record<string, { post?: Operation }>; components?: { parameters?: object } };

/** The document with the header at every POST that needs a caller: without one there is nobody whose key it would be. */
export function documentIdempotency<T extends Document>(document: T): T {
  for (const { post } of Object.values(document.paths ?? {})) {
    if (post && post.security?.length !== 0) post.parameters = [...(post.parameters ?? []), { $ref: "#/components/parameters/IdempotencyKey" }];
  }
  document.components = { ...document.components, parameters: { ...document.components?.parameters, IdempotencyKey: parameter } };
  return document;
}
