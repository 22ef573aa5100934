// `npm start`: installs and builds when something has changed since the last time, then serves the demo.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(top, 'node_modules', '.enrol-built')
process.chdir(top)

if (!isBuilt()) {
  const before = fingerprint()
  run('Installing (the first time takes a few minutes, most of it compiling SQLite)', ['run', 'setup'])
  run('Building', ['run', 'build'])
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, before)
}

const server = spawn(process.execPath, ['apps/server/dist/main.js'], {
  stdio: 'inherit',
  env: { ...process.env, ENROL_DEMO: process.env.ENROL_DEMO ?? '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))

function isBuilt() {
  return (
    existsSync(stamp) &&
    existsSync('apps/server/dist/main.js') &&
    existsSync('apps/web/dist/index.html') &&
    readFileSync(stamp, 'utf8') === fingerprint()
  )
}

/** Names, sizes and times of everything that a build is made from. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  const visit = (path) => {
    const info = statSync(path)
    if (!info.isDirectory()) return void hash.update(`${path} ${info.size} ${info.mtimeMs}\n`)
    for (const name of readdirSync(path).sort())
      if (!['node_modules', 'dist', '.turbo', 'storybook-static'].includes(name)) visit(join(path, name))
  }
  for (const path of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json', 'apps', 'packages'])
    visit(path)
  return hash.digest('hex')
}

function run(what, args) {
  process.stdout.write(`${what} …\n`)
  const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' })
  if (status === 0) return
  process.stderr.write(`${stdout}\n${stderr}\n${what} failed; what it said is above. Mend that and run npm start again.\n`)
  process.exit(1)
}
