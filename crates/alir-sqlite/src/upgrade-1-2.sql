-- From version 1 to 2: due dates. Tasks that are open have none; those that follow do.
ALTER TABLE cases ADD COLUMN wake_at INTEGER;
CREATE INDEX cases_by_wake ON cases (wake_at, id) WHERE wake_at IS NOT NULL;
ALTER TABLE task ADD COLUMN target INTEGER;
ALTER TABLE task ADD COLUMN limit_at INTEGER NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE task ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN escalated_to TEXT;
DROP INDEX task_by_role;
DROP INDEX task_by_assignee;
CREATE INDEX task_by_role ON task (role, limit_at, offered_at);
CREATE INDEX task_by_escalation ON task (escalated_to, limit_at, offered_at) WHERE escalated_to IS NOT NULL;
CREATE INDEX task_by_assignee ON task (assignee, limit_at, offered_at) WHERE assignee IS NOT NULL;
