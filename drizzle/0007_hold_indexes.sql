DROP INDEX "bookings_holds_due";--> statement-breakpoint
CREATE INDEX "bookings_holds" ON "bookings" USING btree ("tenant_id","start_time") WHERE "bookings"."status" = 'hold';--> statement-breakpoint
CREATE INDEX "bookings_expiring" ON "bookings" USING btree ("expires_at") WHERE "bookings"."status" = 'hold' AND "bookings"."expires_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "bookings_challenged" ON "bookings" USING btree ("challenge_due_at") WHERE "bookings"."status" = 'hold' AND "bookings"."challenge_due_at" IS NOT NULL;