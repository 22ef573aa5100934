import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import { MINUTE, NOW, REFERENCE } from '../testing/fixtures.ts'
import type { TrailEvent } from './admin-data.ts'
import { EventsScreen } from './events-screen.tsx'

const QUESTION = { kind: null, person: '', reference: '', from: null, to: null, before: null }
const GWEN = { kind: 'person', username: 'gwen.hale', id: 'p3' } as const
const SAM = { kind: 'person', username: 'sam.okafor', id: 'p1' } as const
const EVENTS: readonly TrailEvent[] = [
  {
    sequence: 412,
    at: NOW - MINUTE,
    kind: 'reset-mfa',
    outcome: 'done',
    who: 'Gwen Hale',
    whoIs: GWEN,
    whom: 'Sam Okafor',
    whomIs: SAM,
    address: '192.0.2.7',
    reference: REFERENCE,
  },
  {
    sequence: 411,
    at: NOW - 2 * MINUTE,
    kind: 'submit-code',
    outcome: 'too-old',
    who: 'Sam Okafor',
    whoIs: SAM,
    whom: 'Sam Okafor',
    whomIs: SAM,
    address: '2001:db8::7',
    reference: REFERENCE,
  },
  {
    sequence: 98,
    at: NOW - 8 * MINUTE,
    kind: 'import-people',
    outcome: 'done',
    added: 500,
    who: 'Gwen Hale',
    whoIs: GWEN,
    whom: 'Gwen Hale',
    whomIs: GWEN,
    address: '192.0.2.7',
    reference: REFERENCE,
  },
  {
    sequence: 3,
    at: NOW - 9 * MINUTE,
    kind: 'add-user',
    outcome: 'done',
    who: 'operator',
    whoIs: { kind: 'operator' },
    whom: 'Sam Okafor',
    whomIs: SAM,
    address: null,
    reference: null,
  },
]

const meta = {
  title: 'Administration/Audit trail',
  component: EventsScreen,
  parameters: { framed: true },
  args: {
    question: QUESTION,
    answer: { events: EVENTS, before: 3, tooManyPeople: false },
    downloading: false,
    cutAt: null,
    trouble: null,
    onAsk: fn(),
    onDownload: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof EventsScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Newest: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('cell', { name: 'People imported: 500 people added' })).toBeVisible()
    await userEvent.selectOptions(canvas.getByLabelText('What'), 'MFA reset')
    await userEvent.click(canvas.getByRole('button', { name: 'Show' }))
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, kind: 'reset-mfa' })
    await userEvent.click(canvas.getByRole('button', { name: 'Older events' }))
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, before: 3 })
    await expect(canvas.getAllByRole('status')[0]).toHaveFocus()
    await expect(canvas.getAllByRole('status')[0]).toHaveTextContent('From 24 November 2026')
  },
}
const WITH_NOTES = {
  answer: {
    events: [
      { ...EVENTS[0], sequence: 9, reason: 'lost phone, checked by video' },
      {
        ...EVENTS[0],
        sequence: 8,
        kind: 'change-policy',
        whom: 'Gwen Hale',
        whomIs: GWEN,
        changes: [{ name: 'noticeDays', from: '42', to: '7' }],
      },
    ] as readonly TrailEvent[],
    before: null,
    tooManyPeople: false,
  },
}
/** Why it was done, and what of the policy was changed to what. */
export const ReasonAndChanges: Story = {
  args: WITH_NOTES,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('cell', { name: /^MFA reset ?Reason: lost phone, checked by video$/ })).toBeVisible()
    await expect(canvas.getByRole('cell', { name: /^Policy changed ?Days of notice: 42 → 7$/ })).toBeVisible()
  },
}
export const ReasonAndChangesInWelsh: Story = {
  args: WITH_NOTES,
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Rheswm: lost phone, checked by video')).toBeVisible()
    await expect(canvas.getByText('Diwrnodau o rybudd: 42 → 7')).toBeVisible()
  },
}
/** Hundreds of reminders bury nothing else, and nobody has to wonder where they are. */
export const NoticesAreLeftOut: Story = {
  play: async ({ canvas }) => {
    await expect(
      canvas.getByText(/^What was sent by email is left out here\. To see it, choose “Notice by email” under “What”/),
    ).toBeVisible()
  },
}
export const NoticesAreLeftOutInWelsh: Story = {
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/dewiswch “Hysbysiad drwy e-bost” o dan “Beth”/)).toBeVisible()
  },
}
export const NoticesAskedFor: Story = {
  args: { question: { ...QUESTION, kind: 'send-notice' } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/is left out here/)).not.toBeInTheDocument()
  },
}
/** Two of one name, and one who calls themself what the operator is called, are told apart. */
export const SameNames: Story = {
  args: {
    answer: {
      events: [
        { ...EVENTS[0], sequence: 9, who: 'Operator', whoIs: { kind: 'person', username: 'pat.quinn', id: 'p9' } },
        { ...EVENTS[0], sequence: 8, who: 'operator', whoIs: { kind: 'operator' } },
        { ...EVENTS[0], sequence: 7, whoIs: { kind: 'person', username: 'g.hale', id: null }, whom: 'p77', whomIs: { kind: 'gone' } },
      ] as readonly TrailEvent[],
      before: null,
      tooManyPeople: false,
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('cell', { name: 'Operator pat.quinn' })).toBeVisible()
    await expect(within(canvas.getByRole('cell', { name: 'Operator' })).queryByRole('link')).not.toBeInTheDocument()
    await expect(within(canvas.getByRole('cell', { name: 'Gwen Hale g.hale' })).queryByRole('link')).not.toBeInTheDocument()
    await expect(canvas.getByRole('cell', { name: 'p77' })).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'Operator' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people/p9')
  },
}
export const OnePersonAndReference: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Who or whom'), ' okafor ')
    await userEvent.type(canvas.getByLabelText('Reference'), '7kqm 3xda{Enter}')
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, person: 'okafor', reference: '7kqm 3xda' })
  },
}
export const NoReference: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Reference'), '7KQM{Enter}')
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(document.title).toContain('Error: ')
    await expect(args.onAsk).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('link', { name: 'Enter a reference of eight letters and digits' }))
    await expect(canvas.getByLabelText('Reference')).toHaveFocus()
    await userEvent.keyboard('3XDA{Enter}')
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, reference: '7KQM3XDA' })
    await expect(canvas.queryByRole('region', { name: 'There is a problem' })).not.toBeInTheDocument()
  },
}
/** Nobody is left to wonder at a trail that is empty. */
export const FromAfterTo: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const [from, to] = [canvas.getByLabelText('From'), canvas.getByLabelText('To')]
    await userEvent.type(from, '2026-11-24')
    await userEvent.type(to, '2026-11-23')
    await userEvent.click(canvas.getByRole('button', { name: 'Show' }))
    await expect(canvas.getByRole('region', { name: 'There is a problem' })).toHaveFocus()
    await expect(from).toHaveAccessibleDescription('Error: “From” must be the same day as “To”, or an earlier one')
    await expect(args.onAsk).not.toHaveBeenCalled()
    await userEvent.clear(to)
    await userEvent.type(to, '2026-11-24')
    await userEvent.click(canvas.getByRole('button', { name: 'Show' }))
    const day = new Date(2026, 10, 24).getTime()
    await expect(args.onAsk).toHaveBeenLastCalledWith({ ...QUESTION, from: day, to: day })
  },
}
export const TooManyPeople: Story = {
  args: { question: { ...QUESTION, person: 'a' }, answer: { events: [], before: null, tooManyPeople: true } },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('status')[0]).toHaveTextContent(
      'More than 50 people match. Enter more of the name, or a whole user name.',
    )
  },
}
export const Downloads: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Download as CSV' }))
    await expect(args.onDownload).toHaveBeenCalled()
  },
}
export const Downloading: Story = { args: { downloading: true } }
export const DownloadWasCut: Story = {
  args: { cutAt: 100_000 },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^The file has only the newest 100000 of these events\./)).toBeVisible()
  },
}
export const Older: Story = {
  args: { question: { ...QUESTION, before: 900 }, answer: { events: EVENTS, before: null, tooManyPeople: false } },
}
export const NoSuchEvents: Story = {
  args: { question: { ...QUESTION, kind: 'unlock' }, answer: { events: [], before: null, tooManyPeople: false } },
}
export const Loading: Story = { args: { answer: null } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
export const OthersDownload: Story = {
  args: { trouble: { kind: 'files-busy' } },
  play: async ({ canvas }) => {
    const notice = canvas.getByRole('region', { name: 'That can’t be done yet' })
    await expect(notice).toHaveFocus()
    await expect(notice).toHaveTextContent('Wait a minute, then try again.')
  },
}
