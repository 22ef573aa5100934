CREATE TABLE "ended_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"ended_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "ended_sessions_ended" ON "ended_sessions" USING btree ("ended_at");