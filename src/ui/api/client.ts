import type { FieldError } from "@/lib/problem";
import type { NextTime, Unmet, WhyNot } from "@/modules/booking/bundles/contract";
import type { Alternatives, Blocker } from "@/modules/booking/contract";
import type { Rung } from "@/modules/booking/holds/contract";
import type { AwayKind } from "@/modules/calendar/contract";
import { text } from "@/ui/text/en";

type Between = { start: string; end: string };

/** What a client can act on in a refusal, beside its words. */
export type Refusal = {
  conflicts?: Blocker[];
  alternatives?: Alternatives;
  current?: unknown;
  /** Whether what was refused may be requested. */
  mayRequest?: boolean;
  /** The holds that come first. */
  holds?: Rung[];
  /** When the resource is away, and why. */
  away?: (Between & { id: string; kind: AwayKind })[];
  /** What lies outside working time. */
  outside?: Between[];
  /** The needs of a bundle that cannot be met, and when all can. */
  needs?: Unmet[];
  next?: NextTime | null;
  /** The bookings of a bundle that cannot follow. */
  members?: (WhyNot & { bookingId: string })[];
  /** Of several that were to be changed together, those that cannot be. */
  items?: { bookingId: string; resourceId: string; title: string; detail: string }[];
  /** The job that would be too close. */
  job?: Between & { bookingId: string };
};

/** What the API answers when it refuses (RFC 9457), as far as the interface acts on it. */
type ProblemBody = Refusal & { code?: string; title?: string; detail?: string; message?: string; errors?: FieldError[] };

/** A refused or failed call. `code` is stable; `fieldErrors` belong to what was sent. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fieldErrors: FieldError[] = [],
    readonly refusal: Refusal = {},
  ) {
    super(`${title}: ${detail}`);
  }

  /** The confirmed bookings in the way. */
  get conflicts(): Blocker[] {
    return this.refusal.conflicts ?? [];
  }

  /** The message for a field, or for anything inside it (`skills.0.level` is of `skills`). */
  of(path: string): string | undefined {
    return this.fieldErrors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message;
  }
}

/** The problem in an answer. @param body of the answer, as text */
export function readProblem(status: number, body: string): ApiProblem {
  const { code = "unknown", title, detail, message, errors, ...refusal } = parse(body);
  return new ApiProblem(status, code, title ?? text.problem.unknown, detail ?? message ?? text.problem.unknownDetail, errors, refusal);
}

/** Nobody answered. */
export function networkProblem(): ApiProblem {
  return new ApiProblem(0, "network", text.problem.network, text.problem.networkDetail);
}

function parse(body: string): ProblemBody {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

type Call = { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown; version?: number };

/**
 * Calls the API of this origin, with the session's cookie.
 * @param version of what is changed, as it was seen (If-Match)
 * @throws ApiProblem
 */
export async function callApi<T>(path: string, { method = "GET", body, version }: Call = {}): Promise<T> {
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (version !== undefined) headers.set("if-match", `"${version}"`);
  const answer = await fetch(`/api/${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => {
    throw networkProblem();
  });
  const content = await answer.text();
  if (!answer.ok) throw readProblem(answer.status, content);
  return (content === "" ? undefined : JSON.parse(content)) as T;
}
