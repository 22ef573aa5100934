import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import { PERSON } from '../testing/admin-fixtures.ts'
import { MINUTE, NOW } from '../testing/fixtures.ts'
import { PersonScreen } from './person-screen.tsx'

const meta = {
  title: 'Administration/One person',
  component: PersonScreen,
  parameters: { framed: true },
  args: {
    person: PERSON,
    role: 'administrator',
    isSelf: false,
    asking: null,
    busy: false,
    trouble: null,
    news: null,
    given: null,
    address: 'https://mfa.example.org',
    listHref: '/admin/people?search=okafor',
    onAsk: fn(),
    onConfirm: fn(),
    onNoted: fn(),
    onCorrectAddress: fn(),
    onFollow: fn(),
  },
} satisfies Meta<typeof PersonScreen>

export default meta
type Story = StoryObj<typeof meta>

export const App: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Reset second factor' }))
    await expect(args.onAsk).toHaveBeenCalledWith('reset-mfa')
    await expect(canvas.getByText('Entered a code to sign in: wrong')).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: '← Back to the list' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people?search=okafor')
    await userEvent.click(canvas.getByRole('link', { name: 'All events of this person' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/events?person=sam.okafor')
  },
}
export const SeveralApps: Story = {
  args: {
    person: {
      ...PERSON,
      factor: {
        method: 'totp',
        enrolledAt: NOW - 90 * MINUTE,
        apps: [
          { tag: '7K', name: null, enrolledAt: NOW - 90 * MINUTE },
          { tag: '9Q', name: 'Work phone', enrolledAt: NOW - 9 * MINUTE },
        ],
      },
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Authenticator app, entry 7K, set up on /)).toBeVisible()
    await expect(canvas.getByText(/^Authenticator app “Work phone”, entry 9Q, set up on /)).toBeVisible()
  },
}
/** It was granted, and is not done. */
export const WaitsForAReset: Story = {
  args: { person: { ...PERSON, resetAt: NOW + 24 * 60 * MINUTE } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^A reset was granted. It is carried out on 25 November 2026.*, unless they cancel it.$/)).toBeVisible()
  },
}
export const WaitsForAResetInWelsh: Story = {
  ...WaitsForAReset,
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Caniatawyd ailosodiad\. Caiff ei wneud ar 25 Tachwedd 2026/)).toBeVisible()
  },
}
export const NotEnrolled: Story = { args: { person: { ...PERSON, factor: null, sessions: [], oneTimePassword: true, events: [] } } }
export const EmailBounced: Story = {
  args: {
    person: {
      ...PERSON,
      bouncedAt: NOW - 2 * MINUTE,
      emailMfa: { policy: 'named', named: true },
      factor: { method: 'email', enrolledAt: NOW - 9 * MINUTE, apps: [] },
    },
  },
}
export const AddressAwaitsItsCode: Story = {
  args: { person: { ...PERSON, addressChange: { address: 'sam@newfirm.example', sentAt: NOW - MINUTE, expiresAt: NOW + 14 * MINUTE } } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Enter the code for the new address' }))
    await expect(args.onCorrectAddress).toHaveBeenCalledOnce()
  },
}
export const Locked: Story = {
  args: { person: { ...PERSON, misses: 10, lock: { until: NOW + MINUTE } } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Unlock' }))
    await expect(args.onAsk).toHaveBeenCalledWith('unlock')
    const widths = canvas
      .getAllByRole('button', { name: /unlock|reset|email|password|suspend|administrator/i })
      .map((button) => button.offsetWidth)
    await expect([widths.length, new Set(widths).size]).toEqual([7, 1])
  },
}
export const LockedForGood: Story = {
  args: { person: { ...PERSON, misses: 100, lock: { until: null } } },
}
export const LockedWhileEnrolling: Story = {
  args: {
    person: {
      ...PERSON,
      factor: null,
      sessions: [{ stage: 'enrolling', openedAt: NOW - MINUTE, lastSeenAt: NOW - MINUTE }],
      misses: 5,
      lock: { until: NOW + MINUTE },
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('The password was entered, and a second factor is being set up')).toBeVisible()
    await expect(canvas.getByText(/^Locked after too many wrong codes/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Unlock' })).toBeVisible()
  },
}
export const Suspended: Story = { args: { person: { ...PERSON, suspendedAt: NOW - 60 * MINUTE } } }
export const AnAdministrator: Story = { args: { person: { ...PERSON, role: 'administrator' } } }
export const Oneself: Story = { args: { isSelf: true, person: { ...PERSON, role: 'administrator' } } }
export const ForTheHelpdesk: Story = {
  args: { role: 'helpdesk' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button', { name: 'Suspend' })).not.toBeInTheDocument()
    await expect(canvas.queryByRole('button', { name: 'Correct the email address' })).not.toBeInTheDocument()
    await expect(canvas.queryByRole('link', { name: 'All events of this person' })).not.toBeInTheDocument()
  },
}
export const Done: Story = {
  args: { news: 'Sam Okafor sets up a new second factor at the next sign-in.' },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('region', { name: args.news ?? '' })).toHaveFocus()
  },
}
export const PasswordGiven: Story = {
  args: { given: { password: 'bcdf-ghjk-mnpq-rstv', until: NOW + 30 * 24 * 60 * MINUTE } },
  play: async ({ canvas }) => {
    const news = canvas.getByRole('region', { name: 'The one-time password of Sam Okafor' })
    await expect(news).toHaveFocus()
    await expect(within(news).getByText('bcdf-ghjk-mnpq-rstv')).toHaveAttribute('translate', 'no')
    await expect(canvas.getByText(/If it is lost, choose “New one-time password” again/)).toBeVisible()
  },
}
export const AskingWhy: Story = {
  args: { asking: 'reset-mfa' },
  play: async ({ args, canvas, userEvent }) => {
    const dialog = within(canvas.getByRole('dialog', { name: 'Reset the second factor of Sam Okafor?' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Reset' }))
    await expect(dialog.getByRole('alert')).toHaveTextContent('Enter a reason')
    await expect(args.onConfirm).not.toHaveBeenCalled()
    await userEvent.type(dialog.getByLabelText('Reason'), ' lost phone ')
    await userEvent.click(dialog.getByRole('button', { name: 'Reset' }))
    await expect(args.onConfirm).toHaveBeenCalledWith('reset-mfa', 'lost phone')
  },
}
export const AskingWhyOffline: Story = { args: { asking: 'suspend', trouble: { kind: 'offline' } } }
export const Working: Story = { args: { asking: 'make-administrator', busy: true } }
