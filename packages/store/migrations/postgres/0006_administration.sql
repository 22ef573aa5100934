CREATE TABLE "help_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"reference" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"reset_at" bigint,
	"granted_by" text,
	"reason" text,
	"cancel_digest" text,
	"closed_at" bigint,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"digest" text NOT NULL,
	"created_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
DROP INDEX "users_organisation";--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "enforce_at" bigint;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "notice_days" bigint DEFAULT 42 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "approved_app" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "approved_app_url" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "helpdesk_words" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "reset_wait_hours" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "bounced_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "noticed_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "reminded_at" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_sign_in_at" bigint;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "help_requests_organisation" ON "help_requests" USING btree ("organisation_id","closed_at","asked_at");--> statement-breakpoint
CREATE INDEX "help_requests_user" ON "help_requests" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "help_requests_reset" ON "help_requests" USING btree ("reset_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_digest" ON "recovery_codes" USING btree ("user_id","digest");--> statement-breakpoint
CREATE INDEX "audit_events_organisation" ON "audit_events" USING btree ("organisation_id","sequence");--> statement-breakpoint
CREATE INDEX "users_organisation_name" ON "users" USING btree ("organisation_id","name_key","id");--> statement-breakpoint
UPDATE "users" SET "name_key" = lower("name");