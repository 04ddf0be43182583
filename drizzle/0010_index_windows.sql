-- With all that a sum of the load reads, so that it is answered by the index alone. Drizzle has no word for INCLUDE.
CREATE INDEX booking_windows_by_resource ON booking_windows USING btree (tenant_id, resource_id, start_time) INCLUDE (end_time, status, allocation);
