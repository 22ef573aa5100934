CREATE TABLE "lineage" (
	"id" bigint PRIMARY KEY NOT NULL,
	"identity" text NOT NULL,
	"records" bigint NOT NULL
);
