import { Buffer } from 'node:buffer'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { shownRecoveryCode } from '@enrol/otp'
import { describe, expect, test } from 'vitest'
import { sessionIdOf } from './session-store.ts'
import { dump } from './testing/dump.ts'
import { TEST_KEY } from './testing/keys.ts'
import { NOW, openWorlds } from './testing/world.ts'

const SECRETS = {
  factor: 'MZQWG5DPOJZWKY3SMV2GGYLO',
  shown: 'ONUG653OONSWG4TFORRWC3TB',
  retired: 'OJSXI2LSMVSHGZLDOJSXIY3B',
  further: 'MZ2XE5DIMVZGC4DQONSWG4TF',
}
/** Digits that no clock and no number of a row holds by chance. */
const CODE = '904617'
const RECOVERY_CODE = 'K7QM3XDA9WTE0HBV'

describe.each(await openWorlds())('a copy of the database on $dialect', ({ store, url, person }) => {
  test('holds no secret, no code, no token and no key that could be read or used', async () => {
    const { id: userId } = await person({ name: 'Canary Person' })
    const token = randomBytes(32).toString('base64url')
    const shown = { tag: '7K', issuedAt: NOW, keptUntil: NOW + 1 }
    await store.atomically(
      [],
      [
        store.factors.addTotp({ id: randomUUID(), userId, secret: SECRETS.factor, tag: '7K', issuedAt: NOW, lastStep: 1, at: NOW }),
        store.factors.further.add({
          ...{ id: randomUUID(), userId, secret: SECRETS.further, tag: '8L', name: 'Phone', issuedAt: NOW, lastStep: 1, at: NOW },
        }),
        store.enrolments.remember(userId, { ...shown, id: randomUUID(), secret: SECRETS.shown, sequence: 1, retired: false }),
        store.enrolments.remember(userId, { ...shown, id: randomUUID(), secret: SECRETS.retired, sequence: 2, retired: true }),
        store.emailCodes.add({
          id: randomUUID(),
          userId,
          purpose: 'sign-in',
          sequence: 1,
          number: 1,
          code: CODE,
          sentAt: NOW,
          expiresAt: NOW,
        }),
        store.recoveryCodes.add(userId, [{ id: randomUUID(), code: RECOVERY_CODE }], NOW),
        store.sessions.open({ id: sessionIdOf(token), userId, stage: 'signed-in', at: NOW }),
      ],
    )

    const copy = await dump(url)
    expect(copy).toContain('Canary Person')
    expect(copy).toContain(sessionIdOf(token))
    const plain = [...Object.values(SECRETS), CODE, RECOVERY_CODE, shownRecoveryCode(RECOVERY_CODE), token]
    for (const canary of plain.flatMap(spellings)) expect(copy).not.toContain(canary)
    // A code is one of a million: a digest without the key would be as good as the code.
    for (const guess of [
      CODE,
      RECOVERY_CODE,
      JSON.stringify(['recovery-code', userId, RECOVERY_CODE]),
      `${userId}${CODE}`,
      JSON.stringify(['email-code', userId, 'sign-in', '1', CODE]),
    ])
      for (const encoding of ['base64url', 'base64', 'hex'] as const)
        expect(copy).not.toContain(createHash('sha256').update(guess).digest(encoding))
    for (const encoding of ['base64url', 'base64', 'hex'] as const)
      expect(copy).not.toContain(Buffer.from(TEST_KEY.bytes).toString(encoding))
  })
})

/** As it is, in lower case, and as the encodings that a careless column would hold. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text)
  return [text, text.toLowerCase(), bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]
}
