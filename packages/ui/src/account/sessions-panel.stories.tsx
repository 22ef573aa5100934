import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { MINUTE } from '../testing/fixtures.ts'
import { HERE, PHONE, UNFINISHED, UNKNOWN } from '../testing/session-fixtures.ts'
import { SessionsPanel } from './sessions-panel.tsx'

const meta = {
  title: 'Account/Where you are signed in',
  component: SessionsPanel,
  args: { sessions: [HERE, PHONE], outcome: null, busy: false, trouble: null, onEnd: fn(), onEndOthers: fn() },
} satisfies Meta<typeof SessionsPanel>

export default meta
type Story = StoryObj<typeof meta>

export const Offline: Story = { args: { trouble: { kind: 'offline' } } }

export const EndsOne: Story = {
  args: { sessions: [HERE, PHONE, UNFINISHED] },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByRole('button', { name: 'Sign out there: Edge on Windows' })).toBeNull()
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Sign out there: Safari on an iPhone' }))
    await expect(args.onEnd).toHaveBeenCalledOnce()
    await expect(args.onEnd).toHaveBeenCalledWith(PHONE.id)
    await expect(args.onEndOthers).not.toHaveBeenCalled()
  },
}

export const EndsAllOthers: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out everywhere else' }))
    await expect(args.onEndOthers).toHaveBeenCalledOnce()
  },
}

export const Ended: Story = {
  args: { sessions: [HERE], outcome: { kind: 'ended' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Signed out there.')).toHaveFocus()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

export const EndedBefore: Story = { args: { sessions: [HERE], outcome: { kind: 'not-found' } } }
export const AllEndedBefore: Story = {
  args: { sessions: [HERE], outcome: { kind: 'none' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('The others were signed out already.')).toHaveFocus()
  },
}
/** This browser has gone on in another session since the list was read. */
export const NotThisOne: Story = {
  args: { outcome: { kind: 'current' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('That is the browser you are in. To end it, sign out.')).toHaveFocus()
  },
}
export const NowhereElse: Story = { args: { sessions: [HERE] } }
/** Somebody has the password, and no code. */
export const PasswordAlone: Story = {
  args: { sessions: [HERE, UNFINISHED] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/Your password was entered, and no code so far/)).toBeVisible()
    await expect(canvas.getByText('From 203.0.113.9')).toBeVisible()
  },
}
export const UnknownDevice: Story = { args: { sessions: [HERE, UNKNOWN] } }
export const OtherStages: Story = {
  args: { sessions: [HERE, { ...PHONE, stage: 'enrolling' }, { ...UNKNOWN, stage: 'change-password' }] },
}
export const LongAddress: Story = {
  args: {
    sessions: [
      HERE,
      { ...PHONE, here: false, address: '2001:0db8:0001:0002:0003:0004:0005:0006', lastSeenAt: PHONE.lastSeenAt - 2000 * MINUTE },
    ],
  },
}
export const Busy: Story = { args: { busy: true } }
export const InWelsh: Story = {
  args: { sessions: [HERE, PHONE, UNFINISHED] },
  globals: { locale: 'cy' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Safari ar iPhone')).toBeVisible()
    await expect(canvas.getByText('Chrome ar lechen Android')).toBeVisible()
  },
}
