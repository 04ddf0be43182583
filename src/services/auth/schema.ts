import { boolean, index, pgSchema, text, timestamp } from "drizzle-orm/pg-core";

/**
 * The tables of the sign-in provider, in a schema of their own. They know no tenant: a person is the same person in every
 * studio, and the session is read before the studio is known. Column types are what Better Auth's adapter wants (Date).
 */
export const authSchema = pgSchema("auth");

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const user = authSchema.table("user", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text(),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

const userId = () => text("user_id").notNull().references(() => user.id, { onDelete: "cascade" });

export const session = authSchema.table(
  "session",
  {
    id: text().primaryKey(),
    userId: userId(),
    token: text().notNull().unique(),
    activeOrganizationId: text("active_organization_id"),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("session_by_user").on(t.userId)],
);

export const account = authSchema.table(
  "account",
  {
    id: text().primaryKey(),
    userId: userId(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("account_by_user").on(t.userId)],
);

export const verification = authSchema.table(
  "verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("verification_by_identifier").on(t.identifier)],
);

export const organization = authSchema.table("organization", {
  id: text().primaryKey(),
  name: text().notNull(),
  slug: text().notNull().unique(),
  logo: text(),
  metadata: text(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

const organizationId = () => text("organization_id").notNull().references(() => organization.id, { onDelete: "cascade" });

export const member = authSchema.table(
  "member",
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    userId: userId(),
    role: text().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [index("member_by_organization").on(t.organizationId), index("member_by_user").on(t.userId)],
);

export const invitation = authSchema.table(
  "invitation",
  {
    id: text().primaryKey(),
    organizationId: organizationId(),
    inviterId: text("inviter_id").notNull().references(() => user.id, { onDelete: "cascade" }),
    email: text().notNull(),
    role: text(),
    status: text().notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (t) => [index("invitation_by_organization").on(t.organizationId), index("invitation_by_email").on(t.email)],
);
