import type { Tx } from "@/services/db";

/** A signed-in person, whatever studio they are in. */
export type Identity = { sessionId: string; userId: string; name: string; email: string; activeOrganizationId: string | null };

export type NewPerson = { name: string; email: string; password: string };
export type Person = { id: string; name: string; email: string };

/** Who people are and how they sign in. Better Auth is behind it today; what they may do is the tenant module's business. */
export type AuthProvider = {
  /** The person whose session these headers carry; undefined when there is none, or it has ended. */
  identify(headers: Headers): Promise<Identity | undefined>;

  /** Which of these sessions have not ended. */
  liveSessions(sessionIds: string[]): Promise<Set<string>>;

  /** Answers the provider's own calls, all below /api/auth. @param address of the caller, as the server saw it; rate limits count by it. */
  handle(request: Request, address?: string): Promise<Response>;

  /** Adds a person and signs them in: `headers` hold the cookies of the session. @throws Problem 409 `email_taken` */
  signUp(person: NewPerson): Promise<{ userId: string; headers: Headers }>;

  /** The person with this address, for what is set up on the server itself. */
  findPerson(email: string): Promise<Person | undefined>;

  /** The provider's record of a studio, made in the transaction that makes the studio, so that none exists without the other. */
  addOrganization(tx: Tx, organization: { name: string; ownerId: string }): Promise<{ organizationId: string }>;

  /** Names and addresses of these people; who is gone is left out. */
  people(userIds: string[]): Promise<Person[]>;
};
