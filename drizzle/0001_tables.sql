CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "booking_windows" (
	"tenant_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"resource_id" uuid NOT NULL,
	"status" text NOT NULL,
	"capacity" integer NOT NULL,
	"allocation" integer NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"lanes" "int4multirange" NOT NULL,
	CONSTRAINT "booking_windows_tenant_id_booking_id_seq_pk" PRIMARY KEY("tenant_id","booking_id","seq"),
	CONSTRAINT "booking_windows_window" CHECK (isfinite("booking_windows"."start_time") AND isfinite("booking_windows"."end_time") AND "booking_windows"."start_time" < "booking_windows"."end_time" AND "booking_windows"."end_time" <= "booking_windows"."start_time" + interval '168 hours'),
	CONSTRAINT "booking_windows_lanes" CHECK ("booking_windows"."allocation" >= 1 AND lane_count("booking_windows"."lanes") = "booking_windows"."allocation"),
	CONSTRAINT "booking_windows_inside_capacity" CHECK ("booking_windows"."status" <> 'confirmed' OR "booking_windows"."lanes" <@ int4multirange(int4range(1, "booking_windows"."capacity" + 1)))
);
--> statement-breakpoint
ALTER TABLE "booking_windows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bookings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"status" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"allocation" integer NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"cost_minor" bigint,
	"external_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bookings_window_key" UNIQUE("tenant_id","id","resource_id","status"),
	CONSTRAINT "bookings_status" CHECK ("bookings"."status" IN ('requested', 'hold', 'confirmed', 'cancelled')),
	CONSTRAINT "bookings_span" CHECK (isfinite("bookings"."start_time") AND isfinite("bookings"."end_time") AND "bookings"."start_time" < "bookings"."end_time"),
	CONSTRAINT "bookings_allocation" CHECK ("bookings"."allocation" >= 1)
);
--> statement-breakpoint
ALTER TABLE "bookings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "project_allocations" (
	"tenant_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"allocated_minor" bigint DEFAULT 0 NOT NULL,
	"allocated_minutes" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "project_allocations_tenant_id_project_id_pk" PRIMARY KEY("tenant_id","project_id"),
	CONSTRAINT "project_allocations_positive" CHECK ("project_allocations"."allocated_minor" >= 0 AND "project_allocations"."allocated_minutes" >= 0)
);
--> statement-breakpoint
ALTER TABLE "project_allocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "projects" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"client" text,
	"code" text,
	"colour" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"budget_minor" bigint,
	"currency" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "projects_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "projects_name" UNIQUE("tenant_id","name"),
	CONSTRAINT "projects_status" CHECK ("projects"."status" IN ('planned', 'active', 'paused', 'finished')),
	CONSTRAINT "projects_colour" CHECK ("projects"."colour" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "projects_currency" CHECK ("projects"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "projects_budget" CHECK ("projects"."budget_minor" >= 0),
	CONSTRAINT "projects_timeline" CHECK ("projects"."starts_on" <= "projects"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "projects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "availability" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"note" text,
	CONSTRAINT "availability_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "availability_kind" CHECK ("availability"."kind" IN ('available', 'unavailable')),
	CONSTRAINT "availability_window" CHECK (isfinite("availability"."start_time") AND isfinite("availability"."end_time") AND "availability"."start_time" < "availability"."end_time")
);
--> statement-breakpoint
ALTER TABLE "availability" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resources" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"department" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"skills" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"capacity" integer NOT NULL,
	"hourly_rate_minor" bigint,
	"rate_currency" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resources_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "resources_name" UNIQUE("tenant_id","kind","name"),
	CONSTRAINT "resources_capacity" UNIQUE("tenant_id","id","capacity"),
	CONSTRAINT "resources_kind" CHECK ("resources"."kind" IN ('artist', 'room', 'equipment')),
	CONSTRAINT "resources_capacity_range" CHECK ("resources"."capacity" BETWEEN 1 AND 10000),
	CONSTRAINT "resources_rate" CHECK ("resources"."hourly_rate_minor" >= 0 AND ("resources"."hourly_rate_minor" IS NULL) = ("resources"."rate_currency" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "resources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"hint" text NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "api_keys_role" CHECK ("api_keys"."role" IN ('owner', 'scheduler', 'viewer'))
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "members_user" UNIQUE("tenant_id","user_id"),
	CONSTRAINT "members_role" CHECK ("members"."role" IN ('owner', 'scheduler', 'viewer'))
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"auth_org_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_slug_unique" UNIQUE("slug"),
	CONSTRAINT "tenants_auth_org_id_unique" UNIQUE("auth_org_id"),
	CONSTRAINT "tenants_slug" CHECK ("tenants"."slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
	CONSTRAINT "tenants_currency" CHECK ("tenants"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"inviter_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."member" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."organization" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"active_organization_id" text,
	"ip_address" text,
	"user_agent" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "domain_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "domain_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"position" bigint,
	"tenant_id" uuid NOT NULL,
	"type" text NOT NULL,
	"aggregate_type" text NOT NULL,
	"aggregate_id" uuid NOT NULL,
	"aggregate_version" integer NOT NULL,
	"actor" jsonb NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domain_events_position" UNIQUE("position")
);
--> statement-breakpoint
ALTER TABLE "domain_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "booking_windows" ADD CONSTRAINT "booking_windows_booking" FOREIGN KEY ("tenant_id","booking_id","resource_id","status") REFERENCES "public"."bookings"("tenant_id","id","resource_id","status") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "booking_windows" ADD CONSTRAINT "booking_windows_capacity" FOREIGN KEY ("tenant_id","resource_id","capacity") REFERENCES "public"."resources"("tenant_id","id","capacity") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_allocations" ADD CONSTRAINT "project_allocations_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."invitation" ADD CONSTRAINT "invitation_inviter_id_user_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_windows_by_resource" ON "booking_windows" USING btree ("tenant_id","resource_id","start_time");--> statement-breakpoint
CREATE INDEX "booking_windows_by_start" ON "booking_windows" USING btree ("tenant_id","start_time");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_external_id" ON "bookings" USING btree ("tenant_id","external_id") WHERE "bookings"."external_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "bookings_by_start" ON "bookings" USING btree ("tenant_id","start_time","id");--> statement-breakpoint
CREATE INDEX "bookings_by_project" ON "bookings" USING btree ("tenant_id","project_id","start_time");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_code" ON "projects" USING btree ("tenant_id","code") WHERE "projects"."code" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "availability_by_resource" ON "availability" USING btree ("tenant_id","resource_id","start_time");--> statement-breakpoint
CREATE INDEX "resources_by_name" ON "resources" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "members_by_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "account_by_user" ON "auth"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "invitation_by_organization" ON "auth"."invitation" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "invitation_by_email" ON "auth"."invitation" USING btree ("email");--> statement-breakpoint
CREATE INDEX "member_by_organization" ON "auth"."member" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "member_by_user" ON "auth"."member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_by_user" ON "auth"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_by_identifier" ON "auth"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "domain_events_unplaced" ON "domain_events" USING btree ("id") WHERE "domain_events"."position" IS NULL;--> statement-breakpoint
CREATE INDEX "domain_events_of_aggregate" ON "domain_events" USING btree ("tenant_id","aggregate_id","id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "booking_windows" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "bookings" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "project_allocations" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "projects" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "availability" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "resources" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "api_keys" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "members" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "tenants" AS PERMISSIVE FOR ALL TO public USING ("id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "domain_events" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);