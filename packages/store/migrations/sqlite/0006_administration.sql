CREATE TABLE `help_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`reference` text NOT NULL,
	`asked_at` integer NOT NULL,
	`reset_at` integer,
	`granted_by` text,
	`reason` text,
	`cancel_digest` text,
	`closed_at` integer,
	`outcome` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `help_requests_organisation` ON `help_requests` (`organisation_id`,`closed_at`,`asked_at`);--> statement-breakpoint
CREATE INDEX `help_requests_user` ON `help_requests` (`user_id`);--> statement-breakpoint
CREATE INDEX `help_requests_reset` ON `help_requests` (`reset_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`digest` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_codes_digest` ON `recovery_codes` (`user_id`,`digest`);--> statement-breakpoint
DROP INDEX `users_organisation`;--> statement-breakpoint
ALTER TABLE `users` ADD `name_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `bounced_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `noticed_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `last_sign_in_at` integer;--> statement-breakpoint
CREATE INDEX `users_organisation_name` ON `users` (`organisation_id`,`name_key`,`id`);--> statement-breakpoint
ALTER TABLE `organisations` ADD `enforce_at` integer;--> statement-breakpoint
ALTER TABLE `organisations` ADD `notice_days` integer DEFAULT 42 NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `approved_app` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `approved_app_url` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `helpdesk_words` text;--> statement-breakpoint
ALTER TABLE `organisations` ADD `reset_wait_hours` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `address` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `browser` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `proven_at` integer;--> statement-breakpoint
CREATE INDEX `audit_events_organisation` ON `audit_events` (`organisation_id`,`sequence`);--> statement-breakpoint
UPDATE `users` SET `name_key` = lower(`name`);