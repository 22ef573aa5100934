// `npm test`: installs and builds what is needed, then runs everything that guards the project.
// Its last line counts the tests of all runners; every other check counts as one.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(top)
const reports = mkdtempSync(join(tmpdir(), 'enrol-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }

try {
  check('install', ['npm', 'run', 'setup']) || finish()
  check('a browser', ['node', '.scripts/browser.mjs'])
  check('build', ['npm', 'run', 'build']) || finish()
  check('types', ['npm', 'run', 'types'])
  check('lint', ['npm', 'run', 'lint'])
  check('imports point one way', ['npm', 'run', 'boundaries'])
  check('nothing unused', ['npm', 'run', 'hygiene'])
  check('size of the first load', ['npm', 'run', 'size'])
  vitest('unit and store tests', 'unit')
  vitest('stories', 'stories')
  playwright('journeys', 'e2e')
  finish()
} finally {
  rmSync(reports, { recursive: true, force: true })
}

function check(what, command) {
  const { status } = run(what, command)
  status === 0 ? counts.passed++ : counts.failed++
  return status === 0
}

function vitest(what, script) {
  const file = join(reports, `${script}.json`)
  const { status } = run(what, ['npm', 'run', script, '--', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = read(file)
  add(
    status,
    report && { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests },
  )
}

function playwright(what, script) {
  const file = join(reports, `${script}.json`)
  const { status } = run(what, ['npm', 'run', script, '--', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const stats = read(file)?.stats
  add(status, stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped })
}

/** A runner that failed without a failed test (it did not start, or something outside a test broke) is one failure. */
function add(status, counted) {
  const { passed = 0, failed = 0, skipped = 0 } = counted ?? {}
  counts.passed += passed
  counts.skipped += skipped
  counts.failed += status !== 0 || passed + failed === 0 ? Math.max(failed, 1) : failed
}

function run(what, [command, ...args], env = {}) {
  process.stdout.write(`\n▶ ${what}\n`)
  const begun = performance.now()
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  })
  process.stdout.write(`${result.status === 0 ? '✔' : '✘'} ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`)
  return result
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function finish() {
  const { passed, failed, skipped } = counts
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  rmSync(reports, { recursive: true, force: true })
  process.exit(failed > 0 ? 1 : 0)
}
