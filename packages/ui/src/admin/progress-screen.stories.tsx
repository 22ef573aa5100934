import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor, within } from 'storybook/test'
import { PROGRESS } from '../testing/admin-fixtures.ts'
import { ProgressScreen } from './progress-screen.tsx'

const meta = {
  title: 'Administration/Progress',
  component: ProgressScreen,
  parameters: { framed: true },
  args: { progress: PROGRESS, reminding: null, asking: false, busy: false, trouble: null, onAsk: fn(), onRemind: fn(), onFollow: fn() },
} satisfies Meta<typeof ProgressScreen>

export default meta
type Story = StoryObj<typeof meta>

export const Announced: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText('354 of 480 people enrolled')).toBeVisible()
    await userEvent.click(canvas.getByRole('link', { name: 'See who is left' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people?filter=not-enrolled')
    await userEvent.click(canvas.getByText('The same as a table'))
    await expect(canvas.getAllByRole('row')).toHaveLength(PROGRESS.days.length + 1)
  },
}
export const Enforced: Story = { args: { progress: { ...PROGRESS, mfa: 'enforced', enforceAt: null } } }
export const Everybody: Story = { args: { progress: { ...PROGRESS, people: 354, notEnrolled: 0 } } }
export const Nobody: Story = {
  args: {
    progress: { ...PROGRESS, people: 1, app: 0, email: 0, notEnrolled: 1, mfa: 'off', enforceAt: null, days: [], administrators: 1 },
  },
}
export const OnlyAdministrator: Story = {
  args: { progress: { ...PROGRESS, administrators: 1 } },
  play: async ({ args, canvas, userEvent }) => {
    const notice = within(canvas.getByRole('region', { name: 'You are the only administrator' }))
    await userEvent.click(notice.getByRole('link', { name: 'Choose somebody from the list of people' }))
    await expect(args.onFollow).toHaveBeenCalledWith('/admin/people')
  },
}
export const AsksFirst: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Remind them by email' }))
    await expect(args.onAsk).toHaveBeenCalledWith(true)
    await expect(args.onRemind).not.toHaveBeenCalled()
  },
}
export const Asking: Story = {
  args: { asking: true },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Send the reminder' }))
    await expect(args.onRemind).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }))
    await expect(args.onAsk).toHaveBeenCalledWith(false)
  },
}
export const Reminding: Story = { args: { reminding: { people: 126, left: 0 } } }
export const TooManyToRemindAtOnce: Story = {
  args: { progress: { ...PROGRESS, people: 5_480, notEnrolled: 5_126 }, reminding: { people: 200, left: 4_926 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('200 people are being reminded. 4926 people are left for the next time.')
  },
}
export const RemindedLately: Story = { args: { reminding: { people: 0, left: 0 } } }
export const RemindedBySomebodyElse: Story = {
  args: { progress: { ...PROGRESS, people: 480, notEnrolled: 226 }, reminding: { people: 0, left: 26 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent(
      'Nobody was reminded: somebody else has just reminded those whose turn it was. 26 people are left for the next time.',
    )
  },
}
export const Offline: Story = {
  args: { asking: true, trouble: { kind: 'offline' } },
  play: async () => {
    await waitFor(() => expect(document.title).toMatch(/^Error: /))
  },
}
