-- The hub's embedded store. Ids are 16-byte UUIDs, *_at is UTC milliseconds. Records of every kind
-- share one table: a new kind needs no migration here.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- The tree as the hub knows it; path is '/no/no/…/' from the top down to the node itself, so that a
-- subtree is one range.
CREATE TABLE organisation (
    no     INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE,
    code   TEXT NOT NULL UNIQUE,
    parent INTEGER REFERENCES organisation (no),
    path   TEXT NOT NULL UNIQUE
);

CREATE TABLE stream (
    no        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    org       BLOB NOT NULL,
    class     TEXT NOT NULL,
    head      INTEGER NOT NULL DEFAULT 0,
    row_count INTEGER NOT NULL DEFAULT 0,
    digest    BLOB NOT NULL
);
CREATE INDEX stream_org ON stream (org);

CREATE TABLE record (
    no             INTEGER PRIMARY KEY,
    kind           TEXT NOT NULL,
    id             BLOB NOT NULL,
    org            BLOB NOT NULL,
    stream         INTEGER NOT NULL REFERENCES stream (no),
    seq            INTEGER NOT NULL,
    state          BLOB NOT NULL,          -- canonical CBOR; of a deleted record what it was last
    deleted        INTEGER NOT NULL DEFAULT 0,
    -- When and by whom every field was written that "clocks" does not name.
    created_seq     INTEGER NOT NULL,
    created_hlc     INTEGER NOT NULL,
    created_replica INTEGER NOT NULL,
    created_author  INTEGER NOT NULL DEFAULT 0, -- chain.no * 2, odd where the clock was doubtful
    clocks         BLOB,                   -- CBOR: [field, seq, hlc, replica, author] each
    -- The device that knows the row as it stands without being told; 0: none.
    origin         INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX record_id ON record (id, kind);
CREATE UNIQUE INDEX record_stream ON record (stream, seq);

CREATE TABLE device (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE,
    signing_key BLOB NOT NULL,
    box_key     BLOB NOT NULL,
    enrolled_at INTEGER NOT NULL,
    revoked_at  INTEGER
);

CREATE TABLE person (
    id     BLOB PRIMARY KEY,
    name   TEXT NOT NULL,
    org    BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE role_grant (
    person     BLOB NOT NULL REFERENCES person (id),
    org        BLOB NOT NULL,
    role       TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (person, org, role)
) WITHOUT ROWID;

-- Who works at which device, and the key that signs there.
CREATE TABLE device_person (
    device      INTEGER NOT NULL REFERENCES device (no),
    person      BLOB NOT NULL REFERENCES person (id),
    signing_key BLOB NOT NULL,
    enrolled_at INTEGER NOT NULL,
    PRIMARY KEY (device, person)
) WITHOUT ROWID;

CREATE TABLE enrolment_code (
    locator    TEXT PRIMARY KEY,           -- the code's first part; the rest is only hashed here
    hash       BLOB NOT NULL,
    person     BLOB NOT NULL REFERENCES person (id),
    expires_at INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    used_at    INTEGER
) WITHOUT ROWID;

CREATE TABLE token (
    hash       BLOB PRIMARY KEY,           -- SHA-256
    device     INTEGER NOT NULL REFERENCES device (no),
    person     BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX token_expiry ON token (expires_at);

-- A device's disk from its enrolment, or from the day it turned out to be an older copy of itself.
-- What it wrote in an earlier life it may not know.
CREATE TABLE replica (
    no           INTEGER PRIMARY KEY,
    device       INTEGER NOT NULL REFERENCES device (no),
    life         BLOB NOT NULL,
    last_ordinal INTEGER NOT NULL DEFAULT 0,   -- of the batches that arrived
    UNIQUE (device, life)
);

-- A device's chain of batches.
CREATE TABLE chain (
    no          INTEGER PRIMARY KEY,
    device      INTEGER NOT NULL REFERENCES device (no),
    incarnation BLOB NOT NULL,
    person      BLOB NOT NULL,
    next_n      INTEGER NOT NULL DEFAULT 1,
    last_batch  BLOB NOT NULL DEFAULT x'',
    UNIQUE (device, incarnation)
);

-- The signed log: envelopes as they came, and what was answered.
CREATE TABLE batch (
    no          INTEGER PRIMARY KEY,
    hash        BLOB NOT NULL UNIQUE,
    chain       INTEGER NOT NULL REFERENCES chain (no),
    first_n     INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    envelope    BLOB NOT NULL,
    receipt     BLOB NOT NULL
);

CREATE TABLE op (
    chain   INTEGER NOT NULL REFERENCES chain (no),
    n       INTEGER NOT NULL,
    record  INTEGER,                       -- NULL where nothing was written
    seq     INTEGER NOT NULL,
    outcome INTEGER NOT NULL,              -- as wire::Outcome
    code    TEXT,
    PRIMARY KEY (chain, n)
) WITHOUT ROWID;

CREATE TABLE checkpoint (
    no      INTEGER PRIMARY KEY,
    token   BLOB NOT NULL UNIQUE,
    device  INTEGER NOT NULL REFERENCES device (no),
    cursors BLOB NOT NULL                  -- CBOR: stream no, seq, stream no, …
);
CREATE INDEX checkpoint_device ON checkpoint (device, no);

-- Verified files; each is sealed under a key of its own.
CREATE TABLE media (
    hash       BLOB PRIMARY KEY,
    file       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    file_key   BLOB NOT NULL,
    added_at   INTEGER NOT NULL
) WITHOUT ROWID;

-- Whose devices have sent a file, or could read it anyway: naming its hash in a record of one's own is
-- no right to it.
CREATE TABLE media_holder (
    hash BLOB NOT NULL,
    org  BLOB NOT NULL,
    PRIMARY KEY (hash, org)
) WITHOUT ROWID;

-- Which records name a file; where their organisation holds it, their readers may fetch it.
CREATE TABLE media_reference (
    hash   BLOB NOT NULL,
    record INTEGER NOT NULL REFERENCES record (no),
    org    BLOB NOT NULL,
    PRIMARY KEY (hash, record)
) WITHOUT ROWID;
CREATE INDEX media_reference_record ON media_reference (record);

CREATE TABLE upload (
    id         TEXT PRIMARY KEY,
    device     INTEGER NOT NULL REFERENCES device (no),
    org        BLOB NOT NULL,
    hash       BLOB NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    received   INTEGER NOT NULL,           -- bytes acknowledged: whole chunks on disk, then tail
    tail       BLOB NOT NULL,
    file       TEXT NOT NULL,
    file_key   BLOB NOT NULL,
    started_at INTEGER NOT NULL
) WITHOUT ROWID;

-- What the hub decided about people and devices: a hash chain, no content.
CREATE TABLE decision (
    no      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    action  TEXT NOT NULL,
    result  TEXT NOT NULL,
    device  BLOB,
    person  BLOB,
    hash    BLOB NOT NULL                  -- BLAKE2b-256 of the hash before and this entry
);
