-- The extension btree_gist is made by src/services/db/prepare.ts, which can say clearly what to do when it may not be.

-- How many lanes a window takes: the sum of its ranges. In a function because a CHECK may hold no subquery.
CREATE FUNCTION lane_count(lanes int4multirange) RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT coalesce(sum(upper(r) - lower(r)), 0) FROM unnest(lanes) AS r);
