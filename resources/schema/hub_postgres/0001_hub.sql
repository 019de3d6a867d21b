-- The hub's store in PostgreSQL 15 or newer, for a county. As in the embedded store *_at is UTC milliseconds and records of
-- every kind share one table. Text that is compared by its bytes says so. What is marked as sealed is sealed with the key file,
-- so that it is worth nothing to whoever reads the database.

CREATE TABLE setting (
    name  text PRIMARY KEY,
    value bytea NOT NULL                       -- sealed
);

-- path is '/no/no/…/' from the top down to the node itself, so that a subtree is one range.
CREATE TABLE organisation (
    no     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id     uuid NOT NULL UNIQUE,
    code   text NOT NULL UNIQUE,
    parent bigint REFERENCES organisation (no),
    path   text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE stream (
    no        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      text COLLATE "C" NOT NULL UNIQUE,
    org       uuid NOT NULL,
    class     text NOT NULL,
    head      bigint NOT NULL DEFAULT 0,
    row_count bigint NOT NULL DEFAULT 0,
    digest    bytea NOT NULL
) WITH (fillfactor = 50);                      -- every batch writes its heads anew, in place
CREATE INDEX stream_org ON stream (org);

CREATE TABLE record (
    no              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text COLLATE "C" NOT NULL,
    id              uuid NOT NULL,
    org             uuid NOT NULL,
    stream          bigint NOT NULL REFERENCES stream (no),
    seq             bigint NOT NULL,
    state           bytea NOT NULL,            -- canonical CBOR; of a deleted record what it was last
    deleted         boolean NOT NULL DEFAULT false,
    -- When and by whom every field was written that "clocks" does not name.
    created_seq     bigint NOT NULL,
    created_hlc     bigint NOT NULL,
    created_replica bigint NOT NULL,
    created_author  bigint NOT NULL DEFAULT 0, -- chain.no * 2, odd where the clock was doubtful
    clocks          bytea NOT NULL,            -- CBOR: [field, seq, hlc, replica, author] each
    -- The device that knows the row as it stands without being told; 0: none.
    origin          bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX record_id ON record (id, kind);
CREATE UNIQUE INDEX record_stream ON record (stream, seq);

CREATE TABLE device (
    no          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          uuid NOT NULL UNIQUE,
    signing_key bytea NOT NULL,
    box_key     bytea NOT NULL,
    enrolled_at bigint NOT NULL,
    revoked_at  bigint
);

CREATE TABLE person (
    id   uuid PRIMARY KEY,
    name text NOT NULL,
    org  uuid NOT NULL
);
CREATE INDEX person_name ON person (name);

CREATE TABLE role_grant (
    person     uuid NOT NULL REFERENCES person (id),
    org        uuid NOT NULL,
    role       text NOT NULL,
    granted_at bigint NOT NULL,
    revoked_at bigint,
    PRIMARY KEY (person, org, role)
);

-- Who works at which device, and the key that signs there.
CREATE TABLE device_person (
    device      bigint NOT NULL REFERENCES device (no),
    person      uuid NOT NULL REFERENCES person (id),
    signing_key bytea NOT NULL,
    enrolled_at bigint NOT NULL,
    PRIMARY KEY (device, person)
);

CREATE TABLE enrolment_code (
    locator    text PRIMARY KEY,               -- the code's first part
    hash       bytea NOT NULL,                 -- of all of it; sealed, because it is short
    person     uuid NOT NULL REFERENCES person (id),
    expires_at bigint NOT NULL,
    tries_left integer NOT NULL,
    used_at    bigint
);

CREATE TABLE token (
    hash       bytea PRIMARY KEY,              -- SHA-256
    device     bigint NOT NULL REFERENCES device (no),
    person     uuid NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX token_expiry ON token (expires_at);
CREATE INDEX token_device ON token (device);

-- A device's disk from its enrolment, or from the day it turned out to be an older copy of itself.
CREATE TABLE replica (
    no           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device       bigint NOT NULL REFERENCES device (no),
    life         uuid NOT NULL,
    last_ordinal bigint NOT NULL DEFAULT 0,    -- of the batches that arrived
    UNIQUE (device, life)
);

-- A device's chain of batches.
CREATE TABLE chain (
    no          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device      bigint NOT NULL REFERENCES device (no),
    incarnation uuid NOT NULL,
    person      uuid NOT NULL,
    next_n      bigint NOT NULL DEFAULT 1,
    last_batch  bytea NOT NULL DEFAULT ''::bytea,
    UNIQUE (device, incarnation)
);

-- The signed log: envelopes as they came, and what was answered.
CREATE TABLE batch (
    no          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash        bytea NOT NULL UNIQUE,
    chain       bigint NOT NULL REFERENCES chain (no),
    first_n     bigint NOT NULL,
    received_at bigint NOT NULL,
    envelope    bytea NOT NULL,
    receipt     bytea NOT NULL
);

CREATE TABLE op (
    chain   bigint NOT NULL REFERENCES chain (no),
    n       bigint NOT NULL,
    record  bigint,                            -- NULL where nothing was written
    seq     bigint NOT NULL,
    outcome integer NOT NULL,                  -- as wire::Outcome
    code    text,
    PRIMARY KEY (chain, n)
);

CREATE TABLE checkpoint (
    no      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token   bytea NOT NULL UNIQUE,
    device  bigint NOT NULL REFERENCES device (no),
    cursors bytea NOT NULL                     -- CBOR: stream no, seq, stream no, …
);
CREATE INDEX checkpoint_device ON checkpoint (device, no);

-- Verified files; each is sealed under a key of its own.
CREATE TABLE media (
    hash       bytea PRIMARY KEY,
    file       text NOT NULL,
    size       bigint NOT NULL,
    media_type text NOT NULL,
    file_key   bytea NOT NULL,                 -- sealed
    added_at   bigint NOT NULL
);

-- Whose devices have sent a file, or could read it anyway: naming its hash in a record of one's own is no right to it.
CREATE TABLE media_holder (
    hash bytea NOT NULL,
    org  uuid NOT NULL,
    PRIMARY KEY (hash, org)
);

-- Which records name a file; where their organisation holds it, their readers may fetch it.
CREATE TABLE media_reference (
    hash   bytea NOT NULL,
    record bigint NOT NULL REFERENCES record (no),
    org    uuid NOT NULL,
    PRIMARY KEY (hash, record)
);
CREATE INDEX media_reference_record ON media_reference (record);

CREATE TABLE upload (
    id         text PRIMARY KEY,
    device     bigint NOT NULL REFERENCES device (no),
    org        uuid NOT NULL,
    hash       bytea NOT NULL,
    media_type text NOT NULL,
    size       bigint NOT NULL,
    received   bigint NOT NULL,                -- bytes acknowledged: whole chunks on disk, then tail
    tail       bytea NOT NULL,                 -- sealed
    file       text NOT NULL,
    file_key   bytea NOT NULL,                 -- sealed
    started_at bigint NOT NULL,
    holder     integer NOT NULL                -- the hub process that writes to the file
);
CREATE INDEX upload_device ON upload (device);
CREATE INDEX upload_start ON upload (started_at);

-- What the hub decided about people and devices: a hash chain, no content. Numbered without gaps.
CREATE TABLE decision (
    no     bigint PRIMARY KEY,
    at     bigint NOT NULL,
    action text NOT NULL,
    result text NOT NULL,
    device uuid,
    person uuid,
    hash   bytea NOT NULL                      -- BLAKE2b-256 of the hash before and this entry
);

-- USB bundles that came in, part by part.
CREATE TABLE bundle_part (
    bundle      uuid NOT NULL,
    part        integer NOT NULL,
    device      bigint NOT NULL REFERENCES device (no),
    person      uuid NOT NULL,
    received_at bigint NOT NULL,
    last        boolean NOT NULL,              -- no part follows
    parked      text,                          -- file in the media folder, sealed as it came; NULL: applied
    content     bytea NOT NULL,                -- CBOR: cursors, wanted files, batches, files
    PRIMARY KEY (bundle, part)
);
CREATE INDEX bundle_part_device ON bundle_part (device);

-- Where each chain of a revoked device stood at that moment: what came before stands.
CREATE TABLE device_cut (
    device      bigint NOT NULL REFERENCES device (no),
    incarnation uuid NOT NULL,
    n           bigint NOT NULL,               -- of the last op that stands
    PRIMARY KEY (device, incarnation)
);

-- Still sealed to the hub's box key: a person decides.
CREATE TABLE parcel (
    no          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device      bigint NOT NULL REFERENCES device (no),
    hash        bytea NOT NULL UNIQUE,
    received_at bigint NOT NULL,
    sealed      bytea NOT NULL
);
CREATE INDEX parcel_device ON parcel (device);

-- What hub processes over this store agree on from call to call. Unlogged on purpose: after a crash or a fail-over all of it is
-- gone together, the key of the nonces and the proofs that were used with them, so that none of them can be replayed.
CREATE UNLOGGED TABLE nonce_key (
    no      bigint PRIMARY KEY,                -- drawn: a sequence would begin anew with the table
    sealed  bytea NOT NULL,
    made_at bigint NOT NULL
);
CREATE UNLOGGED TABLE used_proof (
    hash    bytea PRIMARY KEY,                 -- of the key that made it and its id
    good_to bigint NOT NULL
);
CREATE INDEX used_proof_good_to ON used_proof (good_to);
CREATE UNLOGGED TABLE failed_try (
    address bytea NOT NULL,                    -- hashed
    at      bigint NOT NULL
);
CREATE INDEX failed_try_address ON failed_try (address, at);
-- Two buckets that leak, as in DeviceQuota.
CREATE UNLOGGED TABLE device_account (
    device   bigint PRIMARY KEY,
    at       bigint NOT NULL,
    requests bigint NOT NULL,
    bytes    bigint NOT NULL
) WITH (fillfactor = 50);
