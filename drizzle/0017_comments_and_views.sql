CREATE TABLE "booking_comments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "booking_comments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "booking_comments_body" CHECK (CASE WHEN "booking_comments"."removed_at" IS NULL THEN char_length("booking_comments"."body") BETWEEN 1 AND 4000 ELSE "booking_comments"."body" = '' END)
);
--> statement-breakpoint
ALTER TABLE "booking_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "views_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "views_lengths" CHECK (char_length("views"."name") BETWEEN 1 AND 80 AND char_length("views"."query") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "booking_comments" ADD CONSTRAINT "booking_comments_booking" FOREIGN KEY ("tenant_id","booking_id") REFERENCES "public"."bookings"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_tenant" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_comments_of" ON "booking_comments" USING btree ("tenant_id","booking_id","created_at","id");--> statement-breakpoint
CREATE INDEX "views_by_name" ON "views" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "booking_comments" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "views" AS PERMISSIVE FOR ALL TO public USING ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid) WITH CHECK ("tenant_id" = nullif(current_setting('app.current_tenant', true), '')::uuid);