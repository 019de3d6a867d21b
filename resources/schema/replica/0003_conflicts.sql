-- Values that lost against another one written at the same time, and who decided; from the hub.
CREATE TABLE conflicts (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    subject_kind TEXT NOT NULL, subject BLOB NOT NULL, field TEXT, lost BLOB NOT NULL,
    lost_by BLOB, lost_device BLOB, lost_at INTEGER, lost_doubtful INTEGER,
    shown_by BLOB, shown_device BLOB, shown_at INTEGER, shown_doubtful INTEGER,
    state TEXT NOT NULL, resolution TEXT, resolved_by BLOB, resolved_at INTEGER,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);
CREATE INDEX conflicts_open ON conflicts (lost_at) WHERE state = 'open';
CREATE INDEX conflicts_subject ON conflicts (subject);
