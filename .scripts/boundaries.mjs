// Checks that imports between packages point one way, and that this check can fail.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = dirname(dirname(fileURLToPath(import.meta.url)))

/** Imports that must be refused, each by the file that would hold it. */
const FORBIDDEN = [
  { file: 'packages/otp/src/boundary-probe.ts', line: "import '@enrol/store'\n", why: 'the decisions would depend on their memory' },
  { file: 'packages/ui/src/boundary-probe.ts', line: "import '@enrol/api'\n", why: 'a screen would know the server' },
  {
    file: 'packages/store/src/boundary-probe.ts',
    line: "import '../../otp/src/index.ts'\n",
    why: 'a package would be entered by the side',
  },
  {
    file: 'apps/web/src/boundary-probe.ts',
    line: "import { appRouter } from '@enrol/api'\nexport const probe = appRouter\n",
    why: 'the browser would ship the server',
  },
  { file: 'e2e/boundary-probe.ts', line: "import '@enrol/store'\n", why: 'a journey would look behind HTTP' },
]

const clean = check()
if (clean.status !== 0) fail(`An import points the wrong way:\n${clean.output}`)
for (const { file, line, why } of FORBIDDEN) {
  const path = join(top, file)
  writeFileSync(path, line)
  try {
    if (check().status === 0) fail(`The check of the imports does not work: it let ${file} pass, and ${why}.`)
  } finally {
    rmSync(path)
  }
}
process.stdout.write(`Imports point one way; ${FORBIDDEN.length} that would not are refused.\n`)

function check() {
  const boundaries = run(['turbo', 'boundaries'])
  const restricted = run([
    'biome',
    'lint',
    '--only=style/noRestrictedImports',
    '--only=style/noRestrictedGlobals',
    '--error-on-warnings',
    'apps',
    'packages',
    'e2e',
  ])
  return { status: boundaries.status || restricted.status, output: `${boundaries.output}\n${restricted.output}` }
}

function run([tool, ...args]) {
  const { status, stdout, stderr } = spawnSync(join(top, 'node_modules', '.bin', tool), args, {
    cwd: top,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return { status: status ?? 1, output: `${stdout}${stderr}` }
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
