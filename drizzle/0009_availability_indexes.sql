DROP INDEX "booking_windows_by_resource";--> statement-breakpoint
CREATE INDEX "bookings_worked_on" ON "bookings" USING btree ("tenant_id","project_id","resource_id") WHERE "bookings"."status" = 'confirmed';--> statement-breakpoint
CREATE INDEX "resources_by_department" ON "resources" USING btree ("tenant_id","department");