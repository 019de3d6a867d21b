-- USB bundles that came in, part by part: what a reply is made of, and parts that wait for what comes
-- before them.

CREATE TABLE bundle_part (
    bundle      BLOB NOT NULL,
    part        INTEGER NOT NULL,
    device      INTEGER NOT NULL REFERENCES device (no),
    person      BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    last        INTEGER NOT NULL,          -- no part follows
    parked      TEXT,                      -- file in the media folder, sealed as it came; NULL: applied
    content     BLOB NOT NULL,             -- CBOR: cursors, wanted files, batches, files
    PRIMARY KEY (bundle, part)
) WITHOUT ROWID;
CREATE INDEX bundle_part_device ON bundle_part (device);
