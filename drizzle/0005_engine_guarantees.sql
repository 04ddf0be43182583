-- One capacity at a time: the steps of a resource never overlap. Deferrable, because a step is split in two statements.
ALTER TABLE resource_capacities ADD CONSTRAINT one_capacity_at_a_time EXCLUDE USING gist (
  tenant_id WITH =,
  resource_id WITH =,
  tstzrange(starts_at, ends_at) WITH &&
) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
-- Without FORCE the owner of a table would see every studio.
ALTER TABLE booking_policies FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE bundles FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kits FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE placeholders FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE series FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE calendars FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE calendar_days FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE calendar_assignments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE phase_allocations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE project_phases FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE project_readers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE rate_cards FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE resource_capacities FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE studio_settings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE resources FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE bookings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE booking_windows FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE projects FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE project_allocations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE availability FORCE ROW LEVEL SECURITY;
