// SPDX-License-Identifier: GPL-3.0-or-later
// Serves @tus/server over TLS on 127.0.0.1. Arguments: key file, certificate file, folder for uploads.
// Prints its port.
import { createServer } from 'node:https';
import { readFileSync } from 'node:fs';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [keyFile, certificateFile, directory] = process.argv.slice(2);
const tus = new Server({ path: '/v1/media', datastore: new FileStore({ directory }) });
const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (request, answer) =>
  tus.handle(request, answer),
);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
