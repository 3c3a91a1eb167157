// Counts tests and checks: node summary.mjs vitest.json [failed check ...]. Tests skipped for anything but a missing
// ../shared count as failed: here nothing else may be missing.
import { readFileSync } from 'node:fs';

const [file, ...failedChecks] = process.argv.slice(2);
const CHECKS = 4;

const assertions = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap(({ name, status, message, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
        ? [...assertionResults, { status: 'failed', fullName: `${name}: ${message}` }]
        : assertionResults,
    );
  } catch (error) {
    return [{ status: 'failed', fullName: `the tests gave no results: ${error.message}` }];
  }
};

const tests = assertions();
const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
const allowed = skipped.filter(({ fullName }) => fullName.includes('../shared'));
const failures = [
  ...failedChecks.map((name) => `check: ${name}`),
  ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  ...skipped.filter((test) => !allowed.includes(test)).map(({ fullName }) => `skipped: ${fullName}`),
];
for (const line of failures) console.log(`FAILED ${line}`);
if (allowed.length > 0) console.log(`${allowed.length} tests skipped: ../shared is not there`);
const passed = tests.filter(({ status }) => status === 'passed').length + CHECKS - failedChecks.length;
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
