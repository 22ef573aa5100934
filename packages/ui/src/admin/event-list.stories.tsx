import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { DAY, PERSON } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import type { PersonEvent } from './admin-data.ts'
import { EventList } from './event-list.tsx'

const meta = { title: 'Parts/What happened', component: EventList, args: { events: PERSON.events, added: null } } satisfies Meta<
  typeof EventList
>

export default meta
type Story = StoryObj<typeof meta>

export const Several: Story = {}
export const Nothing: Story = { args: { events: [] } }
/** An import leaves no event of each person that it added. */
export const AddedFromAFile: Story = {
  args: { events: [], added: { at: NOW, fromFile: true } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('listitem')).toHaveTextContent(/24 November 2026, 10:44:12.*Added, with others from a file$/)
    await expect(canvas.queryByText('Nothing so far.')).not.toBeInTheDocument()
  },
}
export const AddedLongAgo: Story = {
  args: { added: { at: NOW - 400 * DAY, fromFile: false }, events: PERSON.events.slice(0, 1) },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem').at(-1)).toHaveTextContent(/2025.*Added$/)
  },
}
/** What they did themselves as an administrator. */
export const Imported: Story = {
  args: {
    events: [
      { at: NOW, kind: 'import-people', outcome: 'done', added: 500, by: 'self', reference: null },
      { at: NOW - DAY, kind: 'import-people', outcome: 'done', added: 1, by: 'self', reference: null },
      { at: NOW - 2 * DAY, kind: 'import-people', outcome: 'bad-rows', added: null, by: 'self', reference: null },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('People imported: 500 people added')).toBeVisible()
    await expect(canvas.getByText('People imported: 1 person added')).toBeVisible()
    await expect(canvas.getByText('People imported: refused, as rows were wrong')).toBeVisible()
  },
}
const BY_GWEN = { by: 'staff', who: 'Gwen Hale', whoIs: { kind: 'person', username: 'gwen.hale', id: 'p3' } } as const
const RESET = { at: NOW, kind: 'reset-mfa', outcome: 'done', reason: 'lost phone, checked by video', ...BY_GWEN, reference: null }
const CHANGED = {
  at: NOW - DAY,
  kind: 'change-policy',
  outcome: 'done',
  changes: [
    { name: 'mfa', from: 'off', to: 'announced' },
    { name: 'enforceAt', from: null, to: String(NOW + 42 * DAY) },
    { name: 'emailMfa', from: 'everybody', to: 'somebody-new' },
    { name: 'helpdeskWords', from: 'Room 12', to: null },
  ],
  by: 'self',
  reference: null,
} as const
const GRANTED = { ...RESET, kind: 'grant-reset', effectAt: NOW + DAY }
const BY_ALL: readonly PersonEvent[] = [
  GRANTED,
  { ...RESET, whoIs: { kind: 'gone' }, who: 'p77' },
  { at: NOW, kind: 'unlock', outcome: 'done', by: 'operator', reference: null },
  { at: NOW, kind: 'send-notice', outcome: 'sent', by: 'nobody', reference: null },
  { at: NOW, kind: 'sign-in', outcome: 'wrong-credentials', by: 'somebody', reference: null },
  { at: NOW, kind: 'sign-out', outcome: 'done', by: 'self', reference: null },
]
/** A reset that waits does not read as one that is done. */
export const WhoDidIt: Story = {
  args: { events: BY_ALL },
  play: async ({ canvas }) => {
    const [granted, ...others] = canvas.getAllByRole('listitem')
    await expect(granted).toHaveTextContent(
      /Reset granted, by Gwen Hale \(gwen.hale\)Carried out on 25 November 2026.*, unless it is cancelled by then/,
    )
    const ends = [
      /reset, by p77Reason/,
      /unlocked, by the operator$/,
      /sent, by the service$/,
      /, by somebody who had not signed in$/,
      /, by themself$/,
    ]
    for (const [place, end] of ends.entries()) await expect(others[place]).toHaveTextContent(end)
  },
}
export const WhoDidItInWelsh: Story = {
  args: { events: BY_ALL },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')[0]).toHaveTextContent(/Caniatáu ailosodiad, gan Gwen Hale \(gwen.hale\)Caiff ei wneud ar/)
    await expect(canvas.getAllByRole('listitem').at(-1)).toHaveTextContent(/, gan y person ei hun$/)
  },
}
/** Why it was done, and what exactly, for those who look after people. */
export const ReasonAndChanges: Story = {
  args: { events: [RESET, CHANGED] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Reason: lost phone, checked by video')).toBeVisible()
    await expect(canvas.getByText('Second factor: Off → Starts on a set day')).toBeVisible()
    await expect(canvas.getByText('The day: nothing → 5 January 2027')).toBeVisible()
    await expect(canvas.getByText('Email codes instead of an app: Everybody may use them → somebody-new')).toBeVisible()
    await expect(canvas.getByText('Who your people can ask for help: Room 12 → nothing')).toBeVisible()
  },
}
export const ReasonAndChangesInWelsh: Story = {
  args: { events: [RESET, CHANGED] },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Rheswm: lost phone, checked by video')).toBeVisible()
    await expect(canvas.getByText('Ail ffactor: Wedi’i ddiffodd → Yn dechrau ar ddiwrnod penodol')).toBeVisible()
    await expect(canvas.getByText('Y diwrnod: dim byd → 5 Ionawr 2027')).toBeVisible()
  },
}
/** What was refused, or failed, never reads as if it had been done. */
export const RefusedAndFailed: Story = {
  args: {
    events: [
      { at: NOW, kind: 'send-notice', outcome: 'failed', by: 'self', reference: null },
      { at: NOW, kind: 'add-app', outcome: 'too-many', by: 'self', reference: null },
      { at: NOW, kind: 'remove-app', outcome: 'last-one', by: 'self', reference: null },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Notice by email: could not be sent')).toBeVisible()
    await expect(canvas.getByText('Added an authenticator app: there were too many already')).toBeVisible()
    await expect(canvas.getByText('Removed an authenticator app: it was the only one')).toBeVisible()
  },
}
/** Something newer than these pages is told by its own names, not left out. */
export const Unknown: Story = {
  args: {
    events: [
      { at: NOW, kind: 'something-new', outcome: 'done', by: 'self', reference: null },
      { at: NOW, kind: 'unlock', outcome: 'not-that-way', by: 'self', reference: null },
    ],
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('something-new')).toBeVisible()
    await expect(canvas.getByText('MFA unlocked: not-that-way')).toBeVisible()
  },
}
