CREATE TABLE `lineage` (
	`id` integer PRIMARY KEY NOT NULL,
	`identity` text NOT NULL,
	`records` integer NOT NULL
);
