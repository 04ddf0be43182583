-- Without FORCE the owner of a table would see every studio.
ALTER TABLE booking_comments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE views FORCE ROW LEVEL SECURITY;
