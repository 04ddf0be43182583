-- The promise of the product: no two confirmed windows of a resource share an instant and a lane.
-- Deferrable, so that one UPDATE may exchange lanes (checked at its end).
ALTER TABLE booking_windows ADD CONSTRAINT no_double_booking EXCLUDE USING gist (
  tenant_id WITH =,
  resource_id WITH =,
  tstzrange(start_time, end_time) WITH &&,
  lanes WITH &&
) WHERE (status = 'confirmed') DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint

-- Without FORCE the owner of a table would see every studio.
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE members FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE resources FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE availability FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE projects FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE project_allocations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE bookings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE booking_windows FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE domain_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint

-- Look-ups made before the studio is known, each as narrow as it can be. They run as the owner, who is under FORCE like
-- everybody, so the owner alone gets a policy to read these three tables.
CREATE POLICY owner_lookup ON tenants FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY owner_lookup ON members FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY owner_lookup ON api_keys FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint

-- The key with this digest, unless revoked.
CREATE FUNCTION find_api_key(wanted_hash text)
  RETURNS TABLE (tenant_id uuid, id uuid, name text, role text)
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT k.tenant_id, k.id, k.name, k.role FROM api_keys k WHERE k.key_hash = wanted_hash AND k.revoked_at IS NULL $$;
--> statement-breakpoint

-- The studios that a signed-in person is a member of.
CREATE FUNCTION studios_of_user(wanted_user text)
  RETURNS TABLE (tenant_id uuid, slug text, name text, role text, auth_org_id text)
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT t.id, t.slug, t.name, m.role, t.auth_org_id FROM members m JOIN tenants t ON t.id = m.tenant_id WHERE m.user_id = wanted_user ORDER BY m.created_at, t.id $$;
--> statement-breakpoint

-- The studio with this slug, for the commands run on the server.
CREATE FUNCTION find_tenant(wanted_slug text) RETURNS uuid
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT t.id FROM tenants t WHERE t.slug = wanted_slug $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_api_key(text), studios_of_user(text), find_tenant(text) FROM PUBLIC;
