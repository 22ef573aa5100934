DROP INDEX `users_organisation_name`;--> statement-breakpoint
CREATE INDEX `users_organisation_name` ON `users` (`organisation_id`,`name_key`,`username_key`,`id`);