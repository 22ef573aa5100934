import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import { DAY, POLICY } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import { PolicyScreen } from './policy-screen.tsx'

const meta = {
  title: 'Administration/Policy',
  component: PolicyScreen,
  parameters: { framed: true },
  args: { policy: POLICY, answer: null, busy: false, trouble: null, onSave: fn(), onForget: fn(), onFollow: fn() },
} satisfies Meta<typeof PolicyScreen>

export default meta
type Story = StoryObj<typeof meta>

const ANNOUNCED = { ...POLICY, mfa: 'announced', enforceAt: NOW + 42 * DAY } as const

export const Enforced: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('Off'))
    await userEvent.type(canvas.getByLabelText('Approved authenticator app'), ' Sunstone ')
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(args.onSave).toHaveBeenCalledWith({ ...POLICY, mfa: 'off', approvedApp: 'Sunstone' }, false)
  },
}
export const Announced: Story = { args: { policy: ANNOUNCED } }
export const NoDay: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByLabelText('From a day on'))
    await userEvent.clear(canvas.getByLabelText('Days of notice'))
    await userEvent.type(canvas.getByLabelText('Web address of the app'), 'store')
    await userEvent.click(canvas.getByRole('button', { name: 'Save policy' }))
    await expect(args.onSave).not.toHaveBeenCalled()
    const summary = within(canvas.getByRole('region', { name: 'There is a problem' }))
    for (const name of ['Enter the day', 'Days of notice must be 1 to 365', 'The web address of the app must begin with https://'])
      await expect(summary.getByRole('link', { name })).toBeVisible()
  },
}
export const DayHasPassed: Story = { args: { policy: ANNOUNCED, answer: { kind: 'day-has-passed' } } }
export const Saved: Story = { args: { answer: { kind: 'changed' } } }
export const Unchanged: Story = { args: { answer: { kind: 'unchanged' } } }
export const Overtaken: Story = { args: { answer: { kind: 'overtaken' } } }
export const LocksOut: Story = {
  args: {
    policy: { ...POLICY, emailMfa: 'nobody' },
    answer: { kind: 'locks-out', total: 22, people: [{ id: 'p2', username: 'sian.wyn', name: 'Siân Ŵyn' }] },
  },
  play: async ({ args, canvas, userEvent }) => {
    const dialog = within(canvas.getByRole('dialog', { name: 'This locks 22 people out' }))
    await expect(dialog.getByText('and 21 more')).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Change it all the same' }))
    await expect(args.onSave).toHaveBeenCalledWith({ ...POLICY, emailMfa: 'nobody' }, true)
    await userEvent.click(dialog.getByRole('button', { name: 'Do not change the policy' }))
    await expect(args.onForget).toHaveBeenCalled()
  },
}
export const Saving: Story = { args: { busy: true } }
export const Offline: Story = { args: { trouble: { kind: 'offline' } } }
