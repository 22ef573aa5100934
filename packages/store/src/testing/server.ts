import { codeOfStep, stepStart } from '@enrol/otp'
import { openDatabase } from '../open-database.ts'
import { openKeyring, parseKeys } from '../open-keyring.ts'
import { openStore, type Store } from '../open-store.ts'
import type { Job, Message } from './job.ts'
import { confirmTotp, submitEmail, submitRecovery, submitTotp } from './submissions.ts'

/** A further server, as far as the store is concerned: it does one job after the other until it is stopped. */
let opened: Store | null = null

process.on('message', (job: Job) => {
  work(job)
    .then((result) => tell({ kind: 'done', result }))
    .catch((error: unknown) => tell({ kind: 'failed', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }))
})
// The test is over, or its process is gone.
process.on('disconnect', () => process.exit())

async function work(job: Job): Promise<string[]> {
  if (job.do === 'open') return open(job.url, job.keys)
  const store = opened
  if (store === null) throw new Error('no database is open')
  switch (job.do) {
    case 'submit-totp':
      return kindsOf(job.codes.map((code) => submitTotp(store, job.userId, code, job.now)))
    case 'confirm-totp':
      return kindsOf(job.codes.map((code) => confirmTotp(store, job.userId, code, job.now)))
    case 'submit-recovery':
      return kindsOf(job.codes.map((code) => submitRecovery(store, job.userId, code, job.now)))
    case 'submit-email':
      return kindsOf(job.codes.map((code) => submitEmail(store, job.userId, job.purpose, code, job.now)))
    case 'spend':
      return spendForEver(store, job.userId, job.fromStep)
  }
}

async function open(url: string, keyText: string | null): Promise<string[]> {
  const keys = keyText === null ? null : parseKeys(keyText)
  if (typeof keys === 'string') throw new Error(keys)
  const database = await openDatabase(url)
  const keyring = await openKeyring(keys, url, database)
  await opened?.close()
  opened = await openStore(database, keyring)
  return [...keyring.ids, keyring.digest('key-check', ['the same key'])]
}

async function kindsOf(verdicts: Promise<{ kind: string }>[]): Promise<string[]> {
  return (await Promise.all(verdicts)).map(({ kind }) => kind)
}

/** One code after the other, each told as soon as it is saved, until somebody pulls the plug. */
async function spendForEver(store: Store, userId: string, fromStep: number): Promise<never> {
  const factor = await store.factors.of(userId)
  if (factor?.method !== 'totp') throw new Error('no app')
  for (let step = fromStep; ; step++) {
    const { kind } = await submitTotp(store, userId, codeOfStep(factor.secret, step), stepStart(step))
    if (kind !== 'accepted') throw new Error(`step ${step} was ${kind}`)
    tell({ kind: 'spent', step })
    // Lets the message out before the next save keeps this process busy.
    await new Promise(setImmediate)
  }
}

function tell(message: Message): void {
  process.send?.(message)
}
