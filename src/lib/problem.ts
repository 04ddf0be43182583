export type FieldError = { path: string; message: string };

/**
 * A refusal that the caller is told about, in the form of RFC 9457. `code` is stable, `detail` says in one sentence what
 * is wrong and what to do; `extra` holds what a client can act on (the blockers, the present state).
 */
export class Problem extends Error {
  override name = "Problem";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503,
    readonly code: string,
    readonly title: string,
    detail: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail);
  }
}

/** 404 for `what` ("booking", "project"): also the answer for a row of another studio, which is not to be told from none. */
export function notFound(what: string, id: string): Problem {
  return new Problem(404, `${what}_not_found`, "Not found", `There is no ${what} with the id ${id} in this studio.`);
}

/** 400 with the fields that are wrong. `path` is dotted, as in `skills.0.level`. */
export function invalidInput(errors: FieldError[]): Problem {
  const first = errors[0];
  const detail = first ? `${first.path || "The input"}: ${first.message}` : "The input is not valid.";
  return new Problem(400, "invalid_input", "Invalid input", detail, { errors });
}

/** 403 when the role of the caller may not do it. */
export function forbidden(detail: string): Problem {
  return new Problem(403, "forbidden", "Not allowed", detail);
}
