import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import { MINUTE, NOW, REFERENCE } from '../testing/fixtures.ts'
import type { HelpRequest } from './admin-data.ts'
import { HelpRequestsScreen } from './help-requests-screen.tsx'

const SAM: HelpRequest = {
  id: 'p1.0',
  personId: 'p1',
  name: 'Sam Okafor',
  username: 'sam.okafor',
  organisationName: 'Cwmbrân Solicitors',
  waitHours: 0,
  reference: REFERENCE,
  askedAt: NOW - 12 * MINUTE,
  resetAt: null,
}

const meta = {
  title: 'Administration/Requests for help',
  component: HelpRequestsScreen,
  parameters: { framed: true },
  args: {
    role: 'administrator',
    requests: [SAM, { ...SAM, id: 'p2.0', personId: 'p2', name: 'Siân Ŵyn', username: 'sian.wyn', resetAt: NOW + 1440 * MINUTE }],
    asking: null,
    busy: false,
    trouble: null,
    news: null,
    onAsk: fn(),
    onConfirm: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof HelpRequestsScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Waiting: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const sam = within(canvas.getByRole('region', { name: 'Sam Okafor' }))
    await expect(sam.getByText(REFERENCE)).toHaveAttribute('translate', 'no')
    await userEvent.click(sam.getByRole('button', { name: 'Reset second factor' }))
    await expect(args.onAsk).toHaveBeenCalledWith({ action: 'grant-reset', request: SAM })
    const sian = within(canvas.getByRole('region', { name: 'Siân Ŵyn' }))
    await expect(sian.queryByRole('button', { name: 'Reset second factor' })).not.toBeInTheDocument()
    await expect(sian.getByText('To be reset on 25 November 2026 at 10:44')).toBeVisible()
  },
}
export const Nobody: Story = {
  args: { requests: [], news: 'Sam Okafor sets up a new second factor at the next sign-in.' },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('region', { name: args.news ?? '' })).toHaveFocus()
  },
}
export const ForTheHelpdesk: Story = { args: { role: 'helpdesk' } }
export const AskingWhy: Story = {
  args: { asking: { action: 'grant-reset', request: SAM } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/The reset is carried out at once\.$/)).toBeVisible()
  },
}
export const AskingWhyBeforeAWait: Story = {
  args: { asking: { action: 'grant-reset', request: { ...SAM, waitHours: 24 } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/They are told, and the reset is carried out 24 hours later, unless they cancel it\.$/)).toBeVisible()
  },
}
export const AskingWhyBeforeAWaitInWelsh: Story = {
  ...AskingWhyBeforeAWait,
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Caiff y person wybod, a chaiff yr ailosodiad ei wneud ar ôl 24 awr/)).toBeVisible()
  },
}
export const AskingWhyOffline: Story = { args: { asking: { action: 'decline-request', request: SAM }, trouble: { kind: 'offline' } } }
