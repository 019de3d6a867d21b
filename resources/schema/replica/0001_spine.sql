-- The replica of one vault. Ids are 16-byte UUIDs, *_at is UTC milliseconds, *_on is an ISO date.
-- Every record table ends in the same bookkeeping: stream (streams.no), revision (local, rises with
-- each write), seq and hub_hash (the hub's row this copy stands on; NULL before the first receipt),
-- ext (CBOR map of fields that this version does not know).

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value BLOB
) WITHOUT ROWID;

CREATE TABLE streams (
    no        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    cursor    INTEGER NOT NULL DEFAULT 0, -- every change up to this seq has been applied
    head      INTEGER NOT NULL DEFAULT 0, -- the hub's seq at the last answer
    row_count INTEGER NOT NULL DEFAULT 0, -- rows that stand on the hub's state
    digest    BLOB NOT NULL DEFAULT (zeroblob(32)),
    hub_count INTEGER NOT NULL DEFAULT 0,
    hub_digest BLOB NOT NULL DEFAULT (zeroblob(32)),
    in_scope  INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE organisations (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    code TEXT NOT NULL, parent BLOB, type TEXT NOT NULL, category TEXT, name TEXT NOT NULL,
    seal_name TEXT,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);
CREATE INDEX organisations_parent ON organisations (parent);

CREATE TABLE people (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, signing_key BLOB,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);

CREATE TABLE members (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    name TEXT NOT NULL, sex TEXT, ethnicity TEXT, identity_number TEXT, birth_on TEXT,
    education TEXT, category TEXT NOT NULL, joined_on TEXT, full_member_on TEXT, post TEXT,
    mobile TEXT, phone TEXT, address TEXT, standing TEXT, lost INTEGER, lost_since TEXT,
    away INTEGER, away_to TEXT, branch_post TEXT, note TEXT,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);
CREATE INDEX members_org ON members (org, name);
CREATE INDEX members_identity ON members (identity_number) WHERE identity_number IS NOT NULL;

CREATE TABLE meetings (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    kinds TEXT NOT NULL, title TEXT, number TEXT, year INTEGER NOT NULL, held_on TEXT NOT NULL,
    start_at INTEGER, end_at INTEGER, zone TEXT, place TEXT, host TEXT, recorder TEXT,
    observers TEXT, minutes TEXT, resolution TEXT, state TEXT NOT NULL, late_entry INTEGER,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);
CREATE INDEX meetings_org ON meetings (org, held_on);

CREATE TABLE agenda_items (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    meeting BLOB NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL, record TEXT,
    resolution TEXT, votes_for INTEGER, votes_against INTEGER, votes_abstained INTEGER,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);
CREATE INDEX agenda_items_meeting ON agenda_items (meeting, position);

CREATE TABLE attendance (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    meeting BLOB NOT NULL, member BLOB NOT NULL, year INTEGER NOT NULL, mark TEXT NOT NULL,
    reason TEXT, marked_at INTEGER,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
) WITHOUT ROWID;
-- Covers the counts of a meeting list.
CREATE INDEX attendance_meeting ON attendance (meeting, mark);
CREATE INDEX attendance_member ON attendance (member, year);

CREATE TABLE attachments (
    id BLOB PRIMARY KEY, org BLOB NOT NULL,
    meeting BLOB NOT NULL, role TEXT NOT NULL, position INTEGER, hash BLOB NOT NULL,
    size INTEGER NOT NULL, media_type TEXT NOT NULL, file_name TEXT, thumbnail BLOB,
    width INTEGER, height INTEGER, duration_ms INTEGER, taken_at INTEGER, caption TEXT,
    stream INTEGER NOT NULL, revision INTEGER NOT NULL, seq INTEGER, hub_hash BLOB, ext BLOB
);
CREATE INDEX attachments_meeting ON attachments (meeting, position);
CREATE INDEX attachments_hash ON attachments (hash);
CREATE INDEX attachments_thumbnail ON attachments (thumbnail) WHERE thumbnail IS NOT NULL;

-- A chain of this device's changes: one for each person, so that what one person left unsigned
-- never holds up another; a new one after a restored disk was noticed.
CREATE TABLE incarnations (
    incarnation BLOB PRIMARY KEY,
    person      BLOB NOT NULL,
    next_n      INTEGER NOT NULL DEFAULT 1,
    last_batch  BLOB,                  -- hash of the newest sealed batch
    retired     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- What was done here, in order: the audit, the undo list and the outbox in one.
CREATE TABLE changes (
    no             INTEGER PRIMARY KEY,  -- the order in which they were made here
    incarnation    BLOB NOT NULL,
    n              INTEGER NOT NULL,     -- gapless within the incarnation
    txn            INTEGER NOT NULL,     -- ops that stand or fall together
    schema_version INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    id             BLOB NOT NULL,
    org            BLOB NOT NULL,
    op             TEXT NOT NULL CHECK (op IN ('new', 'set', 'del', 'act')),
    base           INTEGER,              -- seq of the row it was made on
    hlc            INTEGER NOT NULL,
    claimed_at     INTEGER NOT NULL,
    clock_doubtful INTEGER NOT NULL DEFAULT 0,
    actor          BLOB NOT NULL,
    old_fields     BLOB,                 -- CBOR, just the changed fields
    new_fields     BLOB,
    batch          BLOB,                 -- hash of the batch that carries it, once sent
    outcome        TEXT,                 -- NULL until a receipt: applied, merged, conflict, refused, parked, duplicate
    outcome_code   TEXT,
    outcome_field  TEXT,
    UNIQUE (incarnation, n)
);
CREATE INDEX changes_outbox ON changes (no) WHERE outcome IS NULL;
CREATE INDEX changes_record ON changes (kind, id, no);
CREATE INDEX changes_refused ON changes (no) WHERE outcome = 'refused';
CREATE INDEX changes_conflicts ON changes (no) WHERE outcome IN ('merged', 'conflict');

-- The hub's row of records with unacknowledged changes on top.
CREATE TABLE shadows (
    kind  TEXT NOT NULL,
    id    BLOB NOT NULL,
    state BLOB,            -- canonical CBOR; NULL when the hub has no such record
    seq   INTEGER,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Records deleted, here or at the hub.
CREATE TABLE tombstones (
    kind   TEXT NOT NULL,
    id     BLOB NOT NULL,
    stream INTEGER NOT NULL,
    seq    INTEGER,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Rows of kinds that this version does not know; replayed after an update.
CREATE TABLE parked_rows (
    kind   TEXT NOT NULL,
    id     BLOB NOT NULL,
    stream INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    state  BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Batches as they were signed, until their receipt; then just the chain and the hub's receipt.
CREATE TABLE batches (
    no          INTEGER PRIMARY KEY,
    incarnation BLOB NOT NULL,
    first_n     INTEGER NOT NULL,
    last_n      INTEGER NOT NULL,
    hash        BLOB NOT NULL UNIQUE,
    envelope    BLOB,
    receipt     BLOB,
    UNIQUE (incarnation, first_n)
);

-- Typed but not saved; encrypted like all else, never synced.
CREATE TABLE drafts (
    editor     TEXT NOT NULL,  -- "meeting", "member"
    id         BLOB NOT NULL,  -- of the record being edited or to be made
    org        BLOB NOT NULL,
    person     BLOB NOT NULL,
    updated_at INTEGER NOT NULL,
    content    BLOB NOT NULL,
    PRIMARY KEY (editor, id, person)
) WITHOUT ROWID;

-- Files in the encrypted media folder, by the BLAKE2b-256 of their plain content.
CREATE TABLE media (
    hash        BLOB PRIMARY KEY,
    size        INTEGER NOT NULL,
    media_type  TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    key_epoch   INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('stored', 'remote', 'partial')),
    added_at    INTEGER NOT NULL,
    delivered_at INTEGER,          -- the hub has verified the whole file
    upload_url  TEXT,              -- tus
    upload_offset INTEGER NOT NULL DEFAULT 0,
    unreferenced_since INTEGER
) WITHOUT ROWID;

CREATE TABLE thumbnails (
    hash    BLOB PRIMARY KEY,  -- of the original
    width   INTEGER NOT NULL,
    height  INTEGER NOT NULL,
    jpeg    BLOB NOT NULL
);

-- What happened while syncing, for the log on the sync page: codes and numbers, no content.
CREATE TABLE sync_log (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    level   TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
    code    TEXT NOT NULL,
    numbers TEXT
);

-- Who looked at unmasked data, exported or printed it, for the person whose data it is.
CREATE TABLE access_log (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    person BLOB NOT NULL,
    action TEXT NOT NULL,
    kind   TEXT NOT NULL,
    record BLOB,
    purpose TEXT
);
