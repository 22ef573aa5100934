// Makes sure that there is a Chromium for the stories and journeys: the one installed, or else Playwright's own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const INSTALLED = '/usr/bin/chromium'
const MEND =
  'Install Chromium (on Debian or Ubuntu: apt-get install chromium; elsewhere: npx playwright install chromium) and run this again.'

if (existsSync(INSTALLED)) say(`Chromium: ${INSTALLED}`)
else if (attempt('npx', ['--prefix', 'e2e', 'playwright', 'install', 'chromium'])) say("Chromium: Playwright's own")
else if (isRootOnDebian() && attempt('apt-get', ['update', '-qq']) && attempt('apt-get', ['install', '-y', '-qq', 'chromium']))
  say(`Chromium: ${INSTALLED}, just installed`)
else {
  process.stderr.write(`There is no Chromium, and installing one failed. ${MEND}\n`)
  process.exit(1)
}

function attempt(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: 'inherit', timeout: 300_000, env, shell: process.platform === 'win32' }).status === 0
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

function say(text) {
  process.stdout.write(`${text}\n`)
}
