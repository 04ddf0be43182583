import type { Role } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Person } from "@/services/auth";
import type { ApiKey, Member, Studio } from "./contract";
import type { ApiKeyRow, MemberRow, TenantRow } from "./repository";

export function presentStudio(row: TenantRow): Studio {
  return { id: row.id, slug: row.slug, name: row.name, timeZone: row.timeZone, currency: row.currency };
}

/** A key as it is listed: never the key, nor its digest. */
export function presentApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    role: row.role as Role,
    hint: row.hint,
    createdAt: iso(row.createdAt),
    revokedAt: row.revokedAt && iso(row.revokedAt),
  };
}

export function presentMember(row: MemberRow, person: Person): Member {
  return { id: row.id, userId: row.userId, name: person.name, email: person.email, role: row.role as Role, createdAt: iso(row.createdAt) };
}
