import { expect, test, vi } from 'vitest'
import { administrator } from './testing/administration.ts'
import { newPerson, personWithApp } from './testing/people.ts'
import { startTestServer } from './testing/test-server.ts'

test('a notice that is under way is sent, and is on record, before the service has stopped', async () => {
  const server = await startTestServer()
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const letGo = server.mail.hold()
  await admin.suspend.mutate({ id: sam.user.id, reason: 'left' })
  const closing = server.app.close()
  setTimeout(letGo, 50)
  await closing
  expect(server.mail.messagesTo(sam.email)).toHaveLength(1)
  expect(await server.store.audit.newestOfKind(sam.user.id, 'send-notice')).toMatchObject({
    outcome: 'sent',
    detail: { about: 'suspended' },
  })
  await server.close()
})

test('a notice whose event can’t be written is told to the log, and to nobody who acted', async () => {
  let [isFull, isFailing] = [false, false]
  const server = await startTestServer({
    changeDeps: ({ store, mailer, ...deps }) => ({
      ...deps,
      mailer: {
        ...mailer,
        async sendNotice(mail) {
          const result = await mailer.sendNotice(mail)
          isFailing = isFull
          return result
        },
      },
      store: {
        ...store,
        atomically: async (guards, writes) => {
          if (!isFailing) return store.atomically(guards, writes)
          isFailing = false
          throw new Error('the disk is full')
        },
      },
    }),
  })
  const { gwen, admin } = await administrator(server)
  const sam = await newPerson(server, { colleagueOf: gwen })
  isFull = true
  expect(await admin.suspend.mutate({ id: sam.user.id, reason: 'left' })).toEqual({ kind: 'done' })
  await vi.waitFor(() => expect(server.log.filter((line) => line.includes('the disk is full'))).toHaveLength(1))
  expect(server.mail.messagesTo(sam.email)).toHaveLength(1)
  await server.close()
})
