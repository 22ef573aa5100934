// `npm test`: installs and builds what is needed, then runs everything that guards the project.
// Its last line counts the tests of all runners; every other check counts as one.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(top)
const reports = mkdtempSync(join(tmpdir(), 'enrol-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }

try {
  check('install', ['npm', 'run', 'setup:packages', '--', '--ignore-scripts']) || finish()
  // SQLite keeps one core for a minute or two, and nothing asks for it before the unit tests.
  const native = begin('native code', ['npm', 'run', 'setup:native'])
  check('a browser', ['node', '.scripts/browser.mjs'])
  check('build', ['npm', 'run', 'build']) || finish()
  check('types', ['npm', 'run', 'types'])
  check('lint', ['npm', 'run', 'lint'])
  check('imports point one way', ['npm', 'run', 'boundaries'])
  check('nothing unused', ['npm', 'run', 'hygiene'])
  check('size of the first load', ['npm', 'run', 'size'])
  vitest('stories', 'stories')
  ;(await native()) || finish()
  vitest('unit and store tests', 'unit')
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

/** Goes on beside the checks that follow; what it says is told, and it is counted, when it is waited for. */
function begin(what, command) {
  const log = join(reports, 'native.log')
  const begun = performance.now()
  const out = openSync(log, 'w')
  const ended = new Promise((resolve) => {
    const [program, ...args] = command
    const child = spawn(program, args, options(['ignore', out, out]))
    const end = (well) => resolve({ well, seconds: secondsSince(begun) })
    process.on('exit', () => child.kill())
    child.on('error', () => end(false)).on('close', (code) => end(code === 0))
  })
  return async () => {
    process.stdout.write(`\n▶ ${what}\n`)
    const { well, seconds } = await ended
    if (!well) process.stdout.write(readFileSync(log, 'utf8'))
    tell(what, well, seconds)
    well ? counts.passed++ : counts.failed++
    return well
  }
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
  const result = spawnSync(command, args, options('inherit', env))
  tell(what, result.status === 0, secondsSince(begun))
  return result
}

function options(stdio, env = {}) {
  return { stdio, env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env }, shell: process.platform === 'win32' }
}

function tell(what, well, seconds) {
  process.stdout.write(`${well ? '✔' : '✘'} ${what} (${seconds.toFixed(1)} s)\n`)
}

function secondsSince(begun) {
  return (performance.now() - begun) / 1000
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
