ALTER TABLE `users` ADD `one_time_password_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `role` text DEFAULT 'member' NOT NULL;