ALTER TABLE "bundles" ADD COLUMN "needs" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "chosen" jsonb DEFAULT '[]'::jsonb NOT NULL;