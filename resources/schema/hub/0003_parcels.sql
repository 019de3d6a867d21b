-- What stands of a device that was revoked, and what it handed in before it wiped itself.

-- Where each of its chains stood at that moment: what came before stands.
CREATE TABLE device_cut (
    device      INTEGER NOT NULL REFERENCES device (no),
    incarnation BLOB NOT NULL,
    n           INTEGER NOT NULL,          -- of the last op that stands
    PRIMARY KEY (device, incarnation)
) WITHOUT ROWID;

-- Still sealed to the hub's box key: a person decides.
CREATE TABLE parcel (
    no          INTEGER PRIMARY KEY,
    device      INTEGER NOT NULL REFERENCES device (no),
    hash        BLOB NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    sealed      BLOB NOT NULL
);
CREATE INDEX parcel_device ON parcel (device);
