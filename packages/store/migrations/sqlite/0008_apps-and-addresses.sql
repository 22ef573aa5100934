CREATE TABLE `address_changes` (
	`user_id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`digest` text NOT NULL,
	`sent_at` integer NOT NULL,
	`misses` integer NOT NULL,
	`requested_by` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `further_apps` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`tag` text NOT NULL,
	`name` text,
	`issued_at` integer NOT NULL,
	`enrolled_at` integer NOT NULL,
	`last_step` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `further_apps_user` ON `further_apps` (`user_id`);--> statement-breakpoint
ALTER TABLE `factors` ADD `name` text;