CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`began` integer NOT NULL,
	`mac` text NOT NULL,
	`seal` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `audit_events` ADD `previous` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `mac` text DEFAULT '' NOT NULL;--> statement-breakpoint
INSERT INTO "audit_head" ("id", "sequence", "began", "mac", "seal") SELECT 1, coalesce(max("sequence"), 0), coalesce(max("sequence"), 0) + 1, '', '' FROM "audit_events";