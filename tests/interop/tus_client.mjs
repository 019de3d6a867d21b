// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one file by tus-js-client to a hub. Stdin: one JSON object {endpoint, token, seed, publicKey (hex),
// metadata, bytes, fill, chunk, terminate}. Ends with 0 when the upload is complete (or given up, where
// that was asked for).
import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Upload } from 'tus-js-client';

const order = JSON.parse(readFileSync(0, 'utf8'));
// RFC 8410: an Ed25519 seed in PKCS #8.
const key = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(order.seed, 'hex')]),
  format: 'der',
  type: 'pkcs8',
});
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
let nonce = '';

function proofFor(method, url) {
  const input = `${part({
    typ: 'dpop+jwt',
    alg: 'EdDSA',
    jwk: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(order.publicKey, 'hex').toString('base64url') },
  })}.${part({
    htm: method,
    htu: url,
    jti: randomBytes(12).toString('hex'),
    iat: Math.floor(Date.now() / 1000),
    nonce,
    ath: createHash('sha256').update(order.token).digest('base64url'),
  })}`;
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`;
}

const content = Buffer.alloc(order.bytes);
for (let i = 0; i < content.length; ++i) content[i] = (i * order.fill + (i >>> 8)) & 0xff;

const upload = new Upload(content, {
  endpoint: order.endpoint,
  chunkSize: order.chunk,
  retryDelays: Array(200).fill(20),
  headers: { 'Upload-Metadata': order.metadata },
  storeFingerprintForResuming: false,
  onBeforeRequest(request) {
    request.setHeader('Authorization', `DPoP ${order.token}`);
    request.setHeader('DPoP', proofFor(request.getMethod(), request.getURL()));
  },
  onAfterResponse(_request, response) {
    nonce = response.getHeader('DPoP-Nonce') ?? nonce;
  },
  // A refused nonce is answered by the next; a broken connection by going on.
  onShouldRetry: (error) => {
    const status = error.originalResponse?.getStatus() ?? 0;
    return status === 0 || status === 401 || status === 409;
  },
  onChunkComplete(_size, accepted) {
    if (order.terminate && accepted > order.bytes / 3) {
      upload.abort(true).then(
        () => process.exit(0),
        (error) => fail(error),
      );
    }
  },
  onSuccess: () => process.exit(0),
  onError: fail,
});

function fail(error) {
  console.error(String(error));
  process.exit(1);
}

upload.start();
