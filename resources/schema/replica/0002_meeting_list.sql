-- The list of all branches' meetings, newest first, and its search read this index alone: the rows
-- with their minutes are many times larger.
CREATE INDEX meetings_list ON meetings
    (held_on, start_at, id, org, kinds, state, title, number, place, host, recorder);
