// SPDX-License-Identifier: GPL-3.0-or-later
// Lints an OpenAPI document with Redocly's rules: node lint.mjs FILE. Any finding is a fault.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

// Installed in the build folder, so that the sources stay as they are.
const load = createRequire(resolve(process.env.LINTER, 'package.json'));
const { createConfig, formatProblems, getTotals, lint } = load('@redocly/openapi-core');

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // Calls that only tell whether the hub is there have no caller to be at fault.
    'operation-4xx-response': 'off',
    'no-invalid-media-type-examples': 'error',
    'operation-description': 'off',
    'tag-description': 'error',
    'operation-singular-tag': 'error',
    'no-http-verbs-in-paths': { severity: 'error', excluded: [] },
    'paths-kebab-case': 'error',
    'response-contains-header': 'off',
  },
});
const problems = await lint({ ref: resolve(process.argv[2]), config });
const { errors, warnings } = getTotals(problems);
if (problems.length > 0) formatProblems(problems, { format: 'codeframe', totals: { errors, warnings, ignored: 0 }, version: '' });
process.exit(errors + warnings > 0 ? 1 : 0);
