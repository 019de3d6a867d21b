-- For reporting tools: the fields of a state as JSON. The views over it, one for each kind, are made of the catalogue by the hub
-- (PostgresReports) and stand in this schema too, so that a role for reports needs nothing but it.

CREATE SCHEMA report;

-- One item of CBOR (RFC 8949) as the hub writes it: definite lengths, no tags. Bytes become text in hex.
CREATE FUNCTION report.cbor_item(bytes bytea, at integer, OUT value jsonb, OUT after integer)
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    head    integer := get_byte(bytes, at);
    major   integer := head >> 5;
    minor   integer := head & 31;
    width   integer := CASE minor WHEN 24 THEN 1 WHEN 25 THEN 2 WHEN 26 THEN 4 WHEN 27 THEN 8 ELSE 0 END;
    number  numeric := CASE WHEN minor < 24 THEN minor ELSE 0 END;
    item    record;
    key     text;
    exponent integer;
    fraction double precision;
BEGIN
    IF minor > 27 THEN
        RAISE EXCEPTION 'unexpected CBOR head %', head;
    END IF;
    FOR i IN 1 .. width LOOP
        number := number * 256 + get_byte(bytes, at + i);
    END LOOP;
    after := at + 1 + width;
    CASE major
    WHEN 0 THEN
        value := to_jsonb(number);
    WHEN 1 THEN
        value := to_jsonb(-1 - number);
    WHEN 2 THEN
        value := to_jsonb(encode(substring(bytes FROM after + 1 FOR number::integer), 'hex'));
        after := after + number::integer;
    WHEN 3 THEN
        value := to_jsonb(convert_from(substring(bytes FROM after + 1 FOR number::integer), 'UTF8'));
        after := after + number::integer;
    WHEN 4 THEN
        value := '[]';
        FOR i IN 1 .. number::integer LOOP
            SELECT * INTO item FROM report.cbor_item(bytes, after);
            value := value || jsonb_build_array(item.value);
            after := item.after;
        END LOOP;
    WHEN 5 THEN
        value := '{}';
        FOR i IN 1 .. number::integer LOOP
            SELECT * INTO item FROM report.cbor_item(bytes, after);
            key := item.value #>> '{}';
            SELECT * INTO item FROM report.cbor_item(bytes, item.after);
            value := value || jsonb_build_object(key, item.value);
            after := item.after;
        END LOOP;
    WHEN 7 THEN
        IF minor = 20 OR minor = 21 THEN
            value := to_jsonb(minor = 21);
        ELSIF minor = 27 THEN
            exponent := trunc(number / 4503599627370496::numeric)::integer & 2047;
            fraction := mod(number, 4503599627370496::numeric)::double precision;
            value := to_jsonb((CASE WHEN get_byte(bytes, at + 1) > 127 THEN -1 ELSE 1 END)
                * CASE WHEN exponent = 0 THEN fraction * 2::double precision ^ -1074
                       ELSE (1 + fraction / 4503599627370496) * 2::double precision ^ (exponent - 1023) END);
        ELSE
            value := 'null';
        END IF;
    ELSE
        RAISE EXCEPTION 'unexpected CBOR head %', head;
    END CASE;
END
$$;

CREATE FUNCTION report.fields(state bytea) RETURNS jsonb
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT value FROM report.cbor_item(state, 0)
$$;
