CREATE TABLE "address_changes" (
	"user_id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"digest" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"misses" bigint NOT NULL,
	"requested_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "further_apps" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"tag" text NOT NULL,
	"name" text,
	"issued_at" bigint NOT NULL,
	"enrolled_at" bigint NOT NULL,
	"last_step" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "factors" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "further_apps" ADD CONSTRAINT "further_apps_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "further_apps_user" ON "further_apps" USING btree ("user_id");