import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { MINUTE, NOW, REFERENCE } from '../testing/fixtures.ts'
import { OWN_EVENTS } from '../testing/session-fixtures.ts'
import { RecentEventsPanel } from './recent-events-panel.tsx'

const meta = {
  title: 'Account/What happened lately',
  component: RecentEventsPanel,
  args: { events: OWN_EVENTS },
} satisfies Meta<typeof RecentEventsPanel>

export default meta
type Story = StoryObj<typeof meta>

const FIFTY = Array.from({ length: 50 }, (_, n) => ({
  at: NOW - n * MINUTE,
  kind: 'sign-out',
  outcome: 'signed-out',
  by: 'you' as const,
  reference: null,
}))

export const Several: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Password entered to sign in: wrong password, by somebody who had not signed in')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

export const Many: Story = {
  args: { events: FIFTY },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(10)
    await userEvent.click(canvas.getByRole('button', { name: 'Show more' }))
    await expect(canvas.getAllByRole('listitem')).toHaveLength(50)
    await expect(canvas.getAllByRole('listitem')[10]).toHaveFocus()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Nobody was asked for anything so far: a page that tells whom to turn to gives a reference as well. */
export const HelpPageOpened: Story = {
  args: { events: [{ at: NOW, kind: 'ask-for-help', outcome: 'noted', by: 'you', reference: REFERENCE }] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Was given a reference for the helpdesk, by you')).toBeVisible()
  },
}
export const Nothing: Story = { args: { events: [] } }
export const InWelsh: Story = { globals: { locale: 'cy' } }
