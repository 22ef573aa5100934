CREATE TABLE "audit_head" (
	"id" bigint PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"began" bigint NOT NULL,
	"mac" text NOT NULL,
	"seal" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "previous" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "mac" text DEFAULT '' NOT NULL;--> statement-breakpoint
INSERT INTO "audit_head" ("id", "sequence", "began", "mac", "seal") SELECT 1, coalesce(max("sequence"), 0), coalesce(max("sequence"), 0) + 1, '', '' FROM "audit_events";