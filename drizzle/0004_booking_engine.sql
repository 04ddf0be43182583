CREATE TABLE "booking_policies" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"kind" text,
	"department" text,
	"tag" text,
	"may_request" boolean NOT NULL,
	"may_hold" boolean NOT NULL,
	"may_confirm" boolean NOT NULL,
	"may_override" boolean NOT NULL,
	"max_days_ahead" integer,
	"max_hours" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_policies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "booking_policies_role" CHECK ("booking_policies"."role" IN ('owner', 'scheduler', 'viewer')),
	CONSTRAINT "booking_policies_kind" CHECK ("booking_policies"."kind" IN ('artist', 'room', 'equipment')),
	CONSTRAINT "booking_policies_limits" CHECK ("booking_policies"."max_days_ahead" BETWEEN 0 AND 3650 AND "booking_policies"."max_hours" BETWEEN 1 AND 100000)
);
--> statement-breakpoint
ALTER TABLE "booking_policies" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "bundles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"kit_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bundles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "bundles" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "kits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"needs" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kits_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "kits_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "kits" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "placeholders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"phase_id" uuid,
	"title" text NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"skills" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"allocation" integer NOT NULL,
	"start_time" timestamp with time zone NOT NULL,
	"end_time" timestamp with time zone NOT NULL,
	"days" jsonb,
	"worked_minutes" integer NOT NULL,
	"hourly_rate_minor" bigint,
	"cost_minor" bigint,
	"status" text DEFAULT 'open' NOT NULL,
	"booking_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "placeholders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "placeholders_kind" CHECK ("placeholders"."kind" IN ('artist', 'room', 'equipment')),
	CONSTRAINT "placeholders_span" CHECK (isfinite("placeholders"."start_time") AND isfinite("placeholders"."end_time") AND "placeholders"."start_time" < "placeholders"."end_time"),
	CONSTRAINT "placeholders_status" CHECK ("placeholders"."status" IN ('open', 'assigned', 'cancelled') AND ("placeholders"."status" = 'assigned') = ("placeholders"."booking_id" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "placeholders" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "series" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"phase_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"allocation" integer NOT NULL,
	"rule" text NOT NULL,
	"starts_local" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"time_zone" text NOT NULL,
	"on_conflict" text NOT NULL,
	"substitutes" uuid[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "series_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "series_status" CHECK ("series"."status" IN ('requested', 'hold', 'confirmed')),
	CONSTRAINT "series_on_conflict" CHECK ("series"."on_conflict" IN ('stop', 'skip', 'hold', 'substitute')),
	CONSTRAINT "series_duration" CHECK ("series"."duration_minutes" BETWEEN 1 AND 10080)
);
--> statement-breakpoint
ALTER TABLE "series" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "calendar_assignments" (
	"tenant_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	CONSTRAINT "calendar_assignments_tenant_id_resource_id_pk" PRIMARY KEY("tenant_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "calendar_assignments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"tenant_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"day" date NOT NULL,
	"hours" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "calendar_days_tenant_id_calendar_id_day_pk" PRIMARY KEY("tenant_id","calendar_id","day")
);
--> statement-breakpoint
ALTER TABLE "calendar_days" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "calendars" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"week" jsonb NOT NULL,
	"shifts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"holiday_country" text,
	"holiday_region" text,
	"turnaround_minutes" integer DEFAULT 0 NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendars_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "calendars_name" UNIQUE("tenant_id","name"),
	CONSTRAINT "calendars_turnaround" CHECK ("calendars"."turnaround_minutes" BETWEEN 0 AND 10080),
	CONSTRAINT "calendars_region" CHECK ("calendars"."holiday_region" IS NULL OR "calendars"."holiday_country" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "calendars" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "phase_allocations" (
	"tenant_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"allocated_minor" bigint DEFAULT 0 NOT NULL,
	"allocated_minutes" bigint DEFAULT 0 NOT NULL,
	"limit_minor" bigint NOT NULL,
	CONSTRAINT "phase_allocations_tenant_id_phase_id_pk" PRIMARY KEY("tenant_id","phase_id"),
	CONSTRAINT "phase_allocations_positive" CHECK ("phase_allocations"."allocated_minor" >= 0 AND "phase_allocations"."allocated_minutes" >= 0),
	CONSTRAINT "phase_allocations_within_budget" CHECK ("phase_allocations"."allocated_minor" <= "phase_allocations"."limit_minor")
);
--> statement-breakpoint
ALTER TABLE "phase_allocations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "project_phases" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"budget_minor" bigint,
	"enforcement" text NOT NULL,
	"limit_minor" bigint GENERATED ALWAYS AS (CASE WHEN enforcement = 'block' AND budget_minor IS NOT NULL THEN budget_minor ELSE 9000000000000000 END) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_phases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "project_phases_name" UNIQUE("tenant_id","project_id","name"),
	CONSTRAINT "project_phases_of_project" UNIQUE("tenant_id","project_id","id"),
	CONSTRAINT "project_phases_limit" UNIQUE("tenant_id","id","limit_minor"),
	CONSTRAINT "project_phases_budget" CHECK ("project_phases"."budget_minor" >= 0),
	CONSTRAINT "project_phases_timeline" CHECK ("project_phases"."starts_on" <= "project_phases"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "project_phases" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "project_readers" (
	"tenant_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"actor_id" text NOT NULL,
	CONSTRAINT "project_readers_tenant_id_project_id_actor_id_pk" PRIMARY KEY("tenant_id","project_id","actor_id")
);
--> statement-breakpoint
ALTER TABLE "project_readers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "rate_cards" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_id" uuid,
	"skill" text,
	"kind" text,
	"project_id" uuid,
	"unit" text NOT NULL,
	"cost_minor" bigint NOT NULL,
	"bill_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"overtime_percent" integer DEFAULT 100 NOT NULL,
	"day_minutes" integer DEFAULT 480 NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rate_cards_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "rate_cards_for_one" CHECK (num_nonnulls("rate_cards"."resource_id", "rate_cards"."skill", "rate_cards"."kind") <= 1),
	CONSTRAINT "rate_cards_kind" CHECK ("rate_cards"."kind" IN ('artist', 'room', 'equipment')),
	CONSTRAINT "rate_cards_unit" CHECK ("rate_cards"."unit" IN ('hour', 'day')),
	CONSTRAINT "rate_cards_amounts" CHECK ("rate_cards"."cost_minor" >= 0 AND "rate_cards"."bill_minor" >= 0),
	CONSTRAINT "rate_cards_currency" CHECK ("rate_cards"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "rate_cards_overtime" CHECK ("rate_cards"."overtime_percent" BETWEEN 100 AND 1000 AND "rate_cards"."day_minutes" BETWEEN 1 AND 1440),
	CONSTRAINT "rate_cards_dates" CHECK ("rate_cards"."ends_on" IS NULL OR "rate_cards"."starts_on" <= "rate_cards"."ends_on")
);
--> statement-breakpoint
ALTER TABLE "rate_cards" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "resource_capacities" (
	"tenant_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"capacity" integer NOT NULL,
	CONSTRAINT "resource_capacities_tenant_id_resource_id_starts_at_pk" PRIMARY KEY("tenant_id","resource_id","starts_at"),
	CONSTRAINT "resource_capacities_step" UNIQUE("tenant_id","resource_id","starts_at","ends_at","capacity"),
	CONSTRAINT "resource_capacities_range" CHECK ("resource_capacities"."capacity" BETWEEN 1 AND 10000),
	CONSTRAINT "resource_capacities_span" CHECK (isfinite("resource_capacities"."starts_at") AND isfinite("resource_capacities"."ends_at") AND "resource_capacities"."starts_at" < "resource_capacities"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "resource_capacities" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "studio_settings" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"day_start" text DEFAULT '00:00' NOT NULL,
	"outside_working_time" text DEFAULT 'warn' NOT NULL,
	"challenge_minutes" integer DEFAULT 480 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "studio_settings_day_start" CHECK ("studio_settings"."day_start" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "studio_settings_outside" CHECK ("studio_settings"."outside_working_time" IN ('refuse', 'warn', 'allow')),
	CONSTRAINT "studio_settings_challenge" CHECK ("studio_settings"."challenge_minutes" BETWEEN 1 AND 60000)
);
--> statement-breakpoint
ALTER TABLE "studio_settings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_actor_id_key_pk" PRIMARY KEY("tenant_id","actor_id","key"),
	CONSTRAINT "idempotency_keys_state" CHECK ("idempotency_keys"."state" IN ('running', 'committed', 'done')),
	CONSTRAINT "idempotency_keys_answer" CHECK (("idempotency_keys"."state" = 'done') = ("idempotency_keys"."status" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What is stored is carried over by its owner, who is under FORCE like everybody; 0005 puts it back.
ALTER TABLE resources NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE booking_windows NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE projects NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE project_allocations NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE availability NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "booking_windows" DROP CONSTRAINT "booking_windows_capacity";
--> statement-breakpoint
ALTER TABLE "resources" DROP CONSTRAINT "resources_capacity";
--> statement-breakpoint
ALTER TABLE "availability" DROP CONSTRAINT "availability_kind";
--> statement-breakpoint
ALTER TABLE "availability" DROP CONSTRAINT "availability_window";
--> statement-breakpoint
ALTER TABLE "resources" DROP CONSTRAINT "resources_capacity_range";
--> statement-breakpoint
ALTER TABLE "project_allocations" DROP CONSTRAINT "project_allocations_project";
--> statement-breakpoint
ALTER TABLE "booking_windows" ADD COLUMN "capacity_from" timestamp with time zone NOT NULL DEFAULT '1900-01-01T00:00:00Z';
--> statement-breakpoint
ALTER TABLE "booking_windows" ADD COLUMN "capacity_until" timestamp with time zone NOT NULL DEFAULT '2200-01-01T00:00:00Z';
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "days" jsonb;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "phase_id" uuid;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "worked_minutes" integer NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "bill_minor" bigint;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "rate" jsonb;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "override" text;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "bundle_id" uuid;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "series_id" uuid;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "series_date" text;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "placed_at" timestamp with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "expires_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "challenged_by" uuid;
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "challenge_due_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "project_allocations" ADD COLUMN "limit_minor" bigint NOT NULL DEFAULT 9000000000000000;
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "enforcement" text DEFAULT 'none' NOT NULL;
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "limit_minor" bigint GENERATED ALWAYS AS (CASE WHEN enforcement = 'block' AND budget_minor IS NOT NULL THEN budget_minor ELSE 9000000000000000 END) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "restricted" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "availability" ADD COLUMN "status" text DEFAULT 'approved' NOT NULL;
--> statement-breakpoint
ALTER TABLE "availability" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "availability" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
ALTER TABLE "availability" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
INSERT INTO resource_capacities (tenant_id, resource_id, starts_at, ends_at, capacity) SELECT tenant_id, id, '1900-01-01T00:00:00Z', '2200-01-01T00:00:00Z', capacity FROM resources;
--> statement-breakpoint
UPDATE bookings SET worked_minutes = floor(date_part('epoch', end_time - start_time) / 60);
--> statement-breakpoint
UPDATE availability SET kind = CASE kind WHEN 'available' THEN 'extra' ELSE 'blackout' END, note = coalesce(note, '');
--> statement-breakpoint
ALTER TABLE booking_windows ALTER COLUMN capacity_from DROP DEFAULT, ALTER COLUMN capacity_until DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE bookings ALTER COLUMN worked_minutes DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE project_allocations ALTER COLUMN limit_minor DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "availability" ALTER COLUMN "note" SET DEFAULT '';
--> statement-breakpoint
ALTER TABLE "availability" ALTER COLUMN "note" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_limit" UNIQUE("tenant_id","id","limit_minor");
--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_enforcement" UNIQUE("tenant_id","id","enforcement");
--> statement-breakpoint
ALTER TABLE "booking_policies" ADD CONSTRAINT "booking_policies_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "kits" ADD CONSTRAINT "kits_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "placeholders" ADD CONSTRAINT "placeholders_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "placeholders" ADD CONSTRAINT "placeholders_phase" FOREIGN KEY ("tenant_id","project_id","phase_id") REFERENCES "public"."project_phases"("tenant_id","project_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "placeholders" ADD CONSTRAINT "placeholders_booking" FOREIGN KEY ("tenant_id","booking_id") REFERENCES "public"."bookings"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calendar_assignments" ADD CONSTRAINT "calendar_assignments_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calendar_assignments" ADD CONSTRAINT "calendar_assignments_calendar" FOREIGN KEY ("tenant_id","calendar_id") REFERENCES "public"."calendars"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_calendar" FOREIGN KEY ("tenant_id","calendar_id") REFERENCES "public"."calendars"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "phase_allocations" ADD CONSTRAINT "phase_allocations_phase" FOREIGN KEY ("tenant_id","phase_id","limit_minor") REFERENCES "public"."project_phases"("tenant_id","id","limit_minor") ON DELETE cascade ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "project_phases" ADD CONSTRAINT "project_phases_project" FOREIGN KEY ("tenant_id","project_id","enforcement") REFERENCES "public"."projects"("tenant_id","id","enforcement") ON DELETE cascade ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "project_readers" ADD CONSTRAINT "project_readers_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "resource_capacities" ADD CONSTRAINT "resource_capacities_resource" FOREIGN KEY ("tenant_id","resource_id") REFERENCES "public"."resources"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "studio_settings" ADD CONSTRAINT "studio_settings_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "placeholders_by_project" ON "placeholders" USING btree ("tenant_id","project_id","start_time");
--> statement-breakpoint
CREATE INDEX "placeholders_by_start" ON "placeholders" USING btree ("tenant_id","start_time");
--> statement-breakpoint
CREATE INDEX "calendar_assignments_by_calendar" ON "calendar_assignments" USING btree ("tenant_id","calendar_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "calendars_one_default" ON "calendars" USING btree ("tenant_id") WHERE "calendars"."is_default";
--> statement-breakpoint
CREATE INDEX "project_readers_by_actor" ON "project_readers" USING btree ("tenant_id","actor_id");
--> statement-breakpoint
CREATE INDEX "rate_cards_by_resource" ON "rate_cards" USING btree ("tenant_id","resource_id");
--> statement-breakpoint
CREATE INDEX "rate_cards_by_project" ON "rate_cards" USING btree ("tenant_id","project_id");
--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("tenant_id","created_at");
--> statement-breakpoint
ALTER TABLE "booking_windows" ADD CONSTRAINT "booking_windows_capacity" FOREIGN KEY ("tenant_id","resource_id","capacity_from","capacity_until","capacity") REFERENCES "public"."resource_capacities"("tenant_id","resource_id","starts_at","ends_at","capacity") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_phase" FOREIGN KEY ("tenant_id","project_id","phase_id") REFERENCES "public"."project_phases"("tenant_id","project_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_bundle" FOREIGN KEY ("tenant_id","bundle_id") REFERENCES "public"."bundles"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_series" FOREIGN KEY ("tenant_id","series_id") REFERENCES "public"."series"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "project_allocations" ADD CONSTRAINT "project_allocations_project" FOREIGN KEY ("tenant_id","project_id","limit_minor") REFERENCES "public"."projects"("tenant_id","id","limit_minor") ON DELETE cascade ON UPDATE cascade;
--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_series_date" ON "bookings" USING btree ("tenant_id","series_id","series_date") WHERE "bookings"."series_id" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "bookings_by_bundle" ON "bookings" USING btree ("tenant_id","bundle_id") WHERE "bookings"."bundle_id" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "bookings_holds_due" ON "bookings" USING btree ("tenant_id","expires_at","challenge_due_at") WHERE "bookings"."status" = 'hold';
--> statement-breakpoint
CREATE INDEX "availability_by_start" ON "availability" USING btree ("tenant_id","start_time");
--> statement-breakpoint
ALTER TABLE "resources" DROP COLUMN "capacity";
--> statement-breakpoint
ALTER TABLE "booking_windows" ADD CONSTRAINT "booking_windows_inside_step" CHECK ("booking_windows"."start_time" >= "booking_windows"."capacity_from" AND "booking_windows"."end_time" <= "booking_windows"."capacity_until");
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_worked" CHECK ("bookings"."worked_minutes" >= 0);
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_series_pair" CHECK (("bookings"."series_id" IS NULL) = ("bookings"."series_date" IS NULL));
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_challenge_pair" CHECK (("bookings"."challenged_by" IS NULL) = ("bookings"."challenge_due_at" IS NULL));
--> statement-breakpoint
ALTER TABLE "project_allocations" ADD CONSTRAINT "project_allocations_within_budget" CHECK ("project_allocations"."allocated_minor" <= "project_allocations"."limit_minor");
--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_enforcement_kind" CHECK ("projects"."enforcement" IN ('none', 'warn', 'block'));
--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_status" CHECK ("availability"."status" IN ('requested', 'approved', 'declined', 'withdrawn'));
--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_kind" CHECK ("availability"."kind" IN ('leave', 'sick', 'blackout', 'extra'));
--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_window" CHECK (isfinite("availability"."start_time") AND isfinite("availability"."end_time") AND "availability"."start_time" < "availability"."end_time" AND "availability"."end_time" <= "availability"."start_time" + interval '400 days');
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "booking_policies" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "bundles" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "kits" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "placeholders" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "series" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "calendar_assignments" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "calendar_days" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "calendars" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "phase_allocations" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "project_phases" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "project_readers" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "rate_cards" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "resource_capacities" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "studio_settings" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);
