-- The worker looks for holds that are due in all studios at once: the owner, as whom the look-up runs, may read those that can be,
-- and the worker learns no more than which studios have some.
CREATE POLICY owner_lookup ON bookings FOR SELECT TO CURRENT_USER USING (status = 'hold' AND (expires_at IS NOT NULL OR challenge_due_at IS NOT NULL));
--> statement-breakpoint

-- The studios with a hold that has expired by then, or whose challenge is due.
CREATE FUNCTION studios_with_due_holds(moment timestamptz) RETURNS SETOF uuid
  LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT b.tenant_id FROM bookings b WHERE b.status = 'hold' AND b.expires_at <= moment
    UNION
    SELECT b.tenant_id FROM bookings b WHERE b.status = 'hold' AND b.challenge_due_at <= moment
  $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION studios_with_due_holds(timestamptz) FROM PUBLIC;
