import type { Role } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Person } from "@/services/auth";
import type { ApiKey, Member, Outside, Studio, StudioSettings } from "./contract";
import type { ApiKeyRow, MemberRow, SettingsRow, TenantRow } from "./repository";

export function presentStudio(row: TenantRow): Studio {
  return { id: row.id, slug: row.slug, name: row.name, timeZone: row.timeZone, currency: row.currency };
}

const DEFAULTS: StudioSettings = { dayStart: "00:00", outsideWorkingTime: "warn", challengeMinutes: 480, requestsPerMinute: 12_000, keyRequestsPerMinute: 6_000, version: 0 };

/** The settings of a row, or the defaults where there is none. */
export function presentSettings(row: Pick<SettingsRow, keyof StudioSettings> | undefined): StudioSettings {
  if (!row) return DEFAULTS;
  return { dayStart: row.dayStart, outsideWorkingTime: row.outsideWorkingTime as Outside, challengeMinutes: row.challengeMinutes, requestsPerMinute: row.requestsPerMinute, keyRequestsPerMinute: row.keyRequestsPerMinute, version: row.version };
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
