ALTER TABLE "users" ADD COLUMN "one_time_password_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "role" text DEFAULT 'member' NOT NULL;