import { afterEach, expect, test } from 'vitest'
import type { MailTransport } from './mail-transport.ts'
import { createSmtpTransport } from './smtp-transport.ts'
import { HOSTILE, never, OUTGOING } from './testing/samples.ts'
import { type SmtpCatcher, startSmtpCatcher } from './testing/smtp-catcher.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function catcher(options?: Parameters<typeof startSmtpCatcher>[0]): Promise<SmtpCatcher> {
  const server = await startSmtpCatcher(options)
  closing.push(() => server.close())
  return server
}

function transport(url: string, timeoutMs?: number): MailTransport {
  const smtp = createSmtpTransport(timeoutMs === undefined ? { url } : { url, timeoutMs })
  closing.push(() => smtp.close())
  return smtp
}

test('a message arrives with one recipient, its own headers, and text and HTML of the same meaning', async () => {
  const server = await catcher()
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'accepted', messageId: OUTGOING.messageId })
  const [mail] = server.mails
  expect(mail?.mailFrom).toBe('noreply@system.cjsm.net')
  expect(mail?.rcptTo).toEqual(['ada@example.org'])
  expect(mail?.parsed.from?.value).toEqual([{ address: 'noreply@system.cjsm.net', name: '' }])
  expect(mail?.parsed.to).toMatchObject({ value: [{ address: 'ada@example.org', name: '' }] })
  expect(mail?.parsed.subject).toBe(OUTGOING.subject)
  expect(mail?.parsed.messageId).toBe(OUTGOING.messageId)
  expect(mail?.parsed.date?.getTime()).toBe(OUTGOING.date)
  expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.parsed.headers.get('x-auto-response-suppress')).toBe('All')
  expect(mail?.parsed.text).toBe(OUTGOING.text)
  expect(mail?.parsed.html).toContain('<p>048151</p>')
})

test('the code is alone on its line in what goes over the wire, however the rest is encoded', async () => {
  const server = await catcher()
  const text = `048151\n\nCroeso i'r gwasanaeth tŷ. ${'A long sentence that must be folded. '.repeat(5)}\n`
  await transport(`smtp://127.0.0.1:${server.port}`).send({ ...OUTGOING, text }, never())
  expect(server.mails[0]?.raw).toMatch(/\r\n\r\n048151\r\n\r\n/)
  expect(server.mails[0]?.parsed.text).toBe(text)
})

test('a sender name outside ASCII arrives as it was', async () => {
  const server = await catcher()
  await transport(`smtp://127.0.0.1:${server.port}`).send({ ...OUTGOING, from: { ...OUTGOING.from, name: 'Gwasanaeth Tŷ' } }, never())
  expect(server.mails[0]?.parsed.from?.value).toEqual([{ address: 'noreply@system.cjsm.net', name: 'Gwasanaeth Tŷ' }])
})

test('several messages share connections', async () => {
  const server = await catcher()
  const smtp = transport(`smtp://127.0.0.1:${server.port}`)
  for (let i = 0; i < 4; i++) await smtp.send(OUTGOING, never())
  expect(server.mails).toHaveLength(4)
  expect(server.connections()).toBe(1)
})

test.each(HOSTILE)('a message with %s never leaves', async (_what, change) => {
  const server = await catcher()
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send({ ...OUTGOING, ...change }, never())
  expect(receipt.kind).toBe('refused')
  expect(server.connections()).toBe(0)
})

test.each([
  ['recipient', 421],
  ['recipient', 450],
  ['data', 451],
] as const)('a reply of 4yz (%s, %i) is for later (RFC 5321 §4.2.1)', async (at, code) => {
  const server = await catcher()
  server.answerNext({ kind: 'reply', at, code })
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toMatchObject({ kind: 'try-later', detail: expect.stringContaining(`${code}`) })
})

test.each([
  ['recipient', 554, 'No thank you'],
  ['recipient', 550, '5.7.1 Unable to relay'],
  ['recipient', 550, 'relay not permitted'],
  ['recipient', 554, '5.7.1 Client host blocked using a list'],
  ['recipient', 530, '5.7.0 Authentication required'],
  ['recipient', 550, "5.1.8 The sender's domain does not exist"],
  ['recipient', 550, '5.1.7 Bad sender'],
  ['recipient', 503, '5.5.1 Bad sequence of commands'],
  ['recipient', 552, '5.3.4 Too big for this system'],
  ['data', 554, 'No thank you'],
  ['data', 550, '5.7.26 Not authenticated'],
  ['data', 550, 'Refused as spam'],
  ['data', 552, '5.3.4 Too big'],
] as const)('a reply of 5yz (%s, %i %s) is final, and about us or the message', async (at, code, text) => {
  const server = await catcher()
  server.answerNext({ kind: 'reply', at, code, text })
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toMatchObject({ kind: 'refused', detail: expect.stringContaining(`${code}`) })
})

test('a sender that is refused is about us, whatever the code', async () => {
  const server = await catcher({
    onMailFrom: (_address, _session, callback) => callback(Object.assign(new Error('5.1.0 Sender rejected'), { responseCode: 550 })),
  })
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'refused', detail: 'smtp EENVELOPE 550 5.1.0 MAIL FROM' })
})

test.each([
  ['recipient', 550, '5.1.1 No such user'],
  ['recipient', 550, 'No such user'],
  ['recipient', 551, 'User not local'],
  ['recipient', 552, '5.2.2 Mailbox full'],
  ['recipient', 553, 'Mailbox name not allowed'],
  ['recipient', 554, '5.1.1 No such user'],
  ['recipient', 550, '5.1.10 The domain takes no mail'],
  ['recipient', 550, '5.4.1 Recipient address rejected: access denied'],
  ['recipient', 550, '5.5.0 Mailbox unavailable'],
  ['data', 550, '5.1.1 No such user'],
  ['data', 552, '5.2.2 Mailbox full'],
] as const)('a reply that refuses the address (%s, %i %s) is told apart (RFC 5321 §4.2.2, RFC 3463 §3)', async (at, code, text) => {
  const server = await catcher()
  server.answerNext({ kind: 'reply', at, code, text })
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toEqual({
    kind: 'recipient-refused',
    detail: expect.stringMatching(new RegExp(`^smtp E[A-Z]+ ${code}( 5\\.[\\d.]+)? (RCPT TO|DATA)$`)),
  })
})

test('a server that repeats the code or the address in its refusal gets neither into the detail', async () => {
  const server = await catcher()
  server.answerNext({ kind: 'reply', at: 'data', code: 554, text: '5.7.1 Spam: 048151 for ada@example.org' })
  const receipt = await transport(`smtp://127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'refused', detail: 'smtp EMESSAGE 554 5.7.1 DATA' })
})

test('after a refusal the next message goes through', async () => {
  const server = await catcher()
  const smtp = transport(`smtp://127.0.0.1:${server.port}`)
  server.answerNext({ kind: 'reply', at: 'recipient', code: 550 })
  await smtp.send(OUTGOING, never())
  expect(await smtp.send(OUTGOING, never())).toMatchObject({ kind: 'accepted' })
})

test('nobody listening is for later', async () => {
  expect(await transport('smtp://127.0.0.1:1').send(OUTGOING, never())).toMatchObject({
    kind: 'try-later',
    detail: expect.stringContaining('smtp'),
  })
})

test('a server that hangs up before it greets is tried once, not again and again within one try', async () => {
  const { createServer } = await import('node:net')
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  expect(await transport(`smtp://127.0.0.1:${port}`).send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
  expect(connections).toBe(1)
})

test('a stalled server is given up when the signal aborts, and does not hold up the next message', async () => {
  const server = await catcher()
  const smtp = transport(`smtp://127.0.0.1:${server.port}`)
  server.answerNext({ kind: 'stall' })
  expect(await smtp.send(OUTGOING, AbortSignal.timeout(400))).toMatchObject({ kind: 'try-later' })
  expect(server.tries()).toBe(1)
  expect(await smtp.send(OUTGOING, never())).toMatchObject({ kind: 'accepted' })
}, 2_000)

test('a silent server is given up after the time for an answer, also without a signal', async () => {
  const server = await catcher()
  server.answerNext({ kind: 'stall' })
  expect(await transport(`smtp://127.0.0.1:${server.port}`, 300).send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
})

test('user and password are those of the URL; wrong ones are final and not repeated', async () => {
  const server = await catcher({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === 'enrol' && password === 'p/w' ? callback(null, { user: username }) : callback(new Error(`Wrong: ${password}`)),
  })
  expect(await transport(`smtp://enrol:p%2Fw@127.0.0.1:${server.port}`).send(OUTGOING, never())).toMatchObject({ kind: 'accepted' })
  const receipt = await transport(`smtp://enrol:canary@127.0.0.1:${server.port}`).send(OUTGOING, never())
  expect(receipt).toMatchObject({ kind: 'refused', detail: expect.stringContaining('535') })
  expect(JSON.stringify(receipt)).not.toMatch(/canary|enrol/)
})

test('smtps speaks TLS, and a certificate that nobody vouches for is not trusted', async () => {
  const server = await catcher({ secure: true })
  const url = `smtps://127.0.0.1:${server.port}`
  expect(await transport(`${url}?tls.rejectUnauthorized=false`).send(OUTGOING, never())).toMatchObject({ kind: 'accepted' })
  expect(await transport(url).send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
  expect(server.mails.map(({ secure }) => secure)).toEqual([true])
})

test('smtp turns to TLS where the server offers STARTTLS', async () => {
  const server = await catcher({ disabledCommands: [] })
  await transport(`smtp://127.0.0.1:${server.port}?tls.rejectUnauthorized=false`).send(OUTGOING, never())
  expect(server.mails[0]?.secure).toBe(true)
})

test('where TLS is required and not offered, neither message nor password leaves', async () => {
  let asked = false
  const server = await catcher({
    allowInsecureAuth: true,
    onAuth: (_auth, _session, callback) => {
      asked = true
      callback(null, { user: 'enrol' })
    },
  })
  const receipt = await transport(`smtp://enrol:p@127.0.0.1:${server.port}?requireTLS=true`).send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'refused', detail: 'smtp ETLS 500 STARTTLS' })
  expect(asked).toBe(false)
  expect(server.mails).toHaveLength(0)
})
