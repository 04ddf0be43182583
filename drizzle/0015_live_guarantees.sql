ALTER TABLE webhook_endpoints FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notification_settings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mails FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO outbox.relay DEFAULT VALUES;
--> statement-breakpoint

-- The relay numbers the events of all studios: the owner, as whom the functions below run, may read the log, and may give a
-- number to what has none.
CREATE POLICY owner_lookup ON domain_events FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY owner_places ON domain_events FOR UPDATE TO CURRENT_USER USING (position IS NULL) WITH CHECK (position IS NOT NULL);
--> statement-breakpoint

-- Numbers up to `most` committed events, if the caller holds the lease or nobody does: then the lease is theirs anew. Studios take
-- turns, so that thousands of events of one do not hold up another's; within a studio the order is that of the ids, which for one
-- thing is that of its versions, because its row was locked. One statement, so that a relay that is stopped in the middle holds
-- no lock: the server carries it to its end. NULL: somebody else holds the lease.
CREATE FUNCTION place_events(caller uuid, lease interval, most int) RETURNS int
  LANGUAGE plpgsql VOLATILE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    last bigint;
    placed int;
  BEGIN
    UPDATE outbox.relay SET holder = caller, held_until = clock_timestamp() + lease
      WHERE holder = caller OR held_until < clock_timestamp()
      RETURNING last_position INTO last;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    WITH RECURSIVE studios AS (
      (SELECT e.tenant_id FROM domain_events e WHERE e.position IS NULL ORDER BY e.tenant_id LIMIT 1)
      UNION ALL
      SELECT (SELECT e.tenant_id FROM domain_events e WHERE e.position IS NULL AND e.tenant_id > s.tenant_id ORDER BY e.tenant_id LIMIT 1)
        FROM studios s WHERE s.tenant_id IS NOT NULL
    ), waiting AS (
      SELECT w.id, row_number() OVER (PARTITION BY s.tenant_id ORDER BY w.id) AS turn
        FROM studios s CROSS JOIN LATERAL (SELECT e.id FROM domain_events e WHERE e.position IS NULL AND e.tenant_id = s.tenant_id ORDER BY e.id LIMIT most) w
    ), numbered AS (
      SELECT id, last + row_number() OVER (ORDER BY turn, id) AS position FROM waiting ORDER BY turn, id LIMIT most
    ), done AS (
      UPDATE domain_events e SET position = n.position FROM numbered n WHERE e.id = n.id RETURNING 1
    )
    SELECT count(*) INTO placed FROM done;
    IF placed > 0 THEN
      UPDATE outbox.relay SET last_position = last + placed;
      PERFORM pg_notify('events_placed', (last + placed)::text);
    END IF;
    RETURN placed;
  END
  $$;
--> statement-breakpoint

-- Gives the lease back, so that the next relay need not wait for its end.
CREATE FUNCTION leave_relay(caller uuid) RETURNS void
  LANGUAGE sql VOLATILE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ UPDATE outbox.relay SET held_until = '-infinity' WHERE holder = caller $$;
--> statement-breakpoint

-- Whose events come after a position: which studios there is something to read of, and how far.
CREATE FUNCTION placed_after(after bigint, most int) RETURNS TABLE (studio uuid, place bigint)
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT e.tenant_id, e.position FROM domain_events e WHERE e.position > after ORDER BY e.position LIMIT most $$;
--> statement-breakpoint

-- What the worker has to do in all studios: it learns which ones, and reads the rest as each of them.
CREATE POLICY owner_lookup ON webhook_deliveries FOR SELECT TO CURRENT_USER USING (status = 'pending');
--> statement-breakpoint
CREATE FUNCTION studios_with_due_deliveries(moment timestamptz) RETURNS SETOF uuid
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT d.tenant_id FROM webhook_deliveries d WHERE d.status = 'pending' AND d.due_at <= moment $$;
--> statement-breakpoint
CREATE POLICY owner_lookup ON notifications FOR SELECT TO CURRENT_USER USING (mail_due_at IS NOT NULL AND mailed_at IS NULL);
--> statement-breakpoint
CREATE POLICY owner_lookup ON mails FOR SELECT TO CURRENT_USER USING (status = 'waiting');
--> statement-breakpoint
CREATE FUNCTION studios_with_due_mails(moment timestamptz) RETURNS SETOF uuid
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT n.tenant_id FROM notifications n WHERE n.mail_due_at <= moment AND n.mailed_at IS NULL
    UNION
    SELECT m.tenant_id FROM mails m WHERE m.status = 'waiting' AND m.due_at <= moment
  $$;
--> statement-breakpoint

-- A calendar feed by the digest of its link, unless revoked.
CREATE POLICY owner_lookup ON calendar_feeds FOR SELECT TO CURRENT_USER USING (revoked_at IS NULL);
--> statement-breakpoint
CREATE FUNCTION find_calendar_feed(wanted_hash text) RETURNS TABLE (tenant_id uuid, id uuid)
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT f.tenant_id, f.id FROM calendar_feeds f WHERE f.token_hash = wanted_hash AND f.revoked_at IS NULL $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION place_events(uuid, interval, int), leave_relay(uuid), placed_after(bigint, int), studios_with_due_deliveries(timestamptz), studios_with_due_mails(timestamptz), find_calendar_feed(text) FROM PUBLIC;
